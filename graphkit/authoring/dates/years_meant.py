"""Read what a header or a cell names as a year: a year, or a season such as "2019/20"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

_CENTURIES: Final = r"(?:1[0-9]|20)\d{2}"
_YEARS: Final = re.compile(
    rf"(?:[FAS]Y\s?)?({_CENTURIES})(?:\.0+|\s?[/–-]\s?((?:{_CENTURIES})|\d{{2}}))?", re.I
)
_FISCAL: Final = re.compile(r"FY\s?['’]?(\d{2})(?:\s?[/–-]\s?(\d{2}))?", re.I)
"""Two digits are a year only with these letters before them."""
_THIS_CENTURY: Final = 70
"""Two digits below this are a year from 2000 on."""
_MONTH: Final = re.compile(rf"{_CENTURIES}-(?:0[1-9]|1[0-2])")
_SHORT: Final = 2


class Years(NamedTuple):
    """The first and the last year of what counts as one: two of a season, else the same."""

    first: int
    last: int


@lru_cache(maxsize=65536)
def years_meant(text: str) -> Years | None:
    """Read a year, or a season, a fiscal or academic year over two years.

    >>> years_meant("2019"), years_meant("FY2019/20")
    (Years(first=2019, last=2019), Years(first=2019, last=2020))
    >>> years_meant("1999/2000"), years_meant("2015-2019"), years_meant("A Pact")
    (Years(first=1999, last=2000), None, None)
    >>> years_meant("FY18"), years_meant("2019.0"), years_meant("18")
    (Years(first=2018, last=2018), Years(first=2019, last=2019), None)
    """
    stripped = text.strip()
    match = _YEARS.fullmatch(stripped) or _FISCAL.fullmatch(stripped)
    if match is None:
        return None
    first, second = int(match[1]), match[2]
    if match.re is _FISCAL:
        first += 2000 if first < _THIS_CENTURY else 1900
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


def mixed_years(years: Iterable[Years]) -> bool:
    """Tell whether years stand beside seasons: of "2021" beside "2020/21" nothing tells which.

    >>> mixed_years([Years(2020, 2021), Years(2021, 2021)])
    True
    """
    return len({one.first == one.last for one in years}) > 1


def is_month_alone(text: str) -> bool:
    """Tell whether a text is a month of a year, and cannot be two years.

    >>> is_month_alone("2019-05"), is_month_alone("2010-11"), is_month_alone("2019-20")
    (True, False, False)
    """
    return _MONTH.fullmatch(text.strip()) is not None and years_meant(text) is None
