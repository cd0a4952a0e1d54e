"""Read a month that stands alone, by its number or name."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.dates.written_date import read_date
from graphkit.errors import InvalidDate

_NUMBER: Final = re.compile(r"(0?[1-9]|1[0-2])(?:\.0+)?")
"""Programs write decimals where some numbers of a column are missing."""
_DAYLESS: Final = re.compile(r"2000-(\d\d)")


def month_alone(text: str) -> str:
    """Give the number of a month; empty for anything else.

    >>> [month_alone(one) for one in ("6", "6.0", "June", "13", "June 2015", "soon")]
    ['06', '06', '06', '', '', '']
    """
    if any(map(str.isdigit, text)):
        number = _NUMBER.fullmatch(text)
        return number[1].zfill(2) if number else ""
    try:
        date = _DAYLESS.fullmatch(read_date(f"{text} 2000"))
    except InvalidDate:
        return ""
    return date[1] if date else ""
