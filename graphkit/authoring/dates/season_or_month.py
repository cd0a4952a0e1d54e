"""Tell by all cells of a column whether "2010/11" is a month or the years 2010 to 2011."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_PARTS: Final = re.compile(r"(?<![\d/])(\d\d)(\d\d)\s?[/–]\s?(\d{1,2})(?![\d/])")

EITHER: Final = "between {} and {}".format
"""Writes two years of which one is meant."""


def are_seasons(cells: Iterable[str]) -> bool:
    """Tell whether a column counts in seasons, because one of its cells can be nothing else.

    >>> are_seasons(["2010/11", "2012/13"]), are_seasons(["2010/11"])
    (True, False)
    >>> are_seasons(["2010/11", "2012/13", "2014/03"])
    False
    """
    found = False
    for cell in cells:
        for match in _PARTS.finditer(cell):
            if not _may_be_years(match):
                return False
            found = found or not _may_be_month(match)
    return found


def with_years(cell: str, written: Callable[[int, int], str]) -> str:
    """Write the two years of each season in full.

    Parameters
    ----------
    cell : str
        Of a column that counts in seasons.
    written : callable
        Is given the two years.

    Examples
    --------
    >>> with_years("1999/00", "{}/{}".format), with_years("May 2019", "{}/{}".format)
    ('1999/2000', 'May 2019')
    """

    def in_full(match: re.Match[str]) -> str:
        first = int(match[1] + match[2])
        return written(first, first + 1) if _may_be_years(match) else match[0]

    return _PARTS.sub(in_full, cell)


def season_or_month(cells: Sequence[tuple[Row, str]], column: str) -> Problem | None:
    """Look at a column of dates or periods for what can be read as a month and as two years.

    Parameters
    ----------
    cells : sequence of Row and str
        Every cell, with its row.
    column : str
        Its name.

    Returns
    -------
    Problem or None
        None where there is no such cell, or another one, such as ``2010/03``, can only be a month.
    """
    first: tuple[Row, str] | None = None
    for row, cell in cells:
        for match in _PARTS.finditer(cell):
            if not _may_be_month(match):
                continue
            if not _may_be_years(match):
                return None
            first = first or (row, match[0])
    if first is None:
        return None
    row, said = first
    years = f"{said[:4]} to {int(said[:4]) + 1}"
    message = f"{said!r} is read as a month, and could be the years {years}."
    month_alone = re.sub(r"\s?[/–]\s?", "-", said)
    hint = f"Write {month_alone} for the month, or {said[:4]} for the first of the years."
    return Problem(row.path, row.line, column, message, hint)


def _may_be_month(match: re.Match[str]) -> bool:
    return 1 <= int(match[3]) <= 12


def _may_be_years(match: re.Match[str]) -> bool:
    return len(match[3]) == 2 and int(match[3]) == (int(match[2]) + 1) % 100
