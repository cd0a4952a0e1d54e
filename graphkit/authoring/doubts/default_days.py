"""Doubt days from or to which computers count: programs write them where none is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.doubts.years_as_days import has_years_as_days, years_as_days
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_DAYS: Final = ("0001-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01")
"""Of .NET, of spreadsheets, of databases and of Unix."""
_LAST_DAYS: Final = ("2038-01-19", "2079-06-06", "2099-12-31")
"""Of Unix, of a data base, and of who may write no later year."""
_YEAR: Final = re.compile(r"(?<!\d)\d{4}")
_YEARS: Final = 10
"""So far from such a day is everybody else."""
_HINT_END: Final = "Empty the cell if nobody knows the day, or if it goes on."


def default_days(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find memberships that begin on such a day, when nobody else began for years, or that end so.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.

    Yields
    ------
    Problem
        One for each coalition and day, in the line of the first. A day in the midst of others may
        be meant: several treaties came into force on 1 January 1970. Years that a spreadsheet
        shows as days of 1905 are told, too.
    """
    yield from years_as_days(rows)
    yield from _ends(rows)
    if not any(row.cells["during"].startswith(_DAYS) for row in rows):
        return
    begun: dict[str, set[str]] = {}
    for row in rows:
        begun.setdefault(row.cells["coalition"], set()).add(row.cells["during"].split("/")[0])
    told: set[tuple[str, str]] = set()
    for row in rows:
        day, coalition = row.cells["during"].split("/")[0], row.cells["coalition"]
        if day not in _DAYS or (coalition, day) in told:
            continue
        years = [int(one[:4]) for one in begun[coalition] if one[:4].isdigit() and one not in _DAYS]
        if all(year - int(day[:4]) >= _YEARS for year in years):
            told.add((coalition, day))
            message = f"{shown(day)} is what programs write where no day is known, and counts."
            hint = "Empty the cell if nobody knows the day."
            yield Problem(row.path, row.line, "during", message, hint)


def _ends(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find memberships whose end is such a day, and those that begin on the last of all days."""
    held = {row.cells["during"] for row in rows}
    ends = {during: day for during in held if (day := _default_end(during))}
    if not ends:
        return
    years = {int(year) for during in held - {*ends} for year in _YEAR.findall(during)}
    told = {day for day in {*ends.values()} if _is_near(int(day[:4]), years)}
    for row in rows:
        day = ends.get(row.cells["during"], "")
        if day and day not in told:
            told.add(day)
            what = "an end is open" if day in _LAST_DAYS else "no day is known"
            message = f"{shown(day)} is what programs write where {what}, and counts."
            yield Problem(row.path, row.line, "during", message, _HINT_END)


def _is_near(year: int, years: set[int]) -> bool:
    """Whether others joined or left so near to a year that it may be meant."""
    return any(abs(year - other) < _YEARS for other in years)


def _default_end(during: str) -> str:
    """Give the day where a period ends so without a beginning, or is bound by the last day.

    >>> _default_end("/1970-01-01"), _default_end("2019/2099-12-31"), _default_end("1970-01-01/..")
    ('1970-01-01', '2099-12-31', '')
    """
    begun, _, ended = during.partition("/")
    if begun in _LAST_DAYS:
        return begun
    return ended if ended in _LAST_DAYS or (ended in _DAYS and not begun) else ""


def has_default_days(rows: Sequence[Row]) -> bool:
    """Tell whether any begins on such a day, by rows that have every period there is."""
    held = {row.cells["during"] for row in rows}
    begun = any(during.startswith(_DAYS) for during in held)
    return has_years_as_days(rows) or begun or any(map(_default_end, held))
