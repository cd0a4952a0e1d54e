"""Read what a header or a cell names as a year: a year, or a season such as "2019/20"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_CENTURIES: Final = r"(?:1[0-9]|20)\d{2}"
_YEARS: Final = re.compile(
    rf"(?:[FAS]Y\s?)?({_CENTURIES})(?:\s?[/–-]\s?((?:{_CENTURIES})|\d{{2}}))?", re.I
)
_MONTH: Final = re.compile(rf"{_CENTURIES}-(?:0[1-9]|1[0-2])")
_SHORT: Final = 2


class Years(NamedTuple):
    """The first and the last year of what counts as one: two of a season, else the same."""

    first: int
    last: int


def years_meant(text: str) -> Years | None:
    """Read a year, or a season, a fiscal or academic year over two years.

    >>> years_meant("2019"), years_meant("FY2019/20")
    (Years(first=2019, last=2019), Years(first=2019, last=2020))
    >>> years_meant("1999/2000"), years_meant("2015-2019"), years_meant("A Pact")
    (Years(first=1999, last=2000), None, None)
    """
    match = _YEARS.fullmatch(text.strip())
    if match is None:
        return None
    first, second = int(match[1]), match[2]
    if second is None:
        return Years(first, first)
    follows = int(second) == ((first + 1) % 100 if len(second) == _SHORT else first + 1)
    return Years(first, first + 1) if follows else None


def in_order(text: str) -> Years:
    """Give the years that a text names, by which texts are sorted.

    >>> sorted(["2003/04", "FY2001/02"], key=in_order)
    ['FY2001/02', '2003/04']
    """
    return years_meant(text) or Years(0, 0)


def is_season(text: str) -> bool:
    """Tell whether a text is a season, or another year over two years.

    >>> is_season("2019/20"), is_season("2019")
    (True, False)
    """
    years = years_meant(text)
    return years is not None and years.first != years.last


def is_month_alone(text: str) -> bool:
    """Tell whether a text is a month of a year, and cannot be two years.

    >>> is_month_alone("2019-05"), is_month_alone("2010-11"), is_month_alone("2019-20")
    (True, False, False)
    """
    return _MONTH.fullmatch(text.strip()) is not None and years_meant(text) is None
