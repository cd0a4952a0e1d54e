"""Who stands for a service that joins: the one rule, that goes by time.

A service is no agent, so that its operator is the member: the one at its joining, for as long as
the membership lasts.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graphkit.facts.adopt import adopt, begun
from graphkit.facts.authored_row import Row
from graphkit.facts.certainty import CERTAINTIES, DaysByDegree, days_of, degree_in
from graphkit.facts.period import Period
from graphkit.facts.source_word import word


class Operated(NamedTuple):
    """For how long somebody operated a service.

    Attributes
    ----------
    operator : str
        Who did.
    during : str
        When, as it was adopted.
    days : DaysByDegree
        From when until when, to each degree.
    """

    operator: str
    during: str
    days: DaysByDegree


def operators_of(
    rows: Sequence[Row], published: Mapping[str, Period | None]
) -> dict[str, list[Operated]]:
    """List who operated each service, and when.

    Parameters
    ----------
    rows : sequence of Row
        The table ``operations``, whose spells are told apart.
    published : mapping
        When each source was published.
    """
    told: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        told.setdefault((row["service"], row["operator"], row["spell"]), []).append(row)
    operators: dict[str, list[Operated]] = {}
    for (service, operator, _), same in told.items():
        words = [word(row, published) for row in same]
        adopted = adopt(words)
        days = days_of(
            begun(adopted.during, words).narrowed(),
            confirmed_until=adopted.confirmed_until,
            trusted=adopted.trusted,
            announced=adopted.announced,
        )
        operators.setdefault(service, []).append(Operated(operator, adopted.during.text, days))
    return operators


def operator_on(operators: Sequence[Operated], day: datetime.date) -> Operated:
    """Choose who operated a service on a day, as surely as is known.

    Where none can have, it is who did nearest to it in time; of several that are equally sure, the
    one that began first.

    Examples
    --------
    >>> from graphkit.facts.period import parse
    >>> def of(operator: str, during: str) -> Operated:
    ...     return Operated(operator, during, days_of(parse(during)))
    >>> told = [of("new", "2017/.."), of("old", "2010/2014")]
    >>> [operator_on(told, datetime.date(year, 7, 1)).operator for year in (2005, 2012, 2016, 2020)]
    ['old', 'old', 'new', 'new']
    """

    def unlike(one: Operated) -> tuple[int, int, datetime.date, str, str]:
        from_, until = one.days.possible
        away = max((from_ - day).days, (day - until).days, 0)
        surely = one.days.presumed or one.days.possible
        return -_degree(one, day), away, surely.from_, one.operator, one.during

    return min(operators, key=unlike)


def may_have_operated(one: Operated, day: datetime.date) -> bool:
    """Tell whether somebody can have operated a service on a day."""
    return _degree(one, day) > 0


def _degree(one: Operated, day: datetime.date) -> int:
    return CERTAINTIES.index(degree_in(one.days, day, day))
