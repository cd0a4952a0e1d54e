"""From when until when a text is in force: from its issue until another text replaces it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from graphkit.facts.certainty import FIRST_DAY, LAST_DAY, DaysByDegree, PairOfDays
from graphkit.facts.period import Period


def in_force(issued: Period | None, replaced: Iterable[Period | None] = ()) -> DaysByDegree:
    """Work out from when until when a text can be endorsed, to each degree.

    Parameters
    ----------
    issued : Period, optional
        When the text was issued; its beginning counts. None is a text without a date.
    replaced : iterable of Period or None
        When each of the texts was issued that take its place; None is one without a date.

    Returns
    -------
    DaysByDegree
        It is surely in force from the last day on which it can have been issued until the first
        one on which it can have been replaced, and possibly from the first until the last. What is
        not dated is in force possibly and never more. The day of the replacement still counts.

    Examples
    --------
    >>> from graphkit.facts.period import parse
    >>> days = in_force(parse("2018-10"), [parse("2022-06-16")])
    >>> str(days.possible.from_), str(days.certain.from_), str(days.certain.until)
    ('2018-10-01', '2018-10-31', '2022-06-16')
    >>> in_force(None).certain is None
    True
    """
    later = tuple(replaced)
    ends_latest = min((_latest(newer) for newer in later), default=LAST_DAY)
    earliest = FIRST_DAY if issued is None else issued.start_earliest or FIRST_DAY
    possible = PairOfDays(earliest, max(earliest, ends_latest))  # nothing ends before it begins
    if issued is None or issued.start_latest is None or not all(map(_dated, later)):
        return DaysByDegree(possible, None, None)
    ends_earliest = min((_earliest(newer) for newer in later), default=LAST_DAY)
    sure = PairOfDays(issued.start_latest, max(earliest, ends_earliest))
    return DaysByDegree(possible, sure, sure)


def _dated(newer: Period | None) -> bool:
    return newer is not None and newer.start_earliest is not None


def _earliest(newer: Period | None) -> datetime.date:
    return FIRST_DAY if newer is None else newer.start_earliest or FIRST_DAY


def _latest(newer: Period | None) -> datetime.date:
    return LAST_DAY if newer is None else newer.start_latest or LAST_DAY
