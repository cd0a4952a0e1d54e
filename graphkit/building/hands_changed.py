"""Tell of memberships of services whose operator is another one for some of their time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.certainty import DaysByDegree
from graphkit.facts.operators import Operated, may_have_operated, operator_on

_OR: Final = "or name the member itself in the column actor, and the service in listed_as."
_CHANGED: Final = (
    "Write a row for each operator: end this one where the other began, and add one from then on, "
    f"{_OR}"
)
_UNKNOWN: Final = f"Add who operated it then to operations.csv, {_OR}"


def hands_changed(
    row: Row, operators: Sequence[Operated], joined: datetime.date, days: DaysByDegree
) -> Iterator[Problem]:
    """Doubt who is the member where a service changes hands, or had no known operator at first.

    Parameters
    ----------
    row : Row
        The first row of the membership of a service.
    operators : sequence of Operated
        Who operated it, and when.
    joined : datetime.date
        The day by which the member was chosen.
    days : DaysByDegree
        From when until when it belongs, as it was built.

    Yields
    ------
    Problem
        One at most, that says who is taken as the member.
    """
    taken = operator_on(operators, joined)
    named = f"{shown(taken.operator)} is taken as the member for all of this membership of "
    named += f"{shown(row['actor'])}"
    if not may_have_operated(taken, joined):
        message = f"{named}, which it operated at another time ({taken.during}); nothing says who "
        message += "did at the joining."
        yield Problem(row.path, row.line, "actor", message, _UNKNOWN)
        return
    first, last = days.presumed or days.possible
    others = [
        one
        for one in operators
        if one.operator != taken.operator
        and one.days.presumed is not None
        and one.days.presumed.meet(first, last)
    ]
    if others:
        told = ", ".join(f"{shown(one.operator)} ({one.during})" for one in _in_order(others))
        message = f"{named}, which it operated at the joining; "
        message += f"others operate it for some of that time: {told}."
        yield Problem(row.path, row.line, "actor", message, _CHANGED)


def _in_order(operators: Sequence[Operated]) -> list[Operated]:
    return sorted(operators, key=lambda one: (one.days.possible, one.operator))
