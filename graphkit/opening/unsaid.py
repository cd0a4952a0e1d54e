"""Say of other people's RDF what it may leave unsaid, and every question asks for.

The open profile of the shapes lets RDF leave out the kind of an actor, the role and confidence of
a membership, and who says so. Here they are the least that can be meant: the kind of the class, or
an unknown one; a member, at some time; the word of the file itself, of the confidence that a table
has where it says none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph

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
_DEFAULTS: Final = (
    ("org:role", ORG + "role", concept("role", "member")),
    ("cg:confidence", CG + "confidence", concept("confidence", "high")),
)


def unsaid(inner: pyoxigraph.Store, name: str) -> Iterator[pyoxigraph.Quad]:
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
    for short, predicate, value in _DEFAULTS:
        for (record,) in store.select(_WITHOUT % short):
            yield _quad(record, predicate, value)
    undated = pyoxigraph.Literal("/..")
    for (record,) in store.select(_WITHOUT % "cg:during"):
        yield pyoxigraph.Quad(record, pyoxigraph.NamedNode(CG + "during"), undated)
    yield from _own_word(store, name)


def _own_word(store: Store, name: str) -> Iterator[pyoxigraph.Quad]:
    """The file is the source of the memberships for which it names none."""
    source = pyoxigraph.NamedNode(store.namespace.iri("as-read"))
    said = [row[0] for row in store.select(_WITHOUT % "cg:evidence")]
    for record in said:
        if isinstance(record, pyoxigraph.NamedNode):
            word = pyoxigraph.NamedNode(f"{record.value}--as-read")
            yield _quad(record, CG + "evidence", word.value)
            yield _quad(word, RDF + "type", CG + "Evidence")
            yield _quad(word, CG + "source", source.value)
            yield _quad(word, CG + "confidence", concept("confidence", "high"))
    if said:
        yield _quad(source, RDF + "type", CG + "Source")
        title = pyoxigraph.NamedNode(DCTERMS + "title")
        yield pyoxigraph.Quad(source, title, pyoxigraph.Literal(name))


def _quad(subject: Any, predicate: str, value: str) -> pyoxigraph.Quad:
    return pyoxigraph.Quad(subject, pyoxigraph.NamedNode(predicate), pyoxigraph.NamedNode(value))
