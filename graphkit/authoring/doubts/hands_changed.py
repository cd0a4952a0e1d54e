"""Find memberships of services whose operator is another one for some of their time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.vocabulary import SERVICE, Vocabulary
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.adopt import adopt, begun
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.certainty import LAST_DAY, PairOfDays, days_of
from graphkit.facts.operators import Operated, may_have_operated, operator_on, operators_of
from graphkit.facts.period import parse
from graphkit.facts.publications import publications
from graphkit.facts.source_word import AGAINST, supporting, word

_OR: Final = "or name the member itself in the column actor, and the service in listed_as."
_CHANGED: Final = (
    "Write a row for each operator: end this one where the other began, and add one from then on, "
    f"{_OR}"
)
_UNKNOWN: Final = f"Add who operated it then to operations.csv, {_OR}"


class _Stay(NamedTuple):
    """When a service joined, and from when until when it surely or presumably belonged."""

    joined: datetime.date
    days: PairOfDays


def hands_changed(tables: Tables, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Find memberships of services that change hands, or had no known operator at the joining.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        All tables, whose spells are told apart.
    vocabulary : Vocabulary
        The kinds of their field.

    Yields
    ------
    Problem
        One for each membership, at its first row, that says who is taken as the member.
    """
    services = {row["id"] for row in tables["actors"] if vocabulary.is_of(row["kind"], SERVICE)}
    joined: dict[tuple[str, str, str], list[Row]] = {}
    for row in tables["memberships"] if services else ():
        if row["actor"] in services and row.cells.get("polarity") != AGAINST:
            same = joined.setdefault((row["actor"], row["coalition"], row["spell"]), [])
            same.append(row)
    if not joined:
        return
    published = publications(tables)
    operators = operators_of(tables["operations"], published)
    over = {row["id"]: parse(row["during"] or "/..").end_latest for row in tables["coalitions"]}
    for (service, coalition, _), rows in joined.items():
        words = supporting([word(row, published) for row in rows])
        adopted = adopt(words)
        period = begun(adopted.during, words).narrowed()
        days = days_of(period, confirmed_until=adopted.confirmed_until, trusted=adopted.trusted)
        from_, until = days.presumed or days.possible
        ended = min(until, over[coalition] or LAST_DAY)
        day = period.start_latest or period.start_earliest or LAST_DAY
        stay = _Stay(day, PairOfDays(from_, ended))
        yield from _doubt(rows[0], service, operators.get(service, ()), stay)


def _doubt(row: Row, service: str, operators: Sequence[Operated], stay: _Stay) -> Iterator[Problem]:
    """Say who is taken as the member, where that is not plain."""
    if not operators:
        return
    taken = operator_on(operators, stay.joined)
    named = f"{shown(taken.operator)} is taken as the member for all of this membership of "
    named += f"{shown(service)}"
    if not may_have_operated(taken, stay.joined):
        message = f"{named}, which it operated at another time ({taken.during}); nothing says who "
        message += "did at the joining."
        yield Problem(row.path, row.line, "actor", message, _UNKNOWN)
        return
    others = [one for one in operators if one.operator != taken.operator and _within(one, stay)]
    if others:
        told = ", ".join(f"{shown(one.operator)} ({one.during})" for one in _in_order(others))
        message = f"{named}, which it operated at the joining; "
        message += f"others operate it for some of that time: {told}."
        yield Problem(row.path, row.line, "actor", message, _CHANGED)


def _in_order(operators: Sequence[Operated]) -> list[Operated]:
    return sorted(operators, key=lambda one: (one.days.possible, one.operator))


def _within(one: Operated, stay: _Stay) -> bool:
    """Whether somebody operated the service at some time of the membership, as far as is known."""
    first, last = stay.days
    return one.days.presumed is not None and one.days.presumed.meet(first, last)
