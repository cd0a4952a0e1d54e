"""The time that a question is about: a day, a year, a month, two days, or all time.

>>> window_of(on="2021-05-10")
Window(first=datetime.date(2021, 5, 10), last=datetime.date(2021, 5, 10))
>>> window_of(during="2021-05").last
datetime.date(2021, 5, 31)
>>> window_of().is_all_time
True
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Set
from numbers import Integral
from typing import Any, Final, NamedTuple, TypeAlias

from graphkit.errors import InvalidChoice, InvalidDate
from graphkit.facts.certainty import FIRST_DAY, LAST_DAY, AtLeast, rank_of
from graphkit.facts.day_in_figures import days_in_figures
from graphkit.facts.named_month import with_month_in_figures
from graphkit.facts.one_day import TODAY, to_day, without_clock
from graphkit.facts.period import parse
from graphkit.next_steps import Advice, Option, Today

Day: TypeAlias = datetime.date | str
"""A date, or ISO text such as ``"2021-05-10"``."""

During: TypeAlias = int | str | datetime.date | tuple[Day, Day] | tuple[int, int]
"""A year; a month or a day as text, two with a slash between; a day; a pair of days or years."""
_YEAR_OR_MONTH: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_HOW: Final = "Write a year, a month or two days: 2021, 2021-05 or 2021-05-01/2021-06-30."


class Window(NamedTuple):
    """From one day to another, both included; all time is the widest window."""

    first: datetime.date
    last: datetime.date

    @property
    def is_all_time(self) -> bool:
        """Whether it is the widest window."""
        return self == ALL_TIME

    @property
    def is_one_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last

    def __str__(self) -> str:
        if self.is_all_time:
            return "all time"
        return str(self.first) if self.is_one_day else f"{self.first} to {self.last}"


ALL_TIME: Final = Window(FIRST_DAY, LAST_DAY)


def window_of(on: Day | None = None, during: During | None = None) -> Window:
    """Read the time that is meant.

    Parameters
    ----------
    on : datetime.date or str, optional
        One day.
    during : int, str or pair of days, optional
        At some time in it: ``2021``, ``"2021"``, ``"2021-05"``, ``"2021-05-01/2021-06-30"``, or
        two days, with or without a time of the day. Without either, all time.

    Raises
    ------
    InvalidChoice
        If both are given.
    InvalidDate
        If ``on`` is not one day, or ``during`` is open at an end or ends before it begins.
    """
    if on is not None and during is not None:
        raise InvalidChoice(
            "time", "on and during", ("on=<day>", "during=<year, month or two days>")
        )
    if on is not None:
        day = day_asked_about(on)
        return Window(day, day)
    return ALL_TIME if during is None else _during(during)


def day_asked_about(day: Day) -> datetime.date:
    """Read one day, as `graphkit.facts.one_day.to_day` does, that is not the end of all time.

    Raises
    ------
    InvalidDate
        If it is not one day, or is the one that stands for an end of which nothing is known, on
        which what has no date would look as if it had begun.
    """
    read = to_day(day)
    if read == LAST_DAY:
        why = "stands for an end of which nothing is known, and is no day to ask about"
        raise InvalidDate(str(read), why, "Write a day like 2021-05-10.")
    return read


def span_of(time: Day | int) -> Window:
    """Read a day, or a month or year with all its days.

    Parameters
    ----------
    time : datetime.date, str or int
        Such as ``"2021-05-10"``, ``"2021-05"``, ``"May 2021"`` or ``2021``.

    Raises
    ------
    InvalidDate
        If it is neither.

    Examples
    --------
    >>> [str(day) for day in span_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    if not isinstance(time, int | str):
        return _of_one(time)
    text = str(time).strip()
    if _YEAR_OR_MONTH.fullmatch(with_month_in_figures(text) or text):
        return _of_text(text)
    day = to_day(str(time) if isinstance(time, int) else time)
    return Window(day, day)


def _during(during: During) -> Window:
    given = _plain(during)
    if isinstance(given, bool):
        raise InvalidDate(str(given), "is no time", _HOW)
    if isinstance(given, int):
        return _of_text(str(given))
    if isinstance(given, str):
        return _of_text(given.strip())
    if not isinstance(given, Iterable):
        try:
            return _of_one(given)
        except InvalidDate as error:
            raise InvalidDate(error.text, error.why, _HOW) from None
        except TypeError:  # what is not available, or a length of time
            raise InvalidDate(str(given), "is no time", _HOW) from None
    if isinstance(given, Set | Mapping):  # the order of which means nothing
        ends = ", ".join(sorted(map(repr, given)))
        hint = f"Write a pair, the earlier first, like ({ends})."
        raise InvalidDate(f"{{{ends}}}", "has no first and no last", hint)
    return _between(during, given)


def _between(during: During, given: Iterable[Any]) -> Window:
    """Read a pair of days, months or years."""
    try:
        one, other = map(_plain, given)
    except (TypeError, ValueError):
        raise InvalidDate(str(during), "is no pair of days", _HOW) from None
    if isinstance(one, bool) or isinstance(other, bool):
        raise InvalidDate(str(during), "is no pair of days", _HOW)
    if isinstance(one, int) and isinstance(other, int):
        return _of_text(f"{one}/{other}")
    if isinstance(one, int) or isinstance(other, int):
        raise InvalidDate(str(during), "is a year and a day", _HOW)
    if meant := _ends_meant(one, other):
        raise meant
    (first, end), (start, last) = span_of(one), span_of(other)
    if first > last:
        turned = f"Write {min(first, start)}/{max(end, last)}."
        raise InvalidDate(f"{first}/{last}", "ends before it begins", turned)
    return Window(first, day_asked_about(last))


def _ends_meant(one: Any, other: Any) -> InvalidDate | None:
    """Say what to write for two texts, where one of them is no day or month as it stands."""
    try:
        span_of(one), span_of(other)
    except InvalidDate as error:
        from graphkit.facts.time_meant import time_meant

        text = "/".join(str(end).strip() for end in (one, other))
        meant = time_meant(text)
        hint = Advice("Write {option}.", option=Option("during", meant))
        return InvalidDate(text, error.why, hint) if meant else None
    return None


def _of_one(given: Any) -> Window:
    """Read a day, month or year of pandas or NumPy, or a date."""
    if hasattr(given, "start_time") and hasattr(given, "end_time"):  # a period of pandas
        return Window(given.start_time.date(), given.end_time.date())
    if _YEAR_OR_MONTH.fullmatch(str(given)):
        return _of_text(str(given))
    day = to_day(given)
    return Window(day, day)


def _plain(value: Any) -> Any:
    """Turn a whole number of NumPy or pandas into one of Python, and an array of one into it."""
    if getattr(value, "ndim", None) == 0 and not isinstance(value, str):
        value = value[()]
    try:
        whole = isinstance(value, Integral) and not isinstance(value, bool)
        return int(value) if whole else value
    except TypeError:  # a length of time of NumPy is whole, and no number
        return value


def _of_text(text: str) -> Window:
    try:
        period = parse(_in_figures(text))
    except InvalidDate as error:
        raise InvalidDate(text, error.why, _instead_of(text)) from None
    if period.start_earliest is None or period.end_latest is None:
        both = "Write both ends, like 2021, 2021-05 or 2021-05-01/2021-06-30."
        raise InvalidDate(text, "is open at an end", both)
    return Window(period.start_earliest, period.end_latest)


def _in_figures(text: str) -> str:
    """Write the months of a time, or of both its ends, in figures, without times of the day."""
    ends = [with_month_in_figures(end.strip()) or without_clock(end) for end in text.split("/")]
    return with_month_in_figures(text) or "/".join(ends)


def _instead_of(text: str) -> str:
    """Say what to write instead of a text that is no time."""
    # Only who is mistaken pays for the hints.
    from graphkit.facts.time_meant import time_meant

    if meant := time_meant(text):
        return Advice("Write {option}.", option=Option("during", meant))
    if days := days_in_figures(text):  # which may be two days
        first, second = (Option("during", str(day)) for day in days)
        return Advice("Write {first} or {second}.", first=first, second=second)
    ends = tuple(end.strip() for end in text.casefold().split("/"))
    if ends.count(TODAY) != 1 or len(ends) > 2:
        return _HOW
    both = ends if len(ends) > 1 else ()
    return Advice("Write {today}.", today=Today("during", both))


def least_for(window: Window, at_least: AtLeast | None) -> AtLeast:
    """Choose how sure an answer must be where nobody says.

    On a day or in a window, what is presumed or better; of all time, every record that is
    supported at all.

    Raises
    ------
    InvalidChoice
        If ``at_least`` is not a degree.
    """
    if at_least is None:
        return "possible" if window.is_all_time else "presumed"
    rank_of(at_least)
    return at_least
