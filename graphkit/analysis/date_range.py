"""The days that an analysis covers: from the first to the last of which the data say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.errors import DataError, Problem
from graphkit.facts.one_day import from_day_number
from graphkit.next_steps import Advice, Option
from graphkit.panel import EARLIEST, LATEST, number_of
from graphkit.panel.known_days import first_day, last_day

if TYPE_CHECKING:
    import datetime

    from graphkit.panel import Day, Panel

_SAY_BOTH: Final = Advice(
    "Say both {first} and {last}.", first=Option("first"), last=Option("last")
)


def date_range(
    panel: Panel, first: Day | int | None, last: Day | int | None, suspended: Panel | None = None
) -> tuple[int, int]:
    """Read the first and last day meant; what is left out is taken from the panel.

    Where suspensions count, it is taken from these, too.

    Raises
    ------
    DataError
        If the first is after the last, or a panel without any dates leaves it open.
    """
    panels = (panel,) if suspended is None else (panel, suspended)
    low = first_day(*panels) if first is None else number_of(first)
    high = last_day(*panels) if last is None else number_of(last)
    if low is None or high is None:
        message = "there is no date to begin or end with."
        raise DataError([Problem("panel", 0, "", message, _SAY_BOTH)])
    if low > high:
        shown = f"{from_day_number(low)} is after {from_day_number(high)}."
        hint = "Swap them." if None not in (first, last) else _SAY_BOTH
        raise DataError([Problem("span", 0, "", shown, hint)])
    return low, high


def date_of(day: int) -> datetime.date | None:
    """Turn a day number into a date, or None when it is unbounded."""
    return from_day_number(day) if EARLIEST < day < LATEST else None
