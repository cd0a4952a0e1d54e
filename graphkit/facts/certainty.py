"""The one rule of certainty: from when until when a record holds, to each degree.

A record gets one pair of days for each degree, once, when the graph is built. The pairs travel
with it: as triples, as columns of the panel, as numbers in the page. Whoever asks compares days
and needs no rule: a record holds **at some time in the window** from *a* to *b*, to a degree,
when the pair of that degree has

    from <= b  and  until >= a

A day is a window of one day; all time is the widest window. *From* may come after *until*: what
began and ended within the year 2000, on days that nobody knows, surely held in that year and on
no single day of it.

>>> from graphkit.facts.period import parse
>>> within_2000 = days_of(parse("2000/2000"))
>>> year = datetime.date(2000, 1, 1), datetime.date(2000, 12, 31)
>>> degree_in(within_2000, *year), degree_in(within_2000, year[0], year[0])
('certain', 'possible')
"""

from __future__ import annotations

import datetime
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.facts.period import Period
from graphkit.type_checks import one_of

AtLeast: TypeAlias = Literal["possible", "presumed", "certain"]
Certainty: TypeAlias = Literal["no", "possible", "presumed", "certain"]

DEGREES: Final[tuple[AtLeast, ...]] = ("possible", "presumed", "certain")
"""From the weakest to the strongest; whatever holds to a degree holds to the weaker ones too."""

CERTAINTIES: Final[tuple[Certainty, ...]] = ("no", *DEGREES)
"""The degrees with "no" before them; the index is the number used in columns."""

FIRST_DAY: Final = datetime.date.min
"""Stands for a beginning of which nothing is known, and begins all time."""

LAST_DAY: Final = datetime.date.max
"""Stands for an end of which nothing is known, and ends all time."""


class PairOfDays(NamedTuple):
    """The pair of days that decides whether a record holds at some time in a window."""

    from_: datetime.date
    until: datetime.date

    def meet(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the record holds at some time from the first day to the last, both included."""
        return self.from_ <= last and self.until >= first


class DaysByDegree(NamedTuple):
    """The pairs of one record; None where it holds to that degree at no time at all."""

    possible: PairOfDays
    presumed: PairOfDays | None
    certain: PairOfDays | None


def days_of(
    period: Period,
    *,
    confirmed_until: datetime.date | None = None,
    trusted: bool = True,
    announced: bool = False,
) -> DaysByDegree:
    """Work out from when until when a record holds, to each degree.

    Parameters
    ----------
    period : Period
        The adopted period. Its bounds may be narrower than its text says, by the life of the
        coalition for instance.
    confirmed_until : datetime.date, optional
        The last day on which a source shows the record running.
    trusted : bool
        Whether a source of more than low confidence speaks of it. What only low confidence
        supports is possible and never more.
    announced : bool
        Whether all that speaks of it came before it began: who announces a thing has not seen it,
        so that it is presumed and never more.

    Returns
    -------
    DaysByDegree
        *possible*: the bounds allow it. *presumed*: it had begun, no end is stated, and no source
        looks as far. *certain*: it had begun, and a source shows it running that late, or its
        end is known to come later.

    Examples
    --------
    >>> from graphkit.facts.period import parse
    >>> since_may = days_of(parse("2021-05/.."), confirmed_until=datetime.date(2021, 12, 31))
    >>> [degree_in(since_may, day, day) for day in map(datetime.date.fromisoformat,
    ...  ("2021-04-30", "2021-05-10", "2021-06-01", "2022-06-01"))]
    ['no', 'possible', 'certain', 'presumed']
    """
    possible = PairOfDays(period.start_earliest or FIRST_DAY, period.end_latest or LAST_DAY)
    if not trusted:
        return DaysByDegree(possible, None, None)
    begun = min(period.start_latest or LAST_DAY, possible.until)  # nothing ends before it begins
    shown = max(possible.from_, min(confirmed_until or FIRST_DAY, possible.until))
    surely = presumably = (
        max(period.end_earliest or FIRST_DAY, shown) if period.states_end else shown
    )
    if period.ongoing:
        presumably = max(_presumed_end(period), shown)
    certain = None if announced else PairOfDays(begun, surely)
    return DaysByDegree(possible, PairOfDays(begun, presumably), certain)


def _presumed_end(period: Period) -> datetime.date:
    """What runs on is presumed to run for ever, or as long as what bounds it surely lasts."""
    if period.end_earliest is None and period.end_latest is None:
        return LAST_DAY
    return period.end_earliest or FIRST_DAY


def degree_in(days: DaysByDegree, first: datetime.date, last: datetime.date) -> Certainty:
    """Tell how surely a record holds at some time from the first day to the last.

    Parameters
    ----------
    days : DaysByDegree
        The pairs of the record.
    first, last : datetime.date
        The window, both days included; the same day twice for one day. That the first is not
        after the last is not checked.
    """
    for degree in reversed(DEGREES):
        pair: PairOfDays | None = getattr(days, degree)
        if pair is not None and pair.meet(first, last):
            return degree
    return "no"


def rank_of(at_least: str) -> int:
    """Turn a degree into its place in `CERTAINTIES`.

    Raises
    ------
    InvalidChoice
        If it is another word.
    """
    one_of("at_least", at_least, DEGREES)
    return CERTAINTIES.index(at_least)
