"""Tell whether a cell may be a date in a form that is too short to be read everywhere."""

from __future__ import annotations

import datetime
import re
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like

_SHORT_YEAR: Final = re.compile(
    r"(?P<before>\d{1,2}[-./ ](?:\d{1,2}|[^\W\d]+\.?)[-./ ]|[^\W\d]+\.?[-/ '’]+)(?P<year>\d{2})"
)
_TOGETHER: Final = re.compile(r"(1[89]\d\d|20\d\d)(\d\d)(\d\d)")


def may_be_date(cell: str) -> bool:
    """Tell whether a cell may be a date, also with two digits of a year or without signs.

    >>> list(map(may_be_date, ["12-Mar-18", "12.3.18", "Mar-18", "2018.03.12.", "20180312"]))
    [True, True, True, True, True]
    >>> list(map(may_be_date, ["Level 18", "3-18", "20189912", "12.5", "1.40.18"]))
    [False, False, False, False, False]
    """
    bare = cell.strip().removesuffix(".")
    if is_date_like(cell) or is_date_like(bare):
        return True
    if short := _SHORT_YEAR.fullmatch(bare):
        return is_date_like(f"{short['before']}20{short['year']}")
    together = _TOGETHER.fullmatch(bare)
    return together is not None and _is_day(*map(int, together.groups()))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
