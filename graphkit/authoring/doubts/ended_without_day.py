"""Doubt a mark that says that a membership ended, and of which no day is known."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.errors import Problem

_HINT = "Write the end into the cell; where only your table shows it, as 'x (by 2024-05)'."


def is_ended_without_day(told: Mapping[str, str]) -> bool:
    """Tell whether dates say no more than that there was an end.

    >>> is_ended_without_day({"until": "unknown"}), is_ended_without_day({"until": "2019"})
    (True, False)
    """
    return told.get("until") == UNKNOWN_DAY and not told.get("since")


def ended_without_day(path: str, line: int, column: str, cell: str) -> Problem:
    """Say that whether it goes on is left open, which is all that can be said without a day."""
    message = f"{cell.strip()[:60]!r} says that it ended, and not when: it is possible on any day."
    return Problem(path, line, column, message, _HINT)
