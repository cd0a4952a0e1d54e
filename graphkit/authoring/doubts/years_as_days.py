"""Doubt days of 1905 that a spreadsheet shows where somebody typed a year into a cell of dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.dates.written_date import DAY_OF_NUMBER_0
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_DAY: Final = re.compile(r"1905-0[67]-\d\d")
_FIRST: Final = 1993
_LAST: Final = 2033
"""Years that, read as a number of days by a spreadsheet, lie from 15 June to 25 July 1905."""
_NEAR: Final = range(1890, 1921)
"""Where others of a coalition began in these years, such a day may be meant."""


def years_as_days(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find periods that begin or end on such a day, in coalitions that nobody else joined then.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.

    Yields
    ------
    Problem
        One for each coalition and day, in the line of the first.
    """
    if not has_years_as_days(rows):
        return
    others: dict[str, set[int]] = {}
    for row in rows:
        begun = row.cells["during"][:4]
        if begun.isdigit() and not _year(row.cells["during"][:10]):
            others.setdefault(row.cells["coalition"], set()).add(int(begun))
    told: set[tuple[str, str]] = set()
    for row in rows:
        coalition = row.cells["coalition"]
        for day in _DAY.findall(row.cells["during"]):
            year = _year(day)
            near = any(one in _NEAR for one in others.get(coalition, ()))
            if not year or near or (coalition, day) in told:
                continue
            told.add((coalition, day))
            message = f"{shown(day)} is what a spreadsheet shows of {year} in a cell of dates."
            hint = f"Write {year} if the year is meant."
            yield Problem(row.path, row.line, "during", message, hint)


def has_years_as_days(rows: Sequence[Row]) -> bool:
    """Tell whether any begins or ends on such a day, by rows that have every period there is."""
    held = {row.cells["during"] for row in rows if "1905-0" in row.cells["during"]}
    return any(_year(day) for during in held for day in _DAY.findall(during))


def _year(day: str) -> int:
    """Give the year that Excel shows as a day; 0 for any other day.

    >>> _year("1905-07-12"), _year("1905-06-15"), _year("1905-07-26"), _year("1905-05-01")
    (2020, 1993, 0, 0)
    """
    if not _DAY.fullmatch(day):
        return 0
    count = (datetime.date.fromisoformat(day) - DAY_OF_NUMBER_0).days
    return count if _FIRST <= count <= _LAST else 0
