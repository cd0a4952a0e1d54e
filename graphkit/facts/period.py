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

import datetime
import re
from functools import lru_cache
from typing import Final, NamedTuple

from graphkit.errors import InvalidDate
from graphkit.facts.day_in_figures import days_in_figures
from graphkit.facts.edtf_date import NO_DAY, PLAIN_DAY, UNDATED, span_of

_NO_END: Final = ("/", "/..", f"/{UNDATED}")

_HYPHENS: Final = str.maketrans("\u2010\u2011\u2212", "---")
"""Hyphens that word processors write, and the minus of mathematics."""
_NO_LATER: Final = re.compile(r"\[\.\.([^\]]+)\]")
SLASHED: Final = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}")


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
        """The one day on which the text says that it ran; None if it gives no single day.

        What had begun by a day may have been over by then, unless it is said to be running still.

        >>> str(parse("[..2021-05-14]/..").dated_to), parse("2021-05/..").dated_to
        ('2021-05-14', None)
        >>> str(parse("2021-05-14/").dated_to), parse("[..2021-05-14]/").dated_to
        ('2021-05-14', None)
        """
        if self.start_earliest is not None:
            return self.start_latest if self.start_earliest == self.start_latest else None
        by = _NO_LATER.match(self.text) if self.ongoing else None
        return self.start_latest if by and PLAIN_DAY.fullmatch(by[1]) else None

    def narrowed(self) -> Period:
        """Let beginning and end narrow each other: nothing ends before it begins.

        Whatever ended by a day had begun by then, and what began on a day at the earliest ended no
        sooner. Bounds that contradict each other stay, so that whoever checks them finds them.

        >>> unknown = parse("/2012-02-14")
        >>> unknown.start_latest, str(unknown.narrowed().start_latest)
        (None, '2012-02-14')
        """
        first, last = self.start_earliest, self.end_latest
        latest, earliest = self.start_latest, self.end_earliest
        if first and last and first > last:
            return self
        if last:
            latest = min(latest or last, last)
        if first and (last or earliest):
            earliest = max(earliest or first, first)
        if latest == self.start_latest and earliest == self.end_earliest:
            return self
        return self._replace(start_latest=latest, end_earliest=earliest)


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
    graphkit.errors.InvalidDate: '05/06/2019' could be day/month or month/day. Write 2019-06-05 ...
    """
    if not text.isascii():
        text = text.translate(_HYPHENS)
    if SLASHED.fullmatch(text.strip()):
        raise InvalidDate(text, *_slashed(text.strip()))
    if "/" not in text:
        low, high = span_of(text, text)
        return Period(text, low, high, low, high, ongoing=False)
    start, _, end = text.partition("/")
    if "/" in end:
        raise InvalidDate(text, "has more than one '/'")
    first = (None, None) if start in ("", "..") else span_of(start, text)
    last = (None, None) if end in ("", "..") else span_of(end, text)
    if first[0] and last[1] and first[0] > last[1]:
        raise InvalidDate(text, "ends before it starts")
    period = Period(text, *first, *last, ongoing=end == "..")
    return period.narrowed() if period.states_start else period


def _slashed(text: str) -> tuple[str, str]:
    """Say how a date with the year last is written here, and whether it is clear at all."""
    if len(re.split(r"[-/.]", text)[2]) < 4:
        return "has a year of two digits", "Write it like 2021-05-10."
    days = days_in_figures(text)
    if not days:
        return NO_DAY, "Write it like 2021-05-10."
    why = "is not written as ISO 8601" if len(days) == 1 else "could be day/month or month/day"
    return why, f"Write {' or '.join(map(str, days))}."
