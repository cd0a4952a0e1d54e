"""Doubt beginnings on days from which computers count: programs write them where none is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.doubts.years_as_days import has_years_as_days, years_as_days
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_DAYS: Final = ("0001-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01")
"""Of .NET, of spreadsheets, of databases and of Unix."""
_YEARS: Final = 10
"""So much later everybody else began."""


def default_days(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find memberships that begin on such a day, when nobody else began for years.

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


def has_default_days(rows: Sequence[Row]) -> bool:
    """Tell whether any begins on such a day, by rows that have every period there is."""
    return has_years_as_days(rows) or any(row.cells["during"].startswith(_DAYS) for row in rows)
