"""Read a date that is only told within bounds: about, by, between, a quarter, a century.

>>> read_vague("c. 2019", str), read_vague("Q2 2022", str), read_vague("19th century", str)
('2019~', '[2022-04..2022-06]', '[1801..1900]')
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Final

from graphkit.authoring.dates.words_beside_dates import (
    ABOUT,
    AFTER,
    AND,
    AT_LEAST,
    BEFORE,
    BETWEEN,
    BY,
    OF,
    OR,
    PART_OF,
)
from graphkit.errors import InvalidDate
from graphkit.facts.edtf_date import FIRST_YEAR, LAST_YEAR
from graphkit.facts.period import Period, parse
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_DAY: Final = datetime.timedelta(days=1)
EARLY: Final = f"[..{FIRST_YEAR}-01-01]"
"""What is kept of a date before the first year that can be told: that it lies before."""
_QUARTER: Final = re.compile(r"(?:[QT]([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*[QT]([1-4]))", re.I)
_OF_YEAR: Final = rf"\s+(?:(?:{any_of(OF)})\s+)?(\d{{4}})"
_QUARTER_WORD: Final = re.compile(
    r"([1-4])(?:\.|st|nd|rd|th|er|e|ème)?\s*"
    rf"(?:{any_of(words_of('standing_words', 'quarter'))}){_OF_YEAR}",
    re.I,
)
_SEASON: Final = re.compile(rf"(?:{any_of(words_of('standing_words', 'season'))}){_OF_YEAR}", re.I)
_WINTER: Final = re.compile(rf"(?:{any_of(words_of('standing_words', 'winter'))}){_OF_YEAR}", re.I)
_UNSURE: Final = re.compile(
    r"(?P<date>.+?)[\s,]*[(\[]"
    rf"(?:(?P<about>(?:{any_of(word for word in ABOUT if len(word) > 1)})\.?)"
    rf"|{any_of(words_of('standing_words', 'unsure'))})[)\]]",
    re.I,
)
_BETWEEN: Final = re.compile(rf"(?:{any_of(BETWEEN)})\s+(.+?)\s+(?:{any_of(AND)})\s+(.+)", re.I)
_HALF: Final = re.compile(r"(?:[HS]([12])[\s/-]*(\d{4})|([12])H[\s/-]*(\d{4}))", re.I)
_DECADE: Final = re.compile(r"(?:the\s+)?(\d{3})0['’]?s", re.I)
_RANGE: Final = re.compile(
    rf"(\d{{4}})\s*(?:[–—/-]|{any_of(words_of('standing_words', 'to'))}|{any_of(OR)})\s*(\d{{4}})"
)
_SHORT_RANGE: Final = re.compile(r"(\d{2})(\d{2})\s?[–—]\s?(\d{2})")
_CENTURY: Final = re.compile(
    r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th|\.|e|ème)?\s*"
    rf"(?:{any_of(words_of('standing_words', 'century'))})",
    re.I,
)


def read_vague(text: str, read: Callable[[str], str]) -> str:
    """Read a date that is only told within bounds.

    Parameters
    ----------
    text : str
        As written.
    read : callable
        Reads the dates of which it is made.

    Returns
    -------
    str
        A date of EDTF; empty if it is of no such form.

    Raises
    ------
    InvalidDate
        If nothing can be told by it, as by "after 44 BC".
    """
    return _modified(text, read) or _between(text, read) or next(_calendar(text), "")


def _modified(text: str, read: Callable[[str], str]) -> str:
    lower = text.casefold()
    for words, write in _MODIFIERS:
        for word in words:
            rest = lower.removeprefix(word)
            if rest != lower and (rest[:1] in (" ", ".", "-") or not word[-1].isalpha()):
                return write(read(text[len(word) :].lstrip(" .-")))
    if match := _UNSURE.fullmatch(text):
        return _widened(read(match["date"]), "~" if match["about"] else "?")
    sign = text[:1] if text[:1] in "~?" else ""
    bare = text.strip("~?() ") if sign or text.endswith(("?", "~", "(?)")) else text
    if bare != text and bare:
        return _widened(read(bare), "?" if "?" in text else "~")
    return ""


def _widened(date: str, sign: str) -> str:
    """Mark a date as approximate or uncertain; one that is told by bounds is vague already."""
    return date if date[-1] in "]~?%" else f"{date}{sign}"


def _about(date: str) -> str:
    return _widened(date, "~")


def _no_later(date: str) -> str:
    return f"[..{parse(date).end_latest}]"


def _earlier(date: str) -> str:
    first = parse(date).start_earliest
    return f"[..{first - _DAY}]" if first else date


def _later(date: str) -> str:
    period = _bounded_below(date)
    return f"[{period.end_latest + _DAY}..]" if period.end_latest else date


def _no_earlier(date: str) -> str:
    return f"[{_bounded_below(date).start_earliest}..]"


def _bounded_below(date: str) -> Period:
    """Read a date after which something was; of one that has no beginning nothing follows."""
    period = parse(date)
    if period.start_earliest is None:
        why = f"lies after a day before {FIRST_YEAR}, which tells nothing that can be kept"
        raise InvalidDate(date, why, "Leave it empty.")
    return period


_MODIFIERS: Final[tuple[tuple[tuple[str, ...], Callable[[str], str]], ...]] = (
    (ABOUT, _about),
    (BY, _no_later),
    (AT_LEAST, _no_earlier),
    (BEFORE, _earlier),
    (AFTER, _later),
    (PART_OF, str),
)


def _between(text: str, read: Callable[[str], str]) -> str:
    """Read "between 2019 and 2021"."""
    match = _BETWEEN.fullmatch(text)
    if not match:
        return ""
    low, high = parse(read(match[1])).start_earliest, parse(read(match[2])).end_latest
    return f"[{low or ''}..{high or ''}]"


def _calendar(text: str) -> Iterator[str]:
    """Read a quarter, a season, a half-year, a decade, a century, or one of several years."""
    if match := _QUARTER.fullmatch(text):
        yield _months(match[2] or match[3], int(match[1] or match[4]), 3)
    if match := _QUARTER_WORD.fullmatch(text):
        yield _months(match[2], int(match[1]), 3)
    if match := _SEASON.fullmatch(text):
        yield match[1]  # of which months depends on the half of the earth
    if match := _WINTER.fullmatch(text):
        yield f"[{match[1]}..{int(match[1]) + 1}-03]"  # it may run into the next year
    if match := _HALF.fullmatch(text):
        yield _months(match[2] or match[4], int(match[1] or match[3]), 6)
    if match := _DECADE.fullmatch(text):
        yield f"{match[1]}X"
    if match := _RANGE.fullmatch(text):
        yield f"[{match[1]}..{match[2]}]"
    if years := in_full(text):
        yield f"[{years[0]}..{years[1]}]"
    if match := _CENTURY.fullmatch(text):
        yield _century(int(match[1]))


def in_full(text: str) -> tuple[str, str] | None:
    """Read two years of which the second is written with two digits.

    >>> in_full("1816–18"), in_full("2009–10")
    (('1816', '1818'), None)
    """
    match = _SHORT_RANGE.fullmatch(text)
    if match and int(match[3]) > max(int(match[2]), 12):  # up to 12 it may be a month
        return f"{match[1]}{match[2]}", f"{match[1]}{match[3]}"
    return None


def _months(year: str, part: int, size: int) -> str:
    return f"[{year}-{size * (part - 1) + 1:02}..{year}-{size * part:02}]"


def _century(number: int) -> str:
    first, last = 100 * number - 99, min(100 * number, LAST_YEAR)
    return EARLY if last < FIRST_YEAR else f"[{max(first, FIRST_YEAR)}..{last}]"
