"""Tell by all cells of a column whether "2010/11" is a month or the years 2010 to 2011."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_SEASON: Final = r"(?:(?<!\w)[FAS]Y\s?)"
"""A fiscal, an academic or a school year."""
_PARTS: Final = re.compile(
    rf"({_SEASON}?)(?<![\d/])(\d\d)(\d\d)\s?([/–]|-(?=\d\d(?![\d/-])))\s?(\d{{1,2}})(?![\d/])",
    re.I,
)
_IN_FULL: Final = re.compile(rf"({_SEASON}?)(?<![\d/–-])(\d{{4}})\s?[/–-]\s?(\d{{4}})", re.I)
_SIGNS: Final = ("/–", "-")
"""Signs between two years; those together count alike."""
_ENOUGH: Final = 2
"""So many different spans of two years tell that a column of beginnings counts in them."""

EITHER: Final = "between {} and {}".format
"""Writes two years of which one is meant."""


def signs_of_seasons(cells: Iterable[str]) -> str:
    """Tell with which signs a column counts in seasons, as a cell with it can be nothing else.

    With a hyphen, what is not a season is a month, and says nothing of the other signs.

    >>> signs_of_seasons(["2010/11", "2012/13"]), signs_of_seasons(["2010/11"])
    ('/–', '')
    >>> signs_of_seasons(["2010/11", "2012/13", "2014/03"])
    ''
    >>> signs_of_seasons(["2010-11", "2012-13"])
    '-'
    >>> signs_of_seasons(["FY2010/11"]), signs_of_seasons(["2010-11", "2012-03"])
    ('/–', '')
    """
    told = dict.fromkeys(_SIGNS, False)
    for cell in cells:
        for match in _PARTS.finditer(cell):
            signs = _SIGNS[match[4] == "-"]
            if not _may_be_years(match):
                told.pop(signs, None)
            elif signs in told:
                told[signs] = told[signs] or bool(match[1]) or not _may_be_month(match)
    return "".join(signs for signs in _SIGNS if told.get(signs))


def with_years(cell: str, written: Callable[[int, int], str], signs: str = "/–-") -> str:
    """Write the two years of each season in full.

    Parameters
    ----------
    cell : str
        Of a column that counts in seasons.
    written : callable
        Is given the two years.
    signs : str
        What stands between the years of seasons.

    Examples
    --------
    >>> with_years("1999/00", "{}/{}".format), with_years("May 2019", "{}/{}".format)
    ('1999/2000', 'May 2019')
    >>> with_years("FY 2019-20", "{}/{}".format), with_years("2019-05-20", "{}/{}".format)
    ('2019/2020', '2019-05-20')
    """

    def in_full(match: re.Match[str]) -> str:
        first = int(match[2] + match[3])
        season = match[4] in signs and _may_be_years(match)
        return written(first, first + 1) if season else match[0]

    return _PARTS.sub(in_full, cell)


def count_in_two_years(cells: Iterable[str]) -> bool:
    """Tell whether the beginnings of a column are all two years that follow each other.

    >>> count_in_two_years(["2019/2020", "2020/2021"]), count_in_two_years(["2019/2020"])
    (True, False)
    >>> count_in_two_years(["2019/2020", "2020/2023"]), count_in_two_years(["2019", "2020"])
    (False, False)
    """
    spans = set()
    for cell in filter(None, map(str.strip, cells)):
        match = _IN_FULL.fullmatch(cell)
        if match is None or int(match[3]) != int(match[2]) + 1:
            return False
        spans.add(cell)
    return len(spans) >= _ENOUGH


def of_two_years(cell: str) -> str:
    """Write two years that follow each other as a beginning in one of them.

    >>> of_two_years("FY2019/2020")
    'between 2019 and 2020'
    """
    match = _IN_FULL.fullmatch(cell.strip())
    return EITHER(match[2], match[3]) if match else cell


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
            if match[4] == "-" or not _may_be_month(match):
                continue  # with a hyphen it is a month, unless other cells are none
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
    return 1 <= int(match[5]) <= 12


def _may_be_years(match: re.Match[str]) -> bool:
    return len(match[5]) == 2 and int(match[5]) == (int(match[3]) + 1) % 100
