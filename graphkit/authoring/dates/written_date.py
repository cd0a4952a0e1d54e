"""Read one date as people write it.

>>> [read_date(text) for text in ("14 May 2021", "mai 2021", "Q2 2022", "c. 2019", "43600")]
['2021-05-14', '2021-05', '[2022-04..2022-06]', '2019~', '2019-05-15']
>>> read_date("05/06/2019", "dmy"), read_date("05/06/2019", "mdy")
('2019-06-05', '2019-05-06')
>>> read_date("05.06.2019", "mdy")
'2019-06-05'

What comes out is a date of EDTF as `graphkit.facts.period` reads it. What could be read in two
ways is refused.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from graphkit.authoring.dates.empty_words import NOT, NOT_JOINED
from graphkit.authoring.dates.vague_date import EARLY, read_vague
from graphkit.authoring.dates.words_before_dates import without_words_before
from graphkit.authoring.dates.words_of_change import ENDED
from graphkit.errors import InvalidDate
from graphkit.facts.edtf_date import FIRST_YEAR, LAST_YEAR, NO_DAY
from graphkit.facts.named_month import month_names, with_month_in_figures
from graphkit.facts.period import parse
from graphkit.facts.years_or_month import YEARS_OR_MONTH
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

Order: TypeAlias = Literal["", "dmy", "mdy", "mdy."]
"""Whether the day or the month comes first in dates such as ``05/06/2019``, if that is known.

The last says that the month does in dates with points, too, where the day is first otherwise.
"""

SLASHED: Final = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})")
_TIME: Final = re.compile(
    r"(?<=\d)(?:T|,?\s+(?:at\s+)?)(?:[01]?\d|2[0-3]|24(?=:00)):[0-5]\d"
    r"(?::(?:[0-5]\d|60)(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:[-/]|\.\s?)(\d{1,2})(?:(?:[-/]|\.\s?)(\d{1,2}))?\.?")
_HALF_YEAR: Final = re.compile(r"\d{4}\.\d")
"""A number with one decimal, which may be May, October of a spreadsheet, or half a year."""
_YEAR_AS_NUMBER: Final = re.compile(r"(1[0-9]{3}|20[0-9]{2})\.0+")
"""A year as programs write it whose numbers all have decimals."""
_YEAR_WITH_WORD: Final = re.compile(
    rf"(1[0-9]{{3}}|20[0-9]{{2}})\s*(?:{any_of(words_of('standing_words', 'year'))})"
)
_BASIC: Final = re.compile(r"(1[0-9]{3}|20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?")
_MONTH_FIRST: Final = re.compile(
    r"(0?[1-9]|1[0-2])/(\d{4})|(0?[1-9]|1[0-2])(?:\.\s?|-)((?:19|20)\d{2})"
)
"""A month before its year; with a point or a hyphen only where a year of our time follows."""
_SERIAL: Final = re.compile(r"([2-5]\d{4}|60000)(?:\.\d+)?")
_DAY: Final = r"(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_BEFORE_CHRIST: Final = (
    r"(?:b\.?\s?c\.?(?:\s?e\.?)?|av(?:ant)?\.?\s?j\.?\s?-?\s?c\.?|v\.?\s?chr\.?|a\.\s?c\.)"
)
_DASH_AND_YEAR: Final = re.compile(r"-(?:1[5-9]|20)\d{2}")
_END_OR_EARLY: Final = "may be the end of a span, or a year before Christ"
_EARLY: Final = re.compile(
    rf"-\d{{4}}{_DAY}|(?:ad\s+)?0(?!000)\d{{3}}{_DAY}|\d{{1,4}}\s*{_BEFORE_CHRIST}|"
    rf"{_BEFORE_CHRIST}\s*\d{{1,4}}",
    re.I,
)
"""Days and years before 1000, also those before year 1, which no type of a day can hold."""
_ERA: Final = re.compile(
    r"(?<=\d)\s*(?:ad|a\.\s?d\.|ce|c\.\s?e\.|n\.?\s?chr\.?)$|^a\.?d\.?\s+(?=\d)", re.I
)
_FAR: Final = re.compile(r"-?\d{4,}(?:-\d{2}){0,2}|Y-?\d{5,}", re.I)
_FEW_DIGITS: Final = re.compile(r"\d{1,3}")
_TWO_DIGITS: Final = re.compile(r"(?:\d{1,2}[\s.-]+)?([^\W\d]+)[\s.-]*['’]?\d{2}")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[0-9]{3}|20[0-9]{2})(?!\d)")
_DAY_IN_TEXT: Final = re.compile(
    r"(?<!\d)(?:1[0-9]{3}|20[0-9]{2})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
)


def _in_capitals(era: str) -> str:
    """Write a pattern for an era behind a year, which is no word of a sentence: "A.H.", "AH"."""
    return r"\.?\s?".join(era.upper().replace(".", ""))


_ERAS: Final = words_of("standing_words", "era-of-other-calendar")
_CALENDAR: Final = re.compile(
    rf"\d\s*(?:{'|'.join(map(_in_capitals, _ERAS))})\b"
    rf"|(?<![A-Za-z])(?i:{any_of(words_of('standing_words', 'other-calendar'))})(?![A-Za-z])"
)
_DENIED: Final = (*({*NOT} - {"no", "non"}), *NOT_JOINED)
"""Words that deny a date; "no" may be a number, as in "No. 5"."""
_NO_MEMBERSHIP: Final = re.compile(rf"\b(?:{any_of(_DENIED)})\b", re.I)
_FOUR_DIGITS: Final = "Write the year with four digits."
_RANGE_OR_MONTH: Final = "Write it like 2019/2021 for a range, or like 2021-05 for a month."
DAY_OF_NUMBER_0: Final = datetime.date(1899, 12, 30)
"""From which spreadsheets count days."""


def read_date(text: str, order: Order = "") -> str:
    """Read one date.

    Parameters
    ----------
    text : str
        A day, month, quarter or year in figures or with the name of a month; with a time of the
        day, which is left out; a year that is only about right, a decade, one of several years;
        the number of a day in Excel (of the calendar of 1900); a day or year before 1000 or before
        Christ, of which it is only kept that it lies before what can be told apart.
    order : {"dmy", "mdy", "mdy.", ""}
        What comes first in dates with slashes; with points, the month does by the third alone.

    Returns
    -------
    str
        A date of EDTF.

    Raises
    ------
    InvalidDate
        If it is none, names a day that does not exist, or can be read in two ways.
    """
    plain = _in_ascii_digits(" ".join(text.replace("\u00a0", " ").split()).rstrip(";,"))
    if _DASH_AND_YEAR.fullmatch(plain):
        raise InvalidDate(text, _END_OR_EARLY, f"Write {plain[1:]} into the column until, if any.")
    try:
        for read in (_early, _as_edtf, _without_time, _vague, _figures, _named, _others, _worded):
            found = read(plain, order)
            if found:
                parse(found)
                return found
    except InvalidDate as error:
        raise InvalidDate(text, error.why, error.problems[0].hint) from None
    raise InvalidDate(text, *_why_not(plain))


def _in_ascii_digits(text: str) -> str:
    """Write the digits of other scripts as those that all else is written in.

    >>> _in_ascii_digits("٢٠١٩"), _in_ascii_digits("２０１９-05")
    ('2019', '2019-05')
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)


def _why_not(text: str) -> tuple[str, str]:
    """Say why a text cannot be read, and what to write: never a day that it does not tell."""
    if _FAR.fullmatch(text):
        return f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}", "Write it like 2021-05-14."
    if _FEW_DIGITS.fullmatch(text):
        hint = f"Write {text:0>4} if it is a year." if len(text) == 3 else _FOUR_DIGITS
        return "has no year of four digits", hint
    match = _TWO_DIGITS.fullmatch(text)
    if match and match[1].casefold() in month_names():
        return "has a year of two digits", _FOUR_DIGITS
    if _CALENDAR.search(text):
        return "counts the years of another calendar", "Write it in the Gregorian calendar."
    if _NO_MEMBERSHIP.search(text):
        return "tells of what did not happen, or not yet", "Leave it empty, or correct the date."
    if YEARS_OR_MONTH.fullmatch(text):
        return _range_or_month(int(text[-2:])), _RANGE_OR_MONTH
    days = _DAY_IN_TEXT.findall(text)
    if len(days) == 1 and not _exists(days[0]):
        month, year = days[0][:7], days[0][:4]
        coarser = f"{month} if only the month" if _exists(month) else f"{year} if only the year"
        return NO_DAY, f"Write the day that is meant, or {coarser} is sure."
    return "is not a date that can be read", _as_it_says(text)


def _range_or_month(month: int) -> str:
    """Say what a year and two figures may be; there is no thirteenth month."""
    if 1 <= month <= 12:
        return "could be a year and a month or a range of years"
    return f"could be a range of years, as there is no month {month}"


def _exists(date: str) -> bool:
    """Whether there is such a day or month."""
    try:
        return bool(parse(date))
    except InvalidDate:
        return False


def _as_it_says(text: str) -> str:
    """Propose the day, the year or the years that a text names."""
    days = _DAY_IN_TEXT.findall(text)
    if len(days) == 1:
        return f"Write {days[0]} alone."
    years = list(dict.fromkeys(_YEAR.findall(text)))
    if len(years) == 1:
        return f"Write {years[0]} if only the year is sure."
    if len(years) == 2:
        low, high = sorted(years)
        if any(word in ENDED for word in re.findall(r"[^\W\d_]+", text.casefold())):
            return (
                f"Write {low} alone into the column that says since when,"
                f" and {high} into a column until."
            )
        return f"Write the one that is meant, or 'between {low} and {high}' of some day then."
    return "Write it like 2021-05-14, or like 2021 where only the year is known."


def _early(text: str, _: Order) -> str:
    return EARLY if _EARLY.fullmatch(text) else ""


def _vague(text: str, order: Order) -> str:
    return read_vague(text, lambda date: read_date(date, order))


def _as_edtf(text: str, _: Order) -> str:
    if re.fullmatch(r"\d{4}-\d{2}", text) and int(text[5:]) > 12:
        return ""
    if "/" in text or SLASHED.fullmatch(text):
        return ""
    try:
        return parse(text).text
    except InvalidDate:
        return ""


def _without_time(text: str, order: Order) -> str:
    bare = _TIME.sub("", text)
    return read_date(bare, order) if bare != text else ""


def _figures(text: str, order: Order) -> str:
    """Read a date that is nothing but figures."""
    if match := _YEAR_AS_NUMBER.fullmatch(text):
        return match[1]
    if match := _YEAR_WITH_WORD.fullmatch(text):
        return match[1]
    if _HALF_YEAR.fullmatch(text):
        raise InvalidDate(text, "could be a month or a part of a year", "Write it like 2021-05.")
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(text, *match.groups())
    if match := _MONTH_FIRST.fullmatch(text):
        return _date(text, match[2] or match[4], match[1] or match[3], None)
    if match := _BASIC.fullmatch(text):
        return _date(text, *match.groups())
    if match := SLASHED.fullmatch(text):
        first, second, year = match.groups()
        if len(year) < 4:
            raise InvalidDate(text, "has a year of two digits", _FOUR_DIGITS)
        points = "." in text
        month_first = order == "mdy." or (order == "mdy" and not points)
        month, day = (first, second) if month_first else (second, first)
        months = range(1, 13)
        open_ = not points and int(first) in months and int(second) in months and first != second
        if not order and open_:  # with points the day comes first, wherever they are written
            raise InvalidDate(text, "could be day/month or month/day", "Write it like 2021-05-14.")
        if (not order or (order == "mdy" and points)) and int(second) > 12:
            month, day = first, second
        return _date(text, year, month, day)
    return ""


def _date(text: str, year: str, month: str, day: str | None) -> str:
    """Put a date together; a hyphen and a number over 12 may also be the end of a range."""
    if int(month) == 0:
        hint = f"Leave out what is not known: {year}."
        raise InvalidDate(text, "names the month 00", hint)
    if int(month) > 12:
        if day:
            raise InvalidDate(text, "has a month over 12", _as_it_says(text))
        raise InvalidDate(text, _range_or_month(int(month)), _RANGE_OR_MONTH)
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _named(text: str, _: Order) -> str:
    """Read a date with the name of its month."""
    return with_month_in_figures(text)


def _others(text: str, order: Order) -> str:
    return next(filter(None, _other_readings(text, order)), "")


def _other_readings(text: str, order: Order) -> Iterator[str]:
    if match := _WEEK.fullmatch(text):
        yield _week(text, int(match[1]), int(match[2]), match[3])
    if match := _SERIAL.fullmatch(text):
        yield (DAY_OF_NUMBER_0 + datetime.timedelta(days=int(match[1]))).isoformat()
    bare = _ERA.sub("", text).strip()
    if bare != text:
        yield read_date(bare.zfill(4) if bare.isdigit() else bare, order)


def _worded(text: str, order: Order) -> str:
    """Read a date behind a word such as "am", "le" or "on", or the name of a day of the week."""
    bare = without_words_before(text)
    return read_date(bare, order) if bare != text else ""


def _week(text: str, year: int, week: int, day: str | None) -> str:
    try:
        first = datetime.date.fromisocalendar(year, week, int(day or 1))
    except ValueError:
        raise InvalidDate(text, "names a week that does not exist", "") from None
    if day:
        return first.isoformat()
    return f"[{first}..{first + datetime.timedelta(days=6)}]"
