"""Tell whether a cell may be a date, or a period."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.cell_meanings.numbers import is_plain_number
from graphkit.authoring.dates.words_beside_dates import AND
from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.dates.years import YEAR
from graphkit.errors import InvalidDate
from graphkit.names.pattern_of_words import any_of

_BETWEEN_DATES: Final = re.compile(rf"[,;&/]|\s(?:{any_of(AND)})\s")


def is_date_like(cell: str) -> bool:
    """Tell whether a cell may be a date; plain numbers where they may be years."""
    if is_plain_number(cell) and cell.removesuffix(".").count(".") != 2:
        return YEAR.fullmatch(cell) is not None
    try:
        return bool(read_date(cell, "dmy"))
    except InvalidDate:
        return any(map(str.isdigit, cell)) and _is_period(cell)


def several_dates(cell: str) -> list[str]:
    """Take a cell apart that holds dates or periods one behind the other.

    >>> several_dates("1973–1992, 2007–2020"), several_dates("14 May 2021")
    (['1973–1992', '2007–2020'], ['14 May 2021'])
    """
    parts = [part.strip() for part in _BETWEEN_DATES.split(cell) if part.strip()]
    return parts if all(map(is_date_like, parts)) else [cell.strip()]


def _is_period(cell: str) -> bool:
    try:
        return bool(read_range(cell, "dmy"))
    except InvalidDate:
        return False
