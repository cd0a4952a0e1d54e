"""Make the period of EDTF out of what the columns of dates say of a membership.

>>> period_of("14 May 2021", "", "")
'2021-05-14/..'
>>> period_of("2019", "present", ""), period_of("", "Jan 2020", ""), period_of("", "", "")
('2019/..', '/2020-01', '/')
>>> period_of("2019", "", "2020-01-01")
'2019/2019-12-31'
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from graphkit.authoring.dates.empty_words import UNKNOWN, is_unknown, says_never, says_nothing
from graphkit.authoring.dates.sense_words import Sense, beside
from graphkit.authoring.dates.vague_date import EARLY, in_full
from graphkit.authoring.dates.words_beside_dates import ABOUT, NOW, ONWARDS, SINCE, TO, UNTIL
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.errors import InvalidDate
from graphkit.facts.edtf_date import FIRST_YEAR
from graphkit.facts.period import parse
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_TO: Final = any_of(["–", "—", "-", *TO])
_BETWEEN: Final = re.compile(
    rf"\s+(?:{_TO})\s+|(?<=\d)\s*[–—]\s*(?=\w|\Z)"
    rf"|(?<=\d)\s*[–—-]\s*(?=(?:{any_of(words_of('standing_words', 'unknown'))})\Z)",
    re.I,
)
_YEARS: Final = re.compile(r"(\d{4})-(\d{4})")
_STILL: Final = re.compile(rf"(.*\d)\s*(?:[–—-]\s*$|(?:[–—-]\s*|(?<=\s))(?:{any_of(NOW)}))", re.I)
"""A date with nothing behind its dash, or a word that says that it runs."""
_ENDED: Final = re.compile(rf"(?:{any_of(UNKNOWN)})?\s*[–—-]\s*(\d{{4}}.*)", re.I)
_ABOUT_YEARS: Final = re.compile(
    rf"(?P<about>(?:(?:{any_of(ABOUT)})\.?|~)\s*)?"
    r"(?P<first>\d{4})\s*[-–—]\s*(?P<last>\d{4})\s*(?P<doubt>\?|~|%)?",
    re.I,
)
"""Two years with a word or sign that both are only about right."""
_ONWARDS: Final = re.compile(rf"(?<=\d)\s+(?:{any_of(ONWARDS)})$", re.I)
_FOR_EVER: Final = re.compile(
    r"(?:9999|2999)(?:[-/.]?12[-/.]?31)?(?:[T ].*)?|31[-/.]12[-/.](?:9999|2999)"
    r"|12[-/.]31[-/.](?:9999|2999)"
)
"""What databases write for an end that has not come."""


def period_of(
    since: str,
    until: str,
    before: str,
    order: Order = "",
    *,
    until_order: Order | None = None,
    before_order: Order | None = None,
) -> str:
    """Make a period out of its first day, its last day, or the day before which it ended.

    Parameters
    ----------
    since : str
        From when it runs: a date as people write it. Alone, it means from then on.
    until : str
        The last day of it, or a word such as "present", "today" or "no": still so.
    before : str
        The first day on which it was no longer so, in the stead of ``until``.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes.
    until_order, before_order : {"dmy", "mdy", ""}, optional
        Likewise of ``until`` and of ``before``, where another column has another order.

    Raises
    ------
    InvalidDate
        If a date cannot be read, or the end comes before the beginning.
    """
    start = "" if is_unknown(since) else _start(since, order)
    end = _end(until, order if until_order is None else until_order)
    if before and not end:
        first_without = _in_sense(before, "ended")
        end = _day_before(read_date(first_without, order if before_order is None else before_order))
    if not end:
        unknown_end = is_unknown(until) and bool(until) and not says_nothing(until)
        end = ".." if start and not unknown_end else ""
    period = f"{start}/{end}"
    parse(period)
    return period


def _start(text: str, order: Order) -> str:
    if _without(text, UNTIL) != text:
        why = f"tells of an end in a column of {_COLUMNS['begun']}"
        raise InvalidDate(text, why, f"Write it into the column of {_COLUMNS['ended']}.")
    return read_date(_ONWARDS.sub("", _without(_in_sense(text, "begun"), SINCE)), order)


def _in_sense(text: str, sense: Sense) -> str:
    """Take away a word such as "joined" in a column of beginnings; refuse "left" there."""
    said, date = beside(text)
    if not said:
        return text
    if said != sense:
        why = f"tells of {_SENSES[said]} in a column of {_COLUMNS[sense]}"
        raise InvalidDate(text, why, f"Write it into the column of {_COLUMNS[said]}.")
    if not date:
        raise InvalidDate(text, f"tells of {_SENSES[said]} and not when", "Add the year, if known.")
    return date


_SENSES: Final = {"begun": "a joining", "ended": "a leaving"}
_COLUMNS: Final = {"begun": "beginnings", "ended": "ends"}


def _end(text: str, order: Order) -> str:
    if is_unknown(text):
        return ""
    if text.strip().casefold() in NOW or _FOR_EVER.fullmatch(text.strip()):
        return ".."
    bare = _without(_in_sense(text, "ended"), UNTIL)
    still = says_never(bare) or bare.strip().casefold() in NOW
    return ".." if still else read_date(bare, order)


def _without(text: str, words: tuple[str, ...]) -> str:
    """Cut off a word that says what the column says already.

    >>> _without("since May 2019", SINCE), _without("until 2020", SINCE)
    ('May 2019', 'until 2020')
    """
    lower = text.strip().casefold()
    found = next((word for word in words if lower.startswith(f"{word} ")), "")
    return text.strip()[len(found) :].strip() if found else text


def _day_before(date: str) -> str:
    """Turn the first day without into the last day with; a vague date into a bound."""
    period = parse(date)
    one = datetime.timedelta(days=1)
    low, high = period.start_earliest, period.end_latest
    if date == EARLY:
        return date
    if low is not None and low == high:
        return (low - one).isoformat()
    if low is not None and high is not None:
        return f"[{low - one}..{high - one}]"
    return f"[..{high - one}]" if high else date


def seen_period(seen: str, order: Order = "") -> str:
    """Make the period of a membership that a list of some day shows: begun by then, and running.

    >>> seen_period("2019"), seen_period("14 May 2021")
    ('[..2019]/..', '[..2021-05-14]/..')

    What was seen before the first year that can be told was seen on no day that can be named.

    >>> seen_period("44 BC")
    '[..1000]/..'

    Raises
    ------
    InvalidDate
        If it cannot be read, or no day bounds it (``after 2021``).
    """
    date = read_date(seen, order)
    if date == EARLY:
        return f"[..{FIRST_YEAR}]/.."
    if not date.startswith("["):
        return f"[..{date}]/.."
    last = parse(date).end_latest
    if last is None:
        raise InvalidDate(seen, "is no day, month or year of a list", "Write when the list is of.")
    # A day would be one on which it surely was seen; a month only says that it had begun by then.
    return f"[..{last:%Y-%m}]/.."


def read_range(text: str, order: Order = "") -> str:
    """Read a period in one cell: EDTF, or two dates with a dash or "to" between them.

    >>> read_range("2019–2021"), read_range("May 2019 to present"), read_range("2020")
    ('2019/2021', '2019-05/..', '2020')
    >>> read_range("1998-"), read_range("1999 to date"), read_range("–2005")
    ('1998/..', '1999/..', '/2005')
    >>> [read_range(one) for one in ("c. 2010-2014", "2010-2014?", "? - 2012", "-2014")]
    ['2010~/2014~', '2010?/2014?', '/2012', '/2014']
    >>> [read_range(one) for one in ("2018-?", "2018–unknown", "2018?")]
    ['2018/', '2018/', '2018?']
    """
    plain = text.strip()
    if about := _ABOUT_YEARS.fullmatch(plain):
        sign = "~" if about["about"] else about["doubt"] or ""
        return parse(f"{about['first']}{sign}/{about['last']}{sign}").text
    if short := in_full(plain):
        return "/".join(short)
    if ended := _ENDED.fullmatch(plain):
        return period_of("", ended[1], "", order)
    if _without(plain, UNTIL) != plain:
        return period_of("", plain, "", order)
    try:
        return parse(plain).text
    except InvalidDate:
        years = _YEARS.fullmatch(plain)
        parts = list(years.groups()) if years else _BETWEEN.split(plain)
        parts = plain.split("/") if plain.count("/") == 1 else parts
    if still := _STILL.fullmatch(plain):
        return period_of(still[1], "present", "", order)
    if len(parts) == 2 and parts[0]:
        return _from_to(plain, parts, order)
    if len(parts) == 1:
        return _of_one_date(plain, order)
    raise InvalidDate(text, "is not a period that can be read")


def _from_to(text: str, parts: list[str], order: Order) -> str:
    """Read two dates, or one that has a slash in it, such as 05/2021 or Q1/2021."""
    try:
        return period_of(parts[0], parts[1] or "present", "", order)
    except InvalidDate:
        return read_date(text, order)


def _of_one_date(text: str, order: Order) -> str:
    """Read one date, or a word that says that it is the beginning, or that it runs."""
    if text.casefold() in NOW:
        return "/.."
    if _without(text, SINCE) != text:
        return period_of(text, "", "", order)
    return read_date(text, order)
