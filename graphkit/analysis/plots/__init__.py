"""Figures of analyses (extra ``plot``): each function draws a matplotlib Figure.

The figures are made without pyplot, so that drawing one changes nothing elsewhere: save it with
``figure.savefig("growth.png")``, or show it as the last line of a notebook cell. Every figure says
below the drawing which version of the data it shows, and as of which day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from graphkit.analysis.plots.growth_curves import growth_curve as growth_curve
    from graphkit.analysis.plots.incidence_maps import incidence_map as incidence_map
    from graphkit.analysis.plots.rank_tables import rank_table as rank_table
    from graphkit.analysis.plots.survival_curves import survival_curve as survival_curve
    from graphkit.analysis.plots.upset_plots import upset as upset
    from graphkit.analysis.plots.waves_of_joining import joining_waves as joining_waves

__all__ = [
    "growth_curve",
    "incidence_map",
    "joining_waves",
    "rank_table",
    "survival_curve",
    "upset",
]

_HOMES: Final = {
    "growth_curve": "growth_curves",
    "incidence_map": "incidence_maps",
    "joining_waves": "waves_of_joining",
    "rank_table": "rank_tables",
    "survival_curve": "survival_curves",
    "upset": "upset_plots",
}


if not TYPE_CHECKING:  # a type checker knows what there is, and refuses other names

    def __getattr__(name: str) -> Callable[..., Figure]:
        from importlib import import_module

        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
