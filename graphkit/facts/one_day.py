"""Read one day that somebody asks about, or counts from 1970-01-01."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from operator import ne
from typing import Final

from graphkit.errors import InvalidDate
from graphkit.facts.edtf_date import (
    FIRST_YEAR,
    LAST_YEAR,
    PLAIN_DAY,
)
from graphkit.facts.named_month import with_month_in_figures
from graphkit.facts.period import SLASHED, parse
from graphkit.next_steps import Advice, OneValue, Option, Today

TODAY: Final = "today"
"""The word that means another day each day, which Python and the command line write differently."""
_EPOCH: Final = datetime.date(1970, 1, 1).toordinal()
_TIMED: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(?:Z|[+-][0-9:]+)?")


def to_day(value: datetime.date | str) -> datetime.date:
    """Read one day.

    Parameters
    ----------
    value : datetime.date or str
        A date, or ISO text such as ``"2021-05-10"``, with or without a time of the day, or a text
        with the name of a month, such as ``"10 May 2021"``. The days of NumPy and pandas are read
        as well.

    Raises
    ------
    InvalidDate
        If it is not exactly one day.

    Examples
    --------
    >>> to_day("2021-05-10"), to_day(datetime.datetime(2021, 5, 10, 12, 30))
    (datetime.date(2021, 5, 10), datetime.date(2021, 5, 10))
    >>> to_day("10 May 2021")
    datetime.date(2021, 5, 10)
    >>> to_day("2021-05")
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidDate: '2021-05' is not one day. For some time in it write during=...
    """
    if isinstance(value, tuple | list | range):
        raise _several(tuple(value))
    if getattr(value, "ndim", 0):
        why = "holds several values, and one day is meant"
        raise InvalidDate(f"{type(value).__name__}", why, "Give one of them.")
    if ne(value, value):  # as the missing dates of pandas and NumPy do
        raise InvalidDate(str(value), "is no day", "Write a day like 2021-05-10.")
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int):
        hint = _for_number(value)
        raise InvalidDate(str(value), "is a number, not a day", hint, option="during")
    text = str(value).strip()
    if PLAIN_DAY.fullmatch(text):  # nearly always, and much quicker
        with suppress(ValueError):
            return datetime.date.fromisoformat(text)
    if (day := without_clock(text)) != text:
        return to_day(day)
    return _one_day(text)


def without_clock(text: str) -> str:
    """Leave out the time of the day behind a day.

    >>> without_clock("2021-05-10T12:30:00Z"), without_clock("2021-05")
    ('2021-05-10', '2021-05')
    """
    return text[:10] if _TIMED.fullmatch(text) else text


def _for_number(value: int) -> str:
    """Say what to write instead of a number: a day, or a time if it may be a year."""
    if not FIRST_YEAR <= value <= LAST_YEAR:
        return "Write a day like '2021-05-10'."
    return Advice("For some time in that year write {option}.", option=Option("during", value))


def _one_day(text: str) -> datetime.date:
    try:
        period = parse(with_month_in_figures(" ".join(text.split())) or text)
    except InvalidDate as error:
        if SLASHED.fullmatch(text):
            raise
        # Only who is mistaken pays for the hints.
        from graphkit.facts.time_meant import time_meant

        hint = "Write a day like 2019-05-15."
        meant = time_meant(text)
        if PLAIN_DAY.fullmatch(meant):
            hint = Advice("Write {day}.", day=OneValue(meant))
        elif meant:
            raise InvalidDate(text, error.why, _in_longer(meant), option="during") from None
        if text.casefold() == TODAY:
            hint = Advice("Write {today}.", today=Today())
        raise InvalidDate(text, error.why, hint) from None
    if period.start_earliest is None or period.end_latest is None:
        raise InvalidDate(text, "is not one day", "Write a day like 2021-05-10.")
    if period.start_earliest != period.end_latest:
        figures = with_month_in_figures(text) or text
        raise InvalidDate(text, "is not one day", _in_longer(figures), option="during")
    return period.start_earliest


def _in_longer(time: str) -> Advice:
    return Advice("For some time in it write {option}.", option=Option("during", time))


def _several(days: tuple[object, ...]) -> InvalidDate:
    """Refuse several days where one is meant; two are a time, which another option takes."""
    from graphkit.facts.time_meant import time_meant

    text = "/".join(map(str, days))
    meant = time_meant(text) if len(days) == 2 else ""
    if not meant:
        return InvalidDate(repr(days), "is not one day", "Write a day like 2021-05-10.")
    return InvalidDate(text, "is not one day", _in_longer(meant), option="during")


def one_day(value: datetime.date | str) -> datetime.date:
    """Read one day as `to_day` does, where no longer time can be asked about.

    Raises
    ------
    InvalidDate
        If it is not exactly one day; no other option is named.

    Examples
    --------
    >>> one_day("2021-05")
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidDate: '2021-05' is not one day. Write a day like 2021-05-10.
    """
    try:
        return to_day(value)
    except InvalidDate as error:
        if error.option != "during":
            raise
        raise InvalidDate(error.text, error.why, "Write a day like 2021-05-10.") from None


def day_number(value: datetime.date | str) -> int:
    """Count the days from 1970-01-01 to a day.

    >>> day_number("1970-01-02")
    1
    """
    return one_day(value).toordinal() - _EPOCH


def from_day_number(number: int) -> datetime.date:
    """Give the date that is so many days after 1970-01-01."""
    return datetime.date.fromordinal(number + _EPOCH)
