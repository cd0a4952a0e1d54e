"""Make the life of a coalition of the days on which it was founded and dissolved.

Nobody is a member of what is no longer there, so an end that cannot be read is an end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.dates.written_period import period_of
from graphkit.errors import InvalidDate


class Life(NamedTuple):
    """Since when and until when there was something.

    Attributes
    ----------
    period : str
        As a text of EDTF; empty where nothing is told.
    not_read : tuple of str
        What could not be read, each as a sentence.
    """

    period: str = ""
    not_read: tuple[str, ...] = ()


NO_LIFE: Final = Life()


def life_of(founded: Sequence[str], dissolved: Sequence[str], order: Order = "") -> Life:
    """Write a period, as far as the days can be read.

    Parameters
    ----------
    founded, dissolved : sequence of str
        Days as people write them; empty texts tell nothing, and of several that differ none counts.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes.

    Examples
    --------
    >>> [life_of([a], [b]).period for a, b in (("1999-05-01", "2009"), ("1999", ""), ("", "2009"))]
    ['1999-05-01/2009', '1999/..', '/2009']
    >>> life_of(["1999"], ["some day"])
    Life(period='1999/', not_read=("when it was dissolved cannot be read: 'some day'.",))
    >>> life_of(["2010"], ["2001"]).period, life_of([""], []) == life_of([], []) == NO_LIFE
    ('/', True)
    """
    begins, ends = _told(founded), _told(dissolved)
    since, until = _one_day(begins, order), _one_day(ends, order)
    not_read = [
        f"when it was {what} cannot be read: {' and '.join(map(repr, days))}."
        for what, days, day in (("founded", begins, since), ("dissolved", ends, until))
        if days and not day
    ]
    if not since and not ends:
        return Life("", tuple(not_read))
    try:
        period = period_of(since, until or (UNKNOWN_DAY if ends else ""), "", order)
    except InvalidDate as error:
        period = "/"
        not_read.append(error.problems[0].message)
    return Life(period, tuple(not_read))


def _told(days: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(day for day in days if day))


def _one_day(days: Sequence[str], order: Order) -> str:
    """The day, if one alone is told and it can be read."""
    if len(days) != 1:
        return ""
    try:
        period_of(days[0], "", "", order)
    except InvalidDate:
        return ""
    return days[0]
