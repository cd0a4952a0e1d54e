"""The types of the columns of analyses that may be empty, so that data frames have one whatever."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

from graphkit.table import Type

_NUMBERS: Final = (
    *("after", "assortativity", "before", "change", "deviation", "expected", "high", "lag", "low"),
    *("nodf", "outside", "p", "q", "redundancy", "reinforcement", "share", "value", "years", "z"),
    *(f"after_{years}_{how}" for years in ("1_year", "5_years") for how in ("presumed", "seen")),
)
_WHOLE_NUMBERS: Final = ("community", "median_presumed", "median_seen", "size", "uncertain")
_DATES: Final = (
    "end_earliest",
    "end_latest",
    "last_seen",
    "since",
    "start_earliest",
    "start_latest",
)
_TYPES: Final[Mapping[str, Type]] = {
    **dict.fromkeys(_NUMBERS, float),
    **dict.fromkeys(_WHOLE_NUMBERS, int),
    **dict.fromkeys(_DATES, datetime.date),
}


def types_of(columns: Iterable[str]) -> dict[str, Type]:
    """Say which of these columns hold numbers or dates, even where all are missing.

    >>> types_of(["actor", "p", "median_seen"])
    {'p': <class 'float'>, 'median_seen': <class 'int'>}
    """
    return {name: _TYPES[name] for name in columns if name in _TYPES}
