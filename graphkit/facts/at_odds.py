"""Whether two statements about one record contradict each other."""

from __future__ import annotations

import datetime
from typing import Final

from graphkit.facts.confidence import is_trusted
from graphkit.facts.edtf_date import DayBounds
from graphkit.facts.period import Period
from graphkit.facts.source_word import AGAINST, Word

_FIRST_DAY: Final = datetime.date.min
_LAST_DAY: Final = datetime.date.max


def start_differs(one: DayBounds, other: DayBounds) -> bool:
    """Tell whether two statements of a start contradict each other.

    A date that is only less precise does not: somebody who joined on 14 May 2021 joined in 2021.

    Parameters
    ----------
    one, other : (datetime.date or None, datetime.date or None)
        The first and last day that each allows; None is open.

    Examples
    --------
    >>> in_may = datetime.date(2021, 5, 1), datetime.date(2021, 5, 31)
    >>> start_differs(in_may, (datetime.date(2021, 5, 14), None))
    False
    """
    return before(one, other) or before(other, one)


def contradict(one: Period, other: Period) -> bool:
    """Tell whether two periods of one record contradict each other, in a beginning or in an end.

    What runs on contradicts an end, whenever it was written; see `ends_differ` for two words.

    >>> from graphkit.facts.period import parse
    >>> contradict(parse("2019/.."), parse("2019-05/.."))
    False
    >>> contradict(parse("2019/.."), parse("2019/2020"))
    True
    """
    ends = one.states_end and other.states_end
    return (
        start_differs(start_of(one), start_of(other))
        or one.states_end != other.states_end
        or (ends and start_differs(end_of(one), end_of(other)))
    )


def runs_past(word: Word, other: Word) -> bool:
    """Tell whether a source shows a thing running after the day by which another one ends it."""
    ended = other.during.end_latest if other.during.states_end else None
    ran = word.ran_on
    return ended is not None and ran is not None and ended < ran


def ends_differ(one: Word, other: Word) -> bool:
    """Tell whether two sources contradict each other in whether and when a thing had ended.

    "Still running when it was written" contradicts an end only if it was surely written later.
    """
    first, second = one.during, other.during
    if first.states_end and second.states_end and start_differs(end_of(first), end_of(second)):
        return True
    apart = before(end_of(first), start_of(second)) or before(end_of(second), start_of(first))
    return apart or runs_past(one, other) or runs_past(other, one)


def denies(polarity: str | None, confidence: str | None, said: Period, during: Period) -> bool:
    """Tell whether one source denies a record, at a time for which the record is stated.

    Parameters
    ----------
    polarity, confidence : str, optional
        Of the source's word: ``against``, and ``high``, ``medium`` or ``low``. One of low
        confidence denies nothing.
    said, during : Period
        Of what time the source speaks, and for which the record is stated.

    Examples
    --------
    >>> from graphkit.facts.period import parse
    >>> denies("against", "high", parse("2019"), parse("2018/..")), denies(
    ...     "against", "low", parse("2019"), parse("2018/.."))
    (True, False)
    """
    return polarity == AGAINST and is_trusted(confidence) and meet(said, during)


def meet(one: Period, other: Period) -> bool:
    """Tell whether two periods may have a day in common; what is not stated is open.

    >>> from graphkit.facts.period import parse
    >>> meet(parse("2019"), parse("2020/2021")), meet(parse("2019/.."), parse("2020/2021"))
    (False, True)
    """
    return (one.start_earliest or _FIRST_DAY) <= (other.end_latest or _LAST_DAY) and (
        other.start_earliest or _FIRST_DAY
    ) <= (one.end_latest or _LAST_DAY)


def before(one: DayBounds, other: DayBounds) -> bool:
    """Tell whether what lies within the one bounds surely comes before what lies within others."""
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def start_of(period: Period) -> DayBounds:
    """Give the days between which a period begins."""
    return period.start_earliest, period.start_latest


def end_of(period: Period) -> DayBounds:
    """Give the days between which a period ends."""
    return period.end_earliest, period.end_latest
