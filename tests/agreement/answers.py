"""The same question asked at every door, and the answers in one form that can be compared.

A door is a function that takes a graph, times and degrees and gives `Answers`. The page has its
own door in `page`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import graphkit as gk
from graphkit.facts.as_member import itself
from graphkit.facts.certainty import CERTAINTIES, FIRST_DAY, LAST_DAY
from graphkit.facts.one_day import from_day_number
from graphkit.panel import Panel

from .times import DEGREES, AtLeast, Time


class Row(NamedTuple):
    """One membership as an answer tells it."""

    membership: str
    member: str
    coalition: str
    role: str
    certainty: str


class Promise(NamedTuple):
    """One commitment that an actor took on, and how surely."""

    actor: str
    commitment: str
    certainty: str


class Dates(NamedTuple):
    """When a membership began and ended, as an answer tells it; None is unknown or open."""

    start_earliest: datetime.date | None
    start_latest: datetime.date | None
    end_latest: datetime.date | None


Asked: TypeAlias = tuple[Time, AtLeast]
Answers: TypeAlias = dict[Asked, frozenset[Row]]
Promised: TypeAlias = dict[Asked, frozenset[Promise]]
Door: TypeAlias = Callable[[gk.KnowledgeGraph, Iterable[Time]], Answers]


def questions(times: Iterable[Time]) -> Iterator[Asked]:
    """Every time at every degree."""
    return ((time, degree) for time in times for degree in DEGREES)


def compared(answers: Answers, memberships: int) -> int:
    """Count the (record, time, degree) triples that a comparison of these answers decides."""
    return len(answers) * memberships


# The library


def coalitions_of(kg: gk.KnowledgeGraph) -> tuple[str, ...]:
    return tuple(map(str, kg.list("coalitions").column("id")))


def actors_of(kg: gk.KnowledgeGraph) -> tuple[str, ...]:
    """All that can join: actors, and coalitions, which can join others."""
    return (*map(str, kg.list("actors").column("id")), *coalitions_of(kg))


def by_members(kg: gk.KnowledgeGraph, times: Iterable[Time]) -> Answers:
    """Ask every coalition for its members, at each degree."""
    coalitions = coalitions_of(kg)
    return {
        (time, degree): frozenset(
            Row(r["membership"], r["member"], coalition, r["role"], r["certainty"])
            for coalition in coalitions
            for r in _records(kg.members(coalition, **time.asked, at_least=degree))
        )
        for time, degree in questions(times)
    }


def by_members_once(kg: gk.KnowledgeGraph, times: Iterable[Time]) -> Answers:
    """Ask once for what is possible; what is surer is marked so in the answer."""
    coalitions = coalitions_of(kg)
    answers: Answers = {}
    for time in times:
        rows = [
            Row(r["membership"], r["member"], coalition, r["role"], r["certainty"])
            for coalition in coalitions
            for r in _records(kg.members(coalition, **time.asked, at_least="possible"))
        ]
        answers |= {(time, degree): _at_least(rows, degree) for degree in DEGREES}
    return answers


def by_memberships(
    kg: gk.KnowledgeGraph, times: Iterable[Time], actors: Iterable[str] | None = None
) -> Answers:
    """Ask actors, by default all, what they joined; what is surer is marked so in the answer."""
    services = set(_services(kg))  # what is listed as a service is its operator's
    asked = [actor for actor in actors or actors_of(kg) if actor not in services]
    answers: Answers = {}
    for time in times:
        rows = [
            Row(r["membership"], actor, r["coalition"], r["role"], r["certainty"])
            for actor in asked
            for r in _records(kg.memberships(actor, **time.asked, at_least="possible"))
        ]
        answers |= {(time, degree): _at_least(rows, degree) for degree in DEGREES}
    return answers


def _services(kg: gk.KnowledgeGraph) -> Iterator[str]:
    return (str(r["id"]) for r in kg.list("actors").records() if r["kind"] == "service")


def dates_by_members(kg: gk.KnowledgeGraph) -> dict[str, tuple[str, str, Dates]]:
    """Start and end of every membership as text, and their bounds."""
    return {
        r["membership"]: (r["start"], r["end"], Dates(*(r[name] for name in Dates._fields)))
        for coalition in coalitions_of(kg)
        for r in _records(kg.members(coalition))
    }


def promised_by_library(
    kg: gk.KnowledgeGraph, times: Iterable[Time], actors: Iterable[str] | None = None
) -> Promised:
    """Ask actors, by default all, what they promised; what is surer than possible is marked so."""
    asked = list(actors or actors_of(kg))
    answers: Promised = {}
    for time in times:
        found = [
            Promise(actor, r["commitment"], r["certainty"])
            for actor in asked
            for r in _records(kg.promises(actor, **time.asked, at_least="possible"))
        ]
        answers |= {(time, degree): _at_least(found, degree) for degree in DEGREES}
    return answers


def promised_by_analyses(kg: gk.KnowledgeGraph, days: Iterable[Time]) -> Promised:
    """Ask the analysis of promises, about days."""
    return {
        (day, degree): frozenset(
            Promise(r["actor"], r["commitment"], r["certainty"])
            for r in _records(gk.analysis.promised(kg, on=day.text, at_least=degree))
        )
        for day, degree in questions(days)
    }


def promised_by_analyses_once(kg: gk.KnowledgeGraph, days: Iterable[Time]) -> Promised:
    """Ask the analysis once for what is possible; what is surer is marked so in the answer."""
    answers: Promised = {}
    for day in days:
        told = gk.analysis.promised(kg, on=day.text, at_least="possible")
        found = [Promise(r["actor"], r["commitment"], r["certainty"]) for r in _records(told)]
        answers |= {(day, degree): _at_least(found, degree) for degree in DEGREES}
    return answers


def pairs_by_members(kg: gk.KnowledgeGraph) -> set[tuple[str, str]]:
    """Who is tied to which coalition of all time, as the answers leave it when nobody says more."""
    return {
        (str(member), coalition)
        for coalition in coalitions_of(kg)
        for member in kg.members(coalition).column("member")
    }


# SPARQL over the days that every record carries

MEMBERSHIPS: Final = """SELECT ?membership ?member ?coalition ?role WHERE {{
  ?membership a cg:Membership ; org:organization ?coalition ; org:member ?member ; org:role ?role ;
              cg:{degree}From ?from ; cg:{degree}Until ?until .
  FILTER NOT EXISTS {{ ?role cg:countsAsBelonging false }}
  FILTER(?from <= "{last}"^^xsd:date && ?until >= "{first}"^^xsd:date)
}}"""
ENDORSEMENTS: Final = """SELECT ?actor ?commitment WHERE {{
  ?it a cg:Endorsement ; cg:endorser ?actor ; cg:endorses ?commitment ;
      cg:{degree}From ?from ; cg:{degree}Until ?until .
  FILTER(?from <= "{last}"^^xsd:date && ?until >= "{first}"^^xsd:date)
}}"""


def by_sparql(kg: gk.KnowledgeGraph, times: Iterable[Time]) -> Answers:
    """Compare the pair of days of each degree with the window, in a query of six lines."""
    answers: Answers = {}
    for time in times:
        found = {degree: _found(kg, MEMBERSHIPS, time, degree) for degree in DEGREES}
        for degree, rows in found.items():
            answers[time, degree] = frozenset(
                Row._make((*map(_slug, row), _surest(row, found))) for row in rows
            )
    return answers


def promised_by_sparql(kg: gk.KnowledgeGraph, times: Iterable[Time]) -> Promised:
    """Compare the pair of days of each derived endorsement with the window."""
    answers: Promised = {}
    for time in times:
        found = {degree: _found(kg, ENDORSEMENTS, time, degree) for degree in DEGREES}
        for degree, rows in found.items():
            answers[time, degree] = frozenset(
                Promise._make((*map(_slug, row), _surest(row, found))) for row in rows
            )
    return answers


def _found(
    kg: gk.KnowledgeGraph, query: str, time: Time, degree: str
) -> frozenset[tuple[str, ...]]:
    first, last = time.window
    text = query.format(degree=degree, first=first, last=last)
    return frozenset(tuple(map(str, row)) for row in kg.query(text))


def _surest(row: tuple[str, ...], found: Mapping[AtLeast, frozenset[tuple[str, ...]]]) -> str:
    return max((degree for degree in DEGREES if row in found[degree]), key=CERTAINTIES.index)


def _slug(iri: str) -> str:
    return iri.rsplit("/", 1)[1]


# The panel and the networks drawn from it


def by_panel(kg: gk.KnowledgeGraph, times: Iterable[Time]) -> Answers:
    """Compare whole columns."""
    panel = kg.panel
    return {
        (time, degree): frozenset(_rows_of(panel, time, degree))
        for time, degree in questions(times)
    }


def _rows_of(panel: Panel, time: Time, degree: AtLeast) -> Iterator[Row]:
    rank = panel.certainty(*time.numbers)
    mask = panel.within(*time.numbers, degree)
    for row in mask.nonzero()[0].tolist():
        yield Row(
            panel.membership[row],
            panel.members[panel.member[row]],
            panel.coalitions[panel.coalition[row]],
            panel.roles[panel.role[row]],
            CERTAINTIES[rank[row]],
        )


def dates_by_panel(kg: gk.KnowledgeGraph) -> dict[str, Dates]:
    """The bounds of every membership, with what is open told as None."""
    panel = kg.panel
    columns = [getattr(panel, name).tolist() for name in Dates._fields]
    return {
        name: Dates(*map(_known, bounds))
        for name, bounds in zip(panel.membership, zip(*columns, strict=True), strict=True)
    }


def _known(number: int) -> datetime.date | None:
    day = from_day_number(number)
    return None if day in (FIRST_DAY, LAST_DAY) else day


def by_network(kg: gk.KnowledgeGraph, times: Iterable[Time]) -> Answers:
    """Draw each network with one edge for each membership."""
    answers: Answers = {}
    for time, degree in questions(times):
        drawn = kg.network(**time.drawn, at_least=degree, parallel=True)
        answers[time, degree] = frozenset(
            Row(
                edge["memberships"][0],
                _agent(drawn, one, other),
                _coalition(drawn, one, other),
                edge["roles"][0],
                edge["certainty"],
            )
            for one, other, edge in drawn.edges(data=True)
        )
    return answers


def _agent(drawn: Any, *ends: str) -> str:
    return itself(next(n for n in ends if drawn.nodes[n]["bipartite"] == 0))


def _coalition(drawn: Any, *ends: str) -> str:
    return next(n for n in ends if drawn.nodes[n]["bipartite"] == 1)


def pairs_by_network(kg: gk.KnowledgeGraph, time: Time, degree: AtLeast | None) -> set[Any]:
    """The ties of a plain network, as pairs of actor and coalition."""
    drawn = kg.network(**time.drawn, at_least=degree)
    return {(_agent(drawn, *ends), _coalition(drawn, *ends)) for ends in drawn.edges}


# What all of them share


def _at_least(rows: Iterable[Any], degree: AtLeast) -> frozenset[Any]:
    least = CERTAINTIES.index(degree)
    return frozenset(row for row in rows if CERTAINTIES.index(row.certainty) >= least)


def _records(table: gk.Table) -> Iterator[dict[str, Any]]:
    return iter(table.records())


def difference(one: Mapping[Asked, frozenset[Any]], other: Mapping[Asked, frozenset[Any]]) -> str:
    """Say in some lines where two doors differ; nothing where they agree."""
    said = [
        f"{time} {degree}: only in one {sorted(one[time, degree] - other[time, degree])[:3]}, "
        f"only in the other {sorted(other[time, degree] - one[time, degree])[:3]}"
        for time, degree in one
        if one[time, degree] != other[time, degree]
    ]
    assert one.keys() == other.keys()
    return "\n".join(said[:8])
