"""What the pages of the vocabulary show: its terms, its lists, and one list with its codes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from graphkit.resources import ontology_files
from graphkit.terms import CG, CONCEPT, PREFIXES, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.graph import KnowledgeGraph

_OWL: Final = "http://www.w3.org/2002/07/owl#"
_KINDS: Final = {
    "Class": "class",
    "ObjectProperty": "property to a thing",
    "DatatypeProperty": "property to a value",
    "AnnotationProperty": "property to a text",
}
_LABELS: Final = (RDFS + "label", SKOS + "prefLabel")
_RELATIONS: Final = {
    "is a": RDFS + "subClassOf",
    "is part of": RDFS + "subPropertyOf",
    "of": RDFS + "domain",
    "to": RDFS + "range",
}


class TextInLanguage(NamedTuple):
    """A text and its language."""

    language: str
    text: str


class Reference(NamedTuple):
    """A term by its short name, and where to read about it."""

    name: str
    address: str


class DescribedTerm(NamedTuple):
    """A class or property, a list of codes, or a code."""

    name: str
    address: str
    kind: str
    labels: tuple[TextInLanguage, ...]
    definitions: tuple[TextInLanguage, ...]
    relations: tuple[tuple[str, tuple[Reference, ...]], ...] = ()
    example: str = ""


@cache
def terms() -> tuple[DescribedTerm, ...]:
    """List the classes and properties of the ontology, by kind and name."""
    found = []
    for name, kind in _KINDS.items():
        quads = _ontology().quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(_OWL + name))
        named = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
        found += [_term(iri, kind) for iri in sorted(named) if iri.startswith(CG)]
    return tuple(found)


@cache
def lists() -> tuple[Reference, ...]:
    """List the bundled lists of codes."""
    scheme = NamedNode(SKOS + "ConceptScheme")
    quads = _ontology().quads_for_pattern(None, NamedNode(RDF + "type"), scheme)
    named = [quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)]
    names = sorted(name.removeprefix(CONCEPT) for name in named)
    return tuple(Reference(name, f"/concept/{name}") for name in names)


def codes(kg: KnowledgeGraph, names: Iterable[str]) -> list[DescribedTerm]:
    """Describe a code, or a list with its codes, as the graph has them.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph, with its own codes and the bundled ones.
    names : iterable of str
        The addresses under which the code or the list may stand.
    """
    named = [NamedNode(name) for name in names]
    found = {name.value for name in named if any(True for _ in kg.store.facts(name.value))}
    for name in named:
        rows = kg.store.select(f"SELECT ?code {{ ?code skos:inScheme {name} }}")
        found |= {row["code"].value for row in rows}
    own = kg.store.namespace.concepts
    return [_code(iri, own, list(kg.store.facts(iri))) for iri in sorted(found)]


@cache
def _ontology() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for path in ontology_files():
        store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def _term(iri: str, kind: str) -> DescribedTerm:
    said = [
        (quad.predicate.value, quad.object)
        for quad in _ontology().quads_for_pattern(NamedNode(iri), None, None)
    ]
    relations = (
        (word, tuple(sorted(map(_reference, _named(said, predicate)))))
        for word, predicate in _RELATIONS.items()
    )
    example = next((text.text for text in _texts(said, SKOS + "example")), "")
    return DescribedTerm(
        iri.removeprefix(CG),
        iri,
        kind,
        _texts(said, *_LABELS),
        _texts(said, SKOS + "definition"),
        tuple((word, referred) for word, referred in relations if referred),
        example,
    )


def _code(iri: str, own: str, said: list[tuple[str, object]]) -> DescribedTerm:
    path = iri.removeprefix(own).removeprefix(CONCEPT)
    kind = "code" if any(_named(said, SKOS + "inScheme")) else "list"
    return DescribedTerm(path, iri, kind, _texts(said, *_LABELS), _texts(said, SKOS + "definition"))


def _texts(said: Iterable[tuple[str, object]], *predicates: str) -> tuple[TextInLanguage, ...]:
    """Give the texts of a term, in English first."""
    found = {
        TextInLanguage(value.language or "", value.value)
        for predicate, value in said
        if predicate in predicates and isinstance(value, Literal)
    }
    return tuple(sorted(found, key=lambda text: (text.language != "en", text)))


def _named(said: Iterable[tuple[str, object]], predicate: str) -> Iterator[str]:
    return (value.value for p, value in said if p == predicate and isinstance(value, NamedNode))


def _reference(iri: str) -> Reference:
    if iri.startswith(CG):
        name = iri.removeprefix(CG)
        return Reference(f"cg:{name}", f"#{name}")
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return Reference(f"{prefix}:{iri.removeprefix(base)}", iri)
    return Reference(iri, iri)
