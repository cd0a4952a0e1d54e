"""Tell whether a cell may be a date, or a period."""

from __future__ import annotations

from graphkit.authoring.cells.numbers import is_plain_number
from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.dates.years import YEAR
from graphkit.errors import InvalidDate


def is_date_like(cell: str) -> bool:
    """Tell whether a cell may be a date; plain numbers where they may be years."""
    if is_plain_number(cell) and cell.count(".") != 2:
        return YEAR.fullmatch(cell) is not None
    try:
        return bool(read_date(cell, "dmy"))
    except InvalidDate:
        return any(map(str.isdigit, cell)) and _is_period(cell)


def _is_period(cell: str) -> bool:
    try:
        return bool(read_range(cell, "dmy"))
    except InvalidDate:
        return False
