"""Analysis of who is in what: one idea a file, pure functions, results as tables.

Each function takes a two-mode network (`graphkit.network.two_mode`) or a panel and gives a
`graphkit.table.Table` whose ``definitions`` say what every column means, or a network. Nothing
given is changed. A submodule is imported when one of its names is first used.
"""

from __future__ import annotations

from importlib import import_module

_CONTENTS: dict[str, str] = {
    # name: submodule
}

__all__ = sorted(_CONTENTS)


def __getattr__(name: str) -> object:
    if name not in _CONTENTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_CONTENTS[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
