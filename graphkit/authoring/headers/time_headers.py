"""Find the headers that are times, such as 2019, *Jan 2018*, *2018 Q1* and 2018-01-01."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.years import YEAR_WITHIN
from graphkit.authoring.headers.year_headers import year_named
from graphkit.errors import InvalidDate


@lru_cache(maxsize=4096)
def is_time(header: str) -> bool:
    """Tell whether a header is a year, a quarter, a month or a day, and nothing else.

    >>> [is_time(one) for one in ("2019", "Members 2019", "Jan 2018", "2018 Q1", "2018-01-01")]
    [True, True, True, True, True]
    >>> [is_time(one) for one in ("May", "12", "Horizon 2020", "Member")]
    [False, False, False, False]
    """
    plain = header.strip()
    return bool(year_named(plain)) or bool(YEAR_WITHIN.search(plain) and is_date_like(plain))


def times_across(header: Sequence[str]) -> list[int]:
    """Give the places of the columns that are called as times are, if there are several.

    >>> times_across(["Treaty", "2017", "2018"]), times_across(["Treaty", "Members 2018"])
    ([1, 2], [])
    """
    places = [place for place, name in enumerate(header) if is_time(name)]
    return places if len(places) > 1 else []


def begun_at(header: str) -> str:
    """Give a text by which headers that are times are sorted.

    >>> sorted(["Jan 2019", "Jul 2018", "2018-01-05"], key=begun_at)
    ['2018-01-05', 'Jul 2018', 'Jan 2019']
    """
    try:
        return read_date(header, "dmy")
    except InvalidDate:
        return year_named(header)
