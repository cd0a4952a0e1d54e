"""What an edition of a graph tells of each membership."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.terms_of_membership import VALUES
from graphkit.questions.answer_columns import ends_of, in_one_way
from graphkit.questions.evidence_told import CONFIDENCE, NamedCells, evidence_told
from graphkit.questions.sources_compared import Sources
from graphkit.questions.stated_by_source import (
    StatedOtherwise,
    StatementCompared,
    stated_by_source,
    stated_otherwise,
)
from graphkit.questions.words_of_other_period import OPEN
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address

_QUERY: Final = f"""
SELECT ?membership ?member ?label ?coalition ?called ?during ?role ?surest WHERE {{
  ?record a cg:Membership ; org:member ?who ; org:organization ?what ; cg:during ?during ;
          org:role ?as .
  OPTIONAL {{ SELECT ?who (MIN(?name) AS ?label)
    {{ ?who skos:prefLabel ?name }} GROUP BY ?who }}
  OPTIONAL {{ SELECT ?what (MIN(?name) AS ?called)
    {{ ?what skos:prefLabel ?name }} GROUP BY ?what }}
  BIND({short_address("?record")} AS ?membership)
  BIND({short_address("?who")} AS ?member)
  BIND({short_address("?what")} AS ?coalition)
  BIND(REPLACE(STR(?as), "^.*[/#]", "") AS ?role)
  BIND(IF(EXISTS {{ ?record cg:certainFrom ?certain }}, "certain",
    IF(EXISTS {{ ?record cg:presumedFrom ?presumed }}, "presumed",
      IF(EXISTS {{ ?record cg:possibleFrom ?possible }}, "possible", ""))) AS ?surest)
}} ORDER BY ?membership"""
_MORE: Final = f"""
SELECT ?membership ?column ?value WHERE {{
  {{ ?property a rdf:Property ; rdfs:label ?column .
    ?record a cg:Membership ; cg:evidence ?word . ?word ?property ?value }}
  UNION
  {{ VALUES (?term ?column) {{ {VALUES} (cg:listedAs "listed_as") }}
    ?record a cg:Membership ; ?term ?said .
    BIND(IF(isIRI(?said), {short_address("?said")}, ?said) AS ?value) }}
  UNION
  {{ VALUES (?term ?column) {{
      (cg:startReason "start_reason") (cg:endReason "end_reason") (cg:listedUnder "listed_under") }}
    ?record a cg:Membership ; ?term ?concept ; cg:during ?during .
    FILTER(!(?column = "end_reason" && STRENDS(?during, "..") &&
      EXISTS {{ ?record cg:endedWithCoalition ?with_it FILTER(?with_it) }}))
    BIND(REPLACE(STR(?concept), "^.*[/#]", "") AS ?value) }}
  BIND({short_address("?record")} AS ?membership)
}} ORDER BY ?membership ?column ?value"""
"""What else is said of memberships, by the graph's own columns and those that few fill in.
What only the end of a coalition ended is told of the coalition."""
_SPELT: Final = {
    "since": ("since", "during"),
    "until": ("until", "before", "during"),
}
"""The dates of a table whose spelling is kept in columns of its own, by the end that they tell."""


class MembershipTold(NamedTuple):
    """A membership, as an edition tells it."""

    member: str
    label: str
    coalition: str
    called: str
    during: str
    role: str
    more: NamedCells = ()
    evidence: NamedCells = ()
    stated: tuple[StatementCompared, ...] = ()
    surest: str = ""

    @property
    def told(self) -> str:
        """The period and role."""
        return f"{self.during}, {self.role}"

    def told_beside(self, other: MembershipTold | None) -> str:
        """Say the period and role, and what else the other edition does not say."""
        if other is None:
            return self.told
        same = {*other.more, *other.evidence}
        own = [*self.more, *self.evidence]
        cells = [" ".join(cell) for cell in own if cell not in same]
        said = (
            f"{one.part} of {one.source or 'the table'} {one.before}"
            for one in self.stated_otherwise(other)
            if one.before
        )
        return "; ".join([self.told, *cells, *said])

    def stated_otherwise(self, other: MembershipTold) -> Iterator[StatedOtherwise]:
        """List what sources state otherwise in another edition, beyond what it tells itself."""
        trust = [
            ", ".join(value for column, value in one.evidence if column == CONFIDENCE)
            for one in (self, other)
        ]
        told = {
            "period": (self.during, other.during),
            "role": (self.role, other.role),
            CONFIDENCE: (trust[0], trust[1]),
        }
        return stated_otherwise(self.stated, other.stated, told)

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of who joined and of what was joined."""
        return self.member, self.coalition


def memberships_told(store: Queryable, sources: Sources) -> dict[str, MembershipTold]:
    """Read what an edition, which has these sources, tells of each membership, by its id."""
    found, more, stated = {}, _more(store), stated_by_source(store, sources.id_of)
    evidence = evidence_told(store, stated)
    for row in run(store, _QUERY).rows:
        name, member, label, coalition, called, *of = (str(cell or "") for cell in row)
        during, role, surest = of
        period = in_one_way(during)
        said = (member, label or member, coalition, called or coalition, period, role)
        also = tuple(_without_spellings(more.get(name, ()), period))
        words = evidence.get(name, ()), stated.get(name, ())
        found[name] = MembershipTold(*said, also, *words, surest)
    return found


def _without_spellings(more: Iterable[tuple[str, str]], during: str) -> Iterator[tuple[str, str]]:
    """Leave out how dates were spelt that were read: the period says what they say."""
    start, end = ends_of(during)
    known = {"since": start not in OPEN, "until": end not in OPEN}
    read = {f"{one}{AS_WRITTEN}" for name, of in _SPELT.items() if known[name] for one in of}
    return ((column, value) for column, value in more if column not in read)


def _more(store: Queryable) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, column, value in run(store, _MORE).rows:
        found.setdefault(str(name), []).append((str(column), str(value)))
    return found
