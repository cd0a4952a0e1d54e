"""Read one date of the Extended Date/Time Format (EDTF): ``2019-05``, ``2019~``, ``[2005,2006]``.

https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import datetime
import re
from typing import Final, TypeAlias

from graphkit.errors import InvalidDate

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2099
UNDATED: Final = "XXXX"
"""The period of a happening whose date nobody gives."""
_DATE: Final = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)"
)
PLAIN_DAY: Final = re.compile(r"(?:1[0-9]|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
NO_DAY: Final = "names a day that does not exist"
_MONTHS: Final = 12
_NO_MONTH: Final = "names a month that does not exist"
_SEASONS: Final = range(21, 42)
"""What stands for seasons and quarters in the place of a month; no standard says when they are."""
DayBounds: TypeAlias = tuple[datetime.date | None, datetime.date | None]


def span_of(text: str, whole: str) -> DayBounds:
    """Read the first and the last day that a date may mean.

    Parameters
    ----------
    text : str
        One date, without a stroke.
    whole : str
        The text that it is a part of, which errors name.

    Returns
    -------
    (datetime.date or None, datetime.date or None)
        Both included; None where nothing bounds it.

    Raises
    ------
    InvalidDate
        If it is no such date, or lies outside the years 1000 to 2099.

    Examples
    --------
    >>> span_of("2019~", "2019~")
    (datetime.date(2018, 1, 1), datetime.date(2020, 12, 31))
    """
    if text == UNDATED:
        return None, None
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text[1:-1], whole)
    return _dated(text, whole)


def _dated(text: str, whole: str) -> tuple[datetime.date, datetime.date]:
    if PLAIN_DAY.fullmatch(text):  # nearly always, and much quicker
        exact = _iso_day(text, whole)
        return exact, exact
    match = _DATE.fullmatch(text)
    if match is None:
        raise InvalidDate(whole, "is not a date that can be read")
    year, month, day, qualifier = match.groups()
    low = _first_day(year.replace("X", "0"), month, day, whole)
    high = _last_day(year.replace("X", "9"), month, day, whole)
    return _widened(low, high, month, day) if qualifier else (low, high)


def _one_of(inside: str, whole: str) -> DayBounds:
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
    if not day and not 1 <= known_month <= _MONTHS:
        raise _no_month(int(year), known_month, whole)
    return _date(int(year), known_month, int(day) if day and day != "XX" else 1, whole)


def _no_month(year: int, month: int, whole: str) -> InvalidDate:
    months = f"Write the months of a season, such as {year}-03/{year}-05"
    years = f", or both years, such as {year}/{max(year // 100 * 100 + month, year + 1)}."
    return InvalidDate(whole, _NO_MONTH, months + years if month in _SEASONS else "")


def _last_day(year: str, month: str | None, day: str | None, whole: str) -> datetime.date:
    known_month = int(month) if month and month != "XX" else 12
    if day and day != "XX":
        return _date(int(year), known_month, int(day), whole)
    _date(int(year), known_month, 1, whole)
    return _date(int(year), known_month, _days_in(int(year), known_month), whole)


def _days_in(year: int, month: int) -> int:
    import calendar  # few dates of an answer end with a month, and it takes a while to load

    return calendar.monthrange(year, month)[1]


def _iso_day(text: str, whole: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise InvalidDate(whole, NO_DAY) from None


def _date(year: int, month: int, day: int, whole: str) -> datetime.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidDate(whole, f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise InvalidDate(whole, NO_DAY) from None


def _widened(
    low: datetime.date, high: datetime.date, month: str | None, day: str | None
) -> tuple[datetime.date, datetime.date]:
    """Widen an approximate or uncertain date by one unit of its own precision on each side."""
    one = datetime.timedelta(days=1)
    if day and day != "XX":
        return low - one, high + one
    if month and month != "XX":
        before, after = low - one, high + one
        last = _days_in(after.year, after.month)
        return before.replace(day=1), after.replace(day=last)
    return low.replace(year=low.year - 1), high.replace(year=high.year + 1)
