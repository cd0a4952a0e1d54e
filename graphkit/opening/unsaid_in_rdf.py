"""Say of other people's RDF what it may leave unsaid, and every question asks for.

The open profile of the shapes lets RDF leave out the kind of an actor, the role and confidence of
a membership, and who says so. Here they are the least that can be meant: the kind of the class, or
an unknown one; a member, at some time; the word of the file itself, of the confidence that a table
has where it says none. A membership is as sure as the best of the words that speak for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

import pyoxigraph

from graphkit.errors import InvalidDate
from graphkit.facts.confidence import TRUST
from graphkit.facts.period import parse
from graphkit.opening.plain_days import BOUNDS
from graphkit.stores.memory import Store
from graphkit.terms import CG, DCTERMS, ORG, RDF, concept

_KINDS: Final = {
    "Coalition": "coalition",
    "Government": "government",
    "PublicBody": "public-body",
    "InternationalOrganization": "international-organisation",
    "Company": "company",
    "Service": "service",
}
_UNKNOWN: Final = "unknown"
_WITHOUT_KIND: Final = """
SELECT DISTINCT ?thing ?class {
  { ?it a cg:Membership ; org:member|org:organization ?thing }
  UNION { VALUES ?type { cg:Coalition cg:Government cg:Company cg:Service } ?thing a ?type }
  MINUS { ?thing cg:kind ?known }
  OPTIONAL { ?thing a ?class }
} ORDER BY ?thing ?class"""
_WITHOUT: Final = """
SELECT ?record { ?record a cg:Membership MINUS { ?record %s ?known } } ORDER BY ?record"""
_WITHOUT_WORD: Final = """
SELECT ?record ?source {
  ?record a cg:Membership MINUS { ?record cg:evidence ?known }
  OPTIONAL { ?record dcterms:source ?source . ?source a cg:Source FILTER(isIRI(?source)) }
} ORDER BY ?record ?source"""
_WORDS_WITHOUT: Final = """
SELECT DISTINCT ?word { ?record cg:evidence ?word MINUS { ?word %s ?known } } ORDER BY ?word"""
_TRUST: Final = """
SELECT ?record ?trust {
  ?record a cg:Membership
  MINUS { ?record cg:confidence ?known }
  OPTIONAL {
    ?record cg:evidence ?word
    MINUS { ?word cg:polarity polarity:against }
    OPTIONAL { ?word cg:confidence ?stated }
    BIND(COALESCE(?stated, confidence:high) AS ?trust)
  }
} ORDER BY ?record"""
_TRUSTED: Final = {concept("confidence", name): trust for name, trust in TRUST.items()}
_UNSTATED: Final = concept("confidence", max(TRUST, key=TRUST.__getitem__))
"""What a table has where it says nothing."""
_UNDATED: Final = f"""
SELECT ?record {" ".join(f"?{name}" for name in BOUNDS[:4])} {{
  ?record a cg:Membership
  MINUS {{ ?record cg:during ?known }}
  {" ".join(f"OPTIONAL {{ ?record cg:{name} ?{name} }}" for name in BOUNDS[:4])}
}} ORDER BY ?record"""


def unsaid_in_rdf(inner: pyoxigraph.Store, name: str) -> Iterator[pyoxigraph.Quad]:
    """List what the memberships of RDF leave out, and is meant at least.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is not changed.
    name : str
        The name of the file, which is the source of what names none.

    Yields
    ------
    pyoxigraph.Quad
        In the default graph.
    """
    store = Store(inner, merged=True)
    kinds: dict[Any, str] = {}
    for thing, class_ in store.select(_WITHOUT_KIND):
        known = "" if class_ is None else _KINDS.get(class_.value.removeprefix(CG), "")
        kinds[thing] = known or kinds.get(thing, _UNKNOWN)
    for thing, kind in kinds.items():
        yield _quad(thing, CG + "kind", concept("kind", kind))
    for (record,) in store.select(_WITHOUT % "org:role"):
        yield _quad(record, ORG + "role", concept("role", "member"))
    yield from _confidence(store)
    yield from _periods(store)
    yield from _own_word(store, name)


def _confidence(store: Store) -> Iterator[pyoxigraph.Quad]:
    """A word is trusted as one of a table is, and a membership as the best word for it."""
    for (word,) in store.select(_WORDS_WITHOUT % "cg:confidence"):
        yield _quad(word, CG + "confidence", _UNSTATED)
    best: dict[Any, str] = {}
    for record, trust in store.select(_TRUST):
        stated = _UNSTATED if trust is None else trust.value
        best[record] = max(best.get(record, stated), stated, key=_rank)
    for record, trust in best.items():
        yield _quad(record, CG + "confidence", trust)


def _rank(trust: str) -> int:
    return _TRUSTED.get(trust, 0)


def _periods(store: Store) -> Iterator[pyoxigraph.Quad]:
    """Write a period of the bounds where they say days; of no bounds, it goes on."""
    seen = set()
    for row in store.select(_UNDATED):
        if row["record"] not in seen:
            seen.add(row["record"])
            bounds = [None if row[name] is None else row[name].value for name in BOUNDS[:4]]
            during = pyoxigraph.Literal(_period(bounds))
            yield pyoxigraph.Quad(row["record"], pyoxigraph.NamedNode(CG + "during"), during)


def _period(bounds: Sequence[str | None]) -> str:
    end = _day(*bounds[2:]) if any(bounds[2:]) else ".."
    with suppress(InvalidDate):
        return parse(f"{_day(*bounds[:2])}/{end}").text
    return "/.."


def _day(earliest: str | None, latest: str | None) -> str:
    """The day if it is one, or the days between which it lies; empty if neither is known."""
    if earliest == latest:
        return earliest or ""
    return f"[{earliest or ''}..{latest or ''}]"


def _own_word(store: Store, name: str) -> Iterator[pyoxigraph.Quad]:
    """The file is the source of the memberships for which it describes none.

    A nameless membership has no address that its word could be named after: all of them share one.
    """
    source = pyoxigraph.NamedNode(store.namespace.iri("as-read"))
    said: dict[Any, Any] = {}
    for record, stated in store.select(_WITHOUT_WORD):
        said.setdefault(record, stated or source)
    for record, stated in said.items():
        named = record if isinstance(record, pyoxigraph.NamedNode) else source
        word = pyoxigraph.NamedNode(f"{named.value}--as-read")
        yield _quad(record, CG + "evidence", word.value)
        yield _quad(word, RDF + "type", CG + "Evidence")
        yield _quad(word, CG + "source", stated.value)
        yield _quad(word, CG + "confidence", _UNSTATED)
    if source in said.values():
        yield _quad(source, RDF + "type", CG + "Source")
        title = pyoxigraph.NamedNode(DCTERMS + "title")
        yield pyoxigraph.Quad(source, title, pyoxigraph.Literal(name))


def _quad(subject: Any, predicate: str, value: str) -> pyoxigraph.Quad:
    return pyoxigraph.Quad(subject, pyoxigraph.NamedNode(predicate), pyoxigraph.NamedNode(value))
