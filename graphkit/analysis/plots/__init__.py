"""Figures of analyses (extra ``plot``): each function gives a matplotlib Figure.

The figures are made without pyplot, so that drawing one changes nothing elsewhere: save it with
``figure.savefig("growth.png")``, or show it as the last line of a notebook cell. Every figure says
below the drawing which version of the data it shows, and as of which day.
"""

from __future__ import annotations

from importlib import import_module

_CONTENTS: dict[str, str] = {
    "growth_curve": "growth",
    "incidence_map": "incidence",
    "joining_waves": "waves",
    "rank_table": "ranks",
    "survival_curve": "survival",
    "upset": "combined",
}


def __getattr__(name: str) -> object:
    if name not in _CONTENTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_CONTENTS[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_CONTENTS})
