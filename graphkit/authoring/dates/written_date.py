"""Read one date as people write it.

>>> [read_date(text) for text in ("14 May 2021", "mai 2021", "Q2 2022", "c. 2019", "43600")]
['2021-05-14', '2021-05', '[2022-04..2022-06]', '2019~', '2019-05-15']
>>> read_date("05/06/2019", "dmy"), read_date("05/06/2019", "mdy")
('2019-06-05', '2019-05-06')

What comes out is a date of EDTF as `graphkit.facts.period` reads it. What could be read in two
ways is refused.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Final, Literal, TypeAlias

from graphkit.authoring.dates.month_names import ABOUT, AFTER, BEFORE, BY, MONTHS
from graphkit.errors import InvalidDate
from graphkit.facts.period import FIRST_YEAR, parse

Order: TypeAlias = Literal["", "dmy", "mdy"]
"""Whether the day or the month comes first in dates such as ``05/06/2019``, if that is known."""

SLASHED: Final = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})")
_TIME: Final = re.compile(
    r"(?<=\d)(?:T|,?\s+(?:at\s+)?)(?:[01]?\d|2[0-3]|24(?=:00)):[0-5]\d"
    r"(?::(?:[0-5]\d|60)(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\.?")
_HALF_YEAR: Final = re.compile(r"\d{4}\.\d")
"""A number with one decimal, which may be May, October of a spreadsheet, or half a year."""
_BASIC: Final = re.compile(r"(1[0-9]{3}|20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?")
_QUARTER: Final = re.compile(r"(?:[QT]([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*[QT]([1-4]))", re.I)
_WORDS: Final = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s*(?:de\s+|of\s+|-\s*)?)?"
    r"(?P<month>[^\W\d]+)\.?,?\s*(?:de\s+|-\s*)?(?P<year>\d{4})"
)
_AMERICAN: Final = re.compile(
    r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)
_DECADE: Final = re.compile(r"(\d{3})0['’]?s")
_RANGE: Final = re.compile(r"(\d{4})\s*(?:–|—|-|to|or|/|à|bis)\s*(\d{4})")
_SERIAL: Final = re.compile(r"([2-5]\d{4}|60000)(?:\.\d+)?")
_EARLY: Final = re.compile(
    r"(?:-\d{4}(?:-\d{2}){0,2}|(?:ad\s+)?0\d{3}(?:-\d{2}){0,2}|"
    r"(?:\d{1,4}\s*(?:bc|bce|av\.? j\.?-?c\.?|v\. ?chr\.?)))",
    re.I,
)
_ERA: Final = re.compile(r"(?<=\d)\s*(?:ad|ce)\.?$|^ad\s+(?=\d)", re.I)
_EXCEL: Final = datetime.date(1899, 12, 30)


def read_date(text: str, order: Order = "") -> str:
    """Read one date.

    Parameters
    ----------
    text : str
        A day, month, quarter or year in figures or with the name of a month; with a time of the
        day, which is left out; a year that is only about right, a decade, one of several years;
        the number of a day in Excel (of the calendar of 1900); a year before 1000, of which it is
        only kept that it lies before what can be told apart.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes or points.

    Returns
    -------
    str
        A date of EDTF.

    Raises
    ------
    InvalidDate
        If it is none, names a day that does not exist, or can be read in two ways.
    """
    plain = " ".join(text.replace("\u00a0", " ").split())
    for read in (_as_edtf, _without_time, _modified, _figures, _named, _others):
        found = read(plain, order)
        if found:
            parse(found)
            return found
    raise InvalidDate(text, "is not a date that can be read", "Write it like 2021-05-14.")


def _as_edtf(text: str, _: Order) -> str:
    if re.fullmatch(r"\d{4}-\d{2}", text) and int(text[5:]) > 12:
        return ""
    if "/" in text or SLASHED.fullmatch(text) or _EARLY.fullmatch(text):
        return ""
    try:
        return parse(text).text
    except InvalidDate:
        return ""


def _without_time(text: str, order: Order) -> str:
    bare = _TIME.sub("", text)
    return read_date(bare, order) if bare != text else ""


def _modified(text: str, order: Order) -> str:
    """Read "about 2019", "by May 2021", "after 2019" and "2019 (?)"."""
    lower = text.casefold()
    for words, write in _MODIFIERS:
        for word in words:
            rest = lower.removeprefix(word)
            if rest != lower and rest[:1] in (" ", "."):
                return write(read_date(text[len(word) :].lstrip(" ."), order))
    sign = text[:1] if text[:1] in "~?" else ""
    bare = text.strip("~?() ") if sign or text.endswith(("?", "~", "(?)")) else text
    if bare != text and bare:
        return read_date(bare, order) + ("?" if "?" in text else "~")
    return ""


def _no_later(date: str) -> str:
    return f"[..{parse(date).end_latest}]"


def _earlier(date: str) -> str:
    first = parse(date).start_earliest
    return f"[..{first - datetime.timedelta(days=1)}]" if first else date


def _later(date: str) -> str:
    last = parse(date).end_latest
    return f"[{last + datetime.timedelta(days=1)}..]" if last else date


_MODIFIERS: Final[tuple[tuple[tuple[str, ...], Callable[[str], str]], ...]] = (
    (ABOUT, lambda date: f"{date}~"),
    (BY, _no_later),
    (BEFORE, _earlier),
    (AFTER, _later),
)


def _figures(text: str, order: Order) -> str:
    """Read a date that is nothing but figures."""
    if _HALF_YEAR.fullmatch(text):
        raise InvalidDate(text, "could be a month or a part of a year", "Write it like 2021-05.")
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(text, *match.groups())
    if match := _BASIC.fullmatch(text):
        return _date(text, *match.groups())
    if match := SLASHED.fullmatch(text):
        first, second, year = match.groups()
        if len(year) < 4:
            raise InvalidDate(text, "has a year of two digits", "Write it like 2021-05-14.")
        month, day = (first, second) if order == "mdy" else (second, first)
        if not order and int(first) <= 12 and int(second) <= 12 and first != second:
            raise InvalidDate(text, "could be day/month or month/day", "Write it like 2021-05-14.")
        if not order and int(second) > 12:
            month, day = first, second
        return _date(text, year, month, day)
    return ""


def _date(text: str, year: str, month: str, day: str | None) -> str:
    """Put a date together; a hyphen and a number over 12 may also be the end of a range."""
    if int(month) == 0:
        hint = f"Leave out what is not known: {year}."
        raise InvalidDate(text, "names the month 00", hint)
    if int(month) > 12:
        why = "has a month over 12" if day else "could be a year and a month or a range of years"
        raise InvalidDate(text, why, "Write it like 2021-05-14, or like 2019/2021 for a range.")
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _named(text: str, _: Order) -> str:
    """Read a date with the name of its month."""
    bare = re.sub(r"^[^\W\d]+,\s+(?=\d)", "", text)  # the day of the week
    for pattern in (_WORDS, _AMERICAN):
        match = pattern.fullmatch(bare)
        month = MONTHS.get(match["month"].casefold(), 0) if match else 0
        if match and month:
            day = match["day"]
            return f"{match['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return ""


def _others(text: str, order: Order) -> str:
    return next(filter(None, _other_readings(text, order)), "")


def _other_readings(text: str, order: Order) -> Iterator[str]:
    if match := _QUARTER.fullmatch(text):
        year, quarter = match[2] or match[3], int(match[1] or match[4])
        yield f"[{year}-{3 * quarter - 2:02d}..{year}-{3 * quarter:02d}]"
    if match := _WEEK.fullmatch(text):
        yield _week(text, int(match[1]), int(match[2]), match[3])
    if match := _DECADE.fullmatch(text):
        yield f"{match[1]}X"
    if match := _RANGE.fullmatch(text):
        yield f"[{match[1]}..{match[2]}]"
    if match := _SERIAL.fullmatch(text):
        yield (_EXCEL + datetime.timedelta(days=int(match[1]))).isoformat()
    if _EARLY.fullmatch(text):
        yield f"[..{FIRST_YEAR}-01-01]"
    bare = _ERA.sub("", text).strip()
    if bare != text:
        yield read_date(bare.zfill(4) if bare.isdigit() else bare, order)


def _week(text: str, year: int, week: int, day: str | None) -> str:
    try:
        first = datetime.date.fromisocalendar(year, week, int(day or 1))
    except ValueError:
        raise InvalidDate(text, "names a week that does not exist", "") from None
    if day:
        return first.isoformat()
    return f"[{first}..{first + datetime.timedelta(days=6)}]"
