"""Numbers of days in workbooks that count from 1904."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from graphkit.tabular.reading.lines_of_text import Line

_NUMBER: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST: Final = datetime.date(1904, 1, 1)


def days_since_1904(lines: Iterable[Line], places: Collection[int]) -> Iterator[Line]:
    """Turn numbers of days into dates, in the columns that hold dates.

    Parameters
    ----------
    lines : iterable of Line
        The rows of a sheet whose `epoch` is 1904.
    places : collection of int
        Where dates stand; numbers in other columns are what they are.

    Examples
    --------
    >>> list(days_since_1904([(2, ["Acme", "42369", "42369"])], {1}))
    [(2, ['Acme', '2020-01-01', '42369'])]
    """
    for line, cells in lines:
        yield line, [_date(cell) if n in places else cell for n, cell in enumerate(cells)]


def _date(cell: str) -> str:
    match = _NUMBER.fullmatch(cell.strip())
    return (_FIRST + datetime.timedelta(days=int(match[1]))).isoformat() if match else cell
