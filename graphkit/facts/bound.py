"""Read a first or a last day, where a month or year counts from its first day and to its last."""

from __future__ import annotations

import datetime
from typing import Literal

from graphkit.errors import InvalidDate
from graphkit.facts.time_meant import time_meant
from graphkit.facts.window import Day, span_of, window_of
from graphkit.next_steps import Advice, Option


def bound_of(time: Day | int, end: Literal["first", "last"]) -> datetime.date:
    """Give the first or the last day of a day, month or year.

    Raises
    ------
    InvalidDate
        As for `span_of`; of a longer time, such as a quarter, the day at that end is offered.

    Examples
    --------
    >>> bound_of("2021-05", "last")
    datetime.date(2021, 5, 31)
    >>> bound_of("2021-Q2", "last")
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidDate: '2021-Q2' is not a date that can be read. Write last='2021-06-30'.
    """
    try:
        days = span_of(time)
    except InvalidDate as error:
        meant = time_meant(str(time))
        if not meant:
            raise
        window = window_of(during=meant)
        day = window.first if end == "first" else window.last
        hint = Advice("Write {option}.", option=Option(end, str(day)))
        raise InvalidDate(error.text, error.why, hint) from None
    return days.first if end == "first" else days.last
