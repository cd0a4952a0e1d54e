"""The one rule that tells spells apart: two facts are not a disagreement.

A source that gives two periods of one actor in one coalition, the second beginning after the
first has surely ended, speaks of two spells. So does one whose second period begins in the year,
in the month or on the day in which the first ends, as in 2019 to 2020 and 2020 to 2023, and one
that says of the first that it ended, and not when. What other sources say goes to the spell that
it comes nearest to; where it then fits badly, a check names both readings.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from graphkit.facts.at_odds import meet
from graphkit.facts.certainty import FIRST_DAY, LAST_DAY
from graphkit.facts.period import Period

_FAR: Final = LAST_DAY.toordinal()
_YEAR: Final = 366
"""Days, at most."""


class StatedPeriod(NamedTuple):
    """A period that a source gives, whether it is to be trusted on it, and whether it denies it."""

    source: str
    during: Period
    trusted: bool = True
    denies: bool = False


def spells_of(said: Sequence[StatedPeriod]) -> list[int]:
    """Number the spell that each statement is about, from 0 in the order of time.

    Parameters
    ----------
    said : sequence of StatedPeriod
        What sources say of one actor in one coalition. Their order changes nothing.

    Returns
    -------
    list of int
        One number a statement; all zero where no source speaks of two spells.

    Examples
    --------
    >>> from graphkit.facts.period import parse
    >>> spells_of([StatedPeriod("a", parse("1970/1990")), StatedPeriod("a", parse("1949/1956")),
    ...            StatedPeriod("b", parse("[..1951]/.."))])
    [1, 0, 0]
    >>> spells_of([StatedPeriod("a", parse("2019/2020")), StatedPeriod("a", parse("2020/2023"))])
    [0, 1]
    >>> spells_of([StatedPeriod("a", parse("2018/")), StatedPeriod("a", parse("2021/.."))])
    [0, 1]
    >>> spells_of([StatedPeriod("a", parse("2018/")), StatedPeriod("b", parse("2021/.."))])
    [0, 0]
    >>> spells_of([StatedPeriod("a", parse("2015/2018")), StatedPeriod("a", parse("2020/..")),
    ...            StatedPeriod("b", parse("2019"), trusted=False, denies=True)])
    [0, 1, 0]
    """
    seeds = _most_told(said) if len(said) > 1 else []
    if len(seeds) < 2:
        return [0] * len(said)
    return [
        _denied(one.during, seeds) if one.denies else _nearest(one.during, seeds) for one in said
    ]


def _most_told(said: Sequence[StatedPeriod]) -> list[Period]:
    """Choose the spells of the source that tells most of them apart, in the order of time."""
    told: dict[str, list[Period]] = {}
    for one in said:
        if one.trusted:
            told.setdefault(one.source, []).append(one.during)
    apart = (_apart(told[source]) for source in sorted(told))
    return max(apart, key=len, default=[])


def _apart(periods: Sequence[Period]) -> list[Period]:
    """Take as many periods as come one after the other, those that end first."""
    found: list[Period] = []
    for period in sorted(periods, key=_by_end):
        if not found or _follows(period, found[-1]):
            found.append(period)
    return found


def _by_end(period: Period) -> tuple[datetime.date, bool, str]:
    """Of periods with one end, those whose beginning is known come first."""
    ends = period.start_latest if ended_sometime(period) else period.end_latest
    return ends or LAST_DAY, period.start_latest is None, period.text


def ended_sometime(period: Period) -> bool:
    """Tell whether it is known when a period began, and that it ended, but not when.

    >>> from graphkit.facts.period import parse
    >>> [ended_sometime(parse(text)) for text in ("2018/", "2018/..", "2018/2020", "[..2018]/")]
    [True, False, False, False]
    """
    open_ = period.end_latest is None and period.end_earliest is None and not period.ongoing
    return open_ and _is_unit(period.start_earliest, period.start_latest)


def _follows(period: Period, before: Period) -> bool:
    """Whether a period surely began after another one had surely ended, or when it ended."""
    begins, ends = period.start_earliest, before.end_latest
    if begins is not None and ended_sometime(before):
        begun = before.start_latest
        return begun is not None and begun < begins and _is_unit(begins, period.start_latest)
    if begins is None or ends is None:
        return False
    return ends < begins or _touches(period, before)


def _touches(period: Period, before: Period) -> bool:
    """Whether a period began in the year or month or on the day in which an earlier one ended.

    An earlier one that began before it, or that lasted a year at most: who joined and left in 2012
    can have come back within that year.
    """
    begun, begins = before.start_latest, period.start_earliest
    if begins is None or not _is_unit(begins, period.start_latest):
        return False
    if not _is_unit(before.end_earliest, before.end_latest):
        return False
    if begun is None or not _meet(period, before):
        return False
    if period.end_latest is not None and period.end_latest == before.end_latest:
        return begun < begins and _is_unit(begins, period.end_latest)
    later = period.end_latest is None or period.end_latest > (before.end_latest or LAST_DAY)
    return later and (begun < begins or _is_unit(before.start_earliest, before.end_latest))


def _meet(period: Period, before: Period) -> bool:
    """Whether the unit of a beginning and that of an end have a day in common."""
    begins, ends = period.start_earliest or FIRST_DAY, before.end_latest or LAST_DAY
    return begins <= ends and (before.end_earliest or FIRST_DAY) <= (period.start_latest or ends)


def _is_unit(low: datetime.date | None, high: datetime.date | None) -> bool:
    """Whether two bounds are those of a day, a month or a year."""
    return low is not None and high is not None and (high - low).days < _YEAR


def _denied(period: Period, seeds: Sequence[Period]) -> int:
    """Choose the spell that a period without one is about: of its time, or over by then."""
    met = [place for place, seed in enumerate(seeds) if meet(period, seed)]
    if met:
        nearest = _nearest(period, seeds)
        return nearest if nearest in met else met[0]
    day = period.start_earliest or FIRST_DAY
    begun = [place for place, seed in enumerate(seeds) if (seed.start_earliest or FIRST_DAY) <= day]
    return max(begun, default=0)


def _nearest(period: Period, seeds: Sequence[Period]) -> int:
    """Choose the spell that a period comes nearest to; the last for what is undated and runs on."""
    if not period.states_start and not period.states_end:
        return len(seeds) - 1 if period.ongoing else 0
    return min(range(len(seeds)), key=lambda place: _distance(period, seeds[place]))


def _distance(period: Period, seed: Period) -> tuple[int, int, int]:
    """How many days lie between two periods, then between their beginnings, then their ends."""
    gap = (
        _days(seed.end_latest, period.start_earliest),
        _days(period.end_latest, seed.start_earliest),
    )
    starts = _between(period.start_latest, seed.start_latest) if period.states_start else 0
    return max(0, *gap), starts, _between(period.end_latest, seed.end_latest)


def _days(ends: datetime.date | None, begins: datetime.date | None) -> int:
    """How many days a beginning comes after an end; what is unknown may be anywhere."""
    return ((begins or FIRST_DAY) - (ends or LAST_DAY)).days


def _between(one: datetime.date | None, other: datetime.date | None) -> int:
    if one is None and other is None:
        return 0
    return _FAR if one is None or other is None else abs((one - other).days)
