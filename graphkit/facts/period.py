"""Dates and periods as people write them, and the bounds of what they mean.

A period is one text in a profile of the Extended Date/Time Format (EDTF, ISO 8601-2):
``2019-05-15``, ``2019-05``, ``2019``, ``201X``, ``2019~`` (approximate), ``[2005,2006]`` (one of),
``[..2021-05-14]`` (no later than), and intervals of these such as ``2019-05-15/..`` (still running)
or ``/2023-11`` (beginning unknown). One step beyond the standard: a one-of set may be the end of
an interval, because "a member since no later than 14 May 2021" is the commonest thing sources say.

>>> period = parse("2021-05/..")
>>> period.start_earliest, period.start_latest
(datetime.date(2021, 5, 1), datetime.date(2021, 5, 31))
>>> period.ongoing, period.states_end
(True, False)
"""

from __future__ import annotations

import calendar
import datetime
import re
from contextlib import suppress
from functools import lru_cache
from operator import ne
from typing import Final, NamedTuple, TypeAlias

from graphkit.errors import InvalidDate
from graphkit.facts.named_month import with_month_in_figures
from graphkit.next_steps import Advice, Option

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2099
UNDATED: Final = "XXXX"
"""The period of a happening whose date nobody gives."""
_NO_END: Final = ("/", "/..", f"/{UNDATED}")
_EPOCH: Final = datetime.date(1970, 1, 1).toordinal()

_DATE: Final = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)"
)
_PLAIN_DAY: Final = re.compile(r"(?:1[0-9]|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_HYPHENS: Final = str.maketrans("\u2010\u2011\u2212", "---")
"""Hyphens that word processors write, and the minus of mathematics."""
_NO_LATER: Final = re.compile(r"\[\.\.([^\]]+)\]")
_TIMED: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(?:Z|[+-][0-9:]+)?")
_NO_DAY: Final = "names a day that does not exist"
_SLASHED: Final = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}")


class Period(NamedTuple):
    """A stretch of time whose ends may be known only within bounds.

    Attributes
    ----------
    text : str
        The period as written.
    start_earliest, start_latest : datetime.date or None
        The first day lies between these, both included; None is unbounded or unknown.
    end_earliest, end_latest : datetime.date or None
        The last day lies between these, both included; None when it has not ended or is unknown.
    ongoing : bool
        Whether it is said to be running still (``..``).
    """

    text: str
    start_earliest: datetime.date | None
    start_latest: datetime.date | None
    end_earliest: datetime.date | None
    end_latest: datetime.date | None
    ongoing: bool

    @property
    def states_start(self) -> bool:
        """Whether anything is said about the beginning."""
        return self.start_earliest is not None or self.start_latest is not None

    @property
    def states_end(self) -> bool:
        """Whether the text gives an end, however vague; bounds may come from elsewhere."""
        return self.text != UNDATED and not self.text.endswith(_NO_END)

    @property
    def dated_to(self) -> datetime.date | None:
        """The one day by which the text says that it had begun; None if it gives no single day.

        >>> str(parse("[..2021-05-14]/..").dated_to), parse("2021-05/..").dated_to
        ('2021-05-14', None)
        """
        if self.start_earliest is not None:
            return self.start_latest if self.start_earliest == self.start_latest else None
        by = _NO_LATER.match(self.text)
        return self.start_latest if by and _PLAIN_DAY.fullmatch(by[1]) else None


Span: TypeAlias = tuple[datetime.date | None, datetime.date | None]


@lru_cache(maxsize=2**15)
def parse(text: str) -> Period:
    """Read a date or an interval.

    Parameters
    ----------
    text : str
        In the profile described at the top of this module.

    Returns
    -------
    Period

    Raises
    ------
    InvalidDate
        If the text is no such date, names a day that does not exist, lies outside the years
        1000 to 2099, or ends before it starts.

    Examples
    --------
    >>> parse("[..2021-05-14]/..").start_latest
    datetime.date(2021, 5, 14)
    >>> parse("05/06/2019")
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidDate: '05/06/2019' could be day/month or month/day. Write it like ...
    """
    if not text.isascii():
        text = text.translate(_HYPHENS)
    if _SLASHED.fullmatch(text.strip()):
        raise InvalidDate(text, *_slashed(text.strip()))
    if "/" not in text:
        low, high = _span(text, text)
        return Period(text, low, high, low, high, ongoing=False)
    start, _, end = text.partition("/")
    if "/" in end:
        raise InvalidDate(text, "has more than one '/'")
    first = (None, None) if start in ("", "..") else _span(start, text)
    last = (None, None) if end in ("", "..") else _span(end, text)
    if first[0] and last[1] and first[0] > last[1]:
        raise InvalidDate(text, "ends before it starts")
    return Period(text, *first, *last, ongoing=end == "..")


def _slashed(text: str) -> tuple[str, str]:
    """Say how a date with slashes or dots is written here, and whether it is clear at all."""
    first, second, year = (int(part) for part in re.split(r"[/.]", text))
    if year < 100:
        return "has a year of two digits", "Write it like 2021-05-10."
    if max(first, second) > 12 and min(first, second) <= 12:
        day, month = max(first, second), min(first, second)
        with suppress(ValueError):
            return "is not written as ISO 8601", f"Write {datetime.date(year, month, day)}."
    if max(first, second) > 12:
        return _NO_DAY, "Write it like 2021-05-10."
    return "could be day/month or month/day", "Write it like 2021-05-10."


def _span(text: str, whole: str) -> Span:
    if text == UNDATED:
        return None, None
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text[1:-1], whole)
    return _dated(text, whole)


def _dated(text: str, whole: str) -> tuple[datetime.date, datetime.date]:
    if _PLAIN_DAY.fullmatch(text):  # nearly always, and much quicker
        exact = _iso_day(text, whole)
        return exact, exact
    match = _DATE.fullmatch(text)
    if match is None:
        raise InvalidDate(whole, "is not a date that can be read")
    year, month, day, qualifier = match.groups()
    low = _first_day(year.replace("X", "0"), month, day, whole)
    high = _last_day(year.replace("X", "9"), month, day, whole)
    return _widened(low, high, month, day) if qualifier else (low, high)


def _one_of(inside: str, whole: str) -> Span:
    """Read ``2005,2006``, ``2005..2007``, ``..2021-05-14`` or ``2021-05-14..``."""
    first, dots, last = inside.partition("..")
    if not dots:
        spans = [_dated(part.strip(), whole) for part in inside.split(",")]
        return min(low for low, _ in spans), max(high for _, high in spans)
    low = _dated(first, whole)[0] if first else None
    high = _dated(last, whole)[1] if last else None
    if low is None and high is None:
        raise InvalidDate(whole, "gives no date between the brackets")
    if low and high and low > high:
        raise InvalidDate(whole, "ends before it starts")
    return low, high


def _first_day(year: str, month: str | None, day: str | None, whole: str) -> datetime.date:
    known_month = int(month) if month and month != "XX" else 1
    return _date(int(year), known_month, int(day) if day and day != "XX" else 1, whole)


def _last_day(year: str, month: str | None, day: str | None, whole: str) -> datetime.date:
    known_month = int(month) if month and month != "XX" else 12
    if day and day != "XX":
        return _date(int(year), known_month, int(day), whole)
    _date(int(year), known_month, 1, whole)
    return _date(int(year), known_month, calendar.monthrange(int(year), known_month)[1], whole)


def _iso_day(text: str, whole: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise InvalidDate(whole, _NO_DAY) from None


def _date(year: int, month: int, day: int, whole: str) -> datetime.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidDate(whole, f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise InvalidDate(whole, _NO_DAY) from None


def _widened(
    low: datetime.date, high: datetime.date, month: str | None, day: str | None
) -> tuple[datetime.date, datetime.date]:
    """Widen an approximate or uncertain date by one unit of its own precision on each side."""
    one = datetime.timedelta(days=1)
    if day and day != "XX":
        return low - one, high + one
    if month and month != "XX":
        before, after = low - one, high + one
        last = calendar.monthrange(after.year, after.month)[1]
        return before.replace(day=1), after.replace(day=last)
    return low.replace(year=low.year - 1), high.replace(year=high.year + 1)


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
    if _PLAIN_DAY.fullmatch(text):  # nearly always, and much quicker
        with suppress(ValueError):
            return datetime.date.fromisoformat(text)
    if _TIMED.fullmatch(text):
        return to_day(text[:10])
    return _one_day(text)


def _for_number(value: int) -> str:
    """Say what to write instead of a number: a day, or a time if it may be a year."""
    if not FIRST_YEAR <= value <= LAST_YEAR:
        return "Write a day like '2021-05-10'."
    return Advice("For some time in that year write {option}.", option=Option("during", value))


def _one_day(text: str) -> datetime.date:
    try:
        period = parse(with_month_in_figures(" ".join(text.split())) or text)
    except InvalidDate as error:
        if _SLASHED.fullmatch(text):
            raise
        raise InvalidDate(text, error.why, "Write a day like 2019-05-15.") from None
    if period.start_earliest is None or period.end_latest is None:
        raise InvalidDate(text, "is not one day", "Write a day like 2021-05-10.")
    if period.start_earliest != period.end_latest:
        figures = with_month_in_figures(text) or text
        during = Advice("For some time in it write {option}.", option=Option("during", figures))
        raise InvalidDate(text, "is not one day", during, option="during")
    return period.start_earliest


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
