"""Read the ontology into plain records, in a stable order, for the page of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from builder import term_examples
from builder.diagrams import Diagram, diagrams
from graphkit.sparql.named_queries import parse
from graphkit.terms import BASE, CG, CONCEPT, PREFIXES

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
PREFIX_OF = {
    **{iri: prefix for prefix, iri in PREFIXES.items()},
    "http://data.europa.eu/eli/ontology#": "eli",
    "https://w3id.org/semanticarts/ns/ontology/gist/": "gist",
    "http://www.w3.org/ns/opengov#": "opengov",
    "https://schema.org/": "schema",
    "http://www.w3.org/2006/time#": "time",
    "https://w3id.org/valueflows/ont/vf#": "vf",
    "http://www.wikidata.org/prop/": "p",
    "http://www.wikidata.org/prop/qualifier/": "pq",
    "http://www.wikidata.org/prop/statement/": "ps",
    "http://bods.openownership.org/vocabulary/": "bods",
    "http://data.europa.eu/m8g/": "cpov",
    "https://w3id.org/ftm#": "ftm",
    "http://www.w3.org/ns/odrl/2/": "odrl",
    str(SH): "sh",
}
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property to a thing",
    OWL.DatatypeProperty: "property to a value",
    OWL.AnnotationProperty: "property to a text",
}


@dataclass(frozen=True, order=True)
class Ref:
    """A term by its short name, and where to read about it."""

    name: str
    href: str


@dataclass(frozen=True)
class Words:
    """A text in both languages."""

    en: str
    fr: str


@dataclass(frozen=True)
class Term:
    """A class or property of the ontology."""

    anchor: str
    iri: str
    kind: str
    label: Words
    definition: Words
    note: Words
    parents: tuple[Ref, ...]
    domain: tuple[Ref, ...]
    range: tuple[Ref, ...]
    used: tuple[Ref, ...] = ()
    aligned: tuple[tuple[str, Ref], ...] = ()
    example: str = ""
    query: str = ""


@dataclass(frozen=True)
class Concept:
    """An entry of a code list."""

    anchor: str
    iri: str
    notation: str
    label: Words
    definition: Words
    broader: tuple[Ref, ...]


@dataclass(frozen=True)
class Scheme:
    """A code list."""

    anchor: str
    iri: str
    notation: str
    label: Words
    definition: Words
    concepts: tuple[Concept, ...]


@dataclass(frozen=True)
class Message:
    """What a shape says about a thing that does not fit it."""

    path: str
    text: str
    severity: str


@dataclass(frozen=True)
class Shape:
    """What the things of one class must look like."""

    anchor: str
    target: tuple[Ref, ...]
    comment: str
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Question:
    """A question that the graph has to answer."""

    name: str
    text: Words


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the page shows."""

    title: Words
    description: Words
    version: str
    iri: str
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    shapes: tuple[Shape, ...]
    questions: tuple[Question, ...]
    prefixes: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    diagrams: tuple[Diagram, ...] = ()


def read(folder: Path) -> Vocabulary:
    """Read the folder of the ontology."""
    graph = _parsed([folder / "coalition-graph.ttl", *sorted((folder / "concepts").glob("*.ttl"))])
    aligned = _parsed(sorted(folder.glob("alignments.ttl")))
    shapes = _parsed(sorted((folder / "shapes").glob("*.ttl")))
    header = rdflib.URIRef(BASE + "ontology")
    terms = [_term(graph, aligned, node) for node in _own(graph)]
    return Vocabulary(
        title=_words(graph, header, DCTERMS.title),
        description=_words(graph, header, DCTERMS.description),
        version=str(graph.value(header, OWL.versionInfo) or ""),
        iri=str(header),
        classes=tuple(term for term in terms if term.kind == "class"),
        properties=tuple(term for term in terms if term.kind != "class"),
        schemes=tuple(_schemes(graph)),
        shapes=tuple(_shapes(shapes)),
        questions=tuple(_questions(sorted((folder / "competency_questions").glob("*.rq")))),
        prefixes=tuple(sorted(PREFIXES.items())),
        diagrams=tuple(diagrams(graph)),
    )


def _parsed(paths: Iterable[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def _own(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    """List the terms of our own namespace, in the order of the alphabet."""
    found = {
        node
        for kind in KINDS
        for node in graph.subjects(RDF.type, kind)
        if isinstance(node, rdflib.URIRef) and node.startswith(CG)
    }
    return sorted(found, key=lambda node: (str(node).casefold(), str(node)))


def _term(graph: rdflib.Graph, aligned: rdflib.Graph, node: rdflib.URIRef) -> Term:
    kind = next(KINDS[k] for k in KINDS if (node, RDF.type, k) in graph)
    parents = [*graph.objects(node, RDFS.subClassOf), *graph.objects(node, RDFS.subPropertyOf)]
    example = str(graph.value(node, SKOS.example) or "")
    used = [*graph.subjects(RDFS.domain, node), *graph.subjects(RDFS.range, node)]
    return Term(
        anchor=node.removeprefix(CG),
        iri=str(node),
        kind=kind,
        label=_words(graph, node, RDFS.label),
        definition=_words(graph, node, SKOS.definition),
        note=_words(graph, node, SKOS.scopeNote),
        parents=_refs(parents),
        domain=_refs(graph.objects(node, RDFS.domain)),
        range=_refs(graph.objects(node, RDFS.range)),
        used=_refs(used),
        aligned=tuple(sorted((ref(p).name, ref(o)) for p, o in aligned.predicate_objects(node))),
        example=term_examples.turtle(example),
        query=term_examples.query(example) if kind == "class" and example else "",
    )


def _words(graph: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> Words:
    texts = {
        literal.language: str(literal)
        for literal in sorted(graph.objects(node, predicate))
        if isinstance(literal, rdflib.Literal)
    }
    return Words(texts.get("en", ""), _french(texts.get("fr", "")))


def _french(text: str) -> str:
    """Keep the marks that French sets off with a space on the line of their word."""
    return re.sub(r" (?=[?!:;»])|(?<=«) ", "\u00a0", text)


def _refs(nodes: Iterable[rdflib.term.Node]) -> tuple[Ref, ...]:
    """Name the terms; restrictions and lists have no name and are left to the Turtle file."""
    return tuple(sorted({ref(node) for node in nodes if isinstance(node, rdflib.URIRef)}))


def ref(node: rdflib.term.Node) -> Ref:
    """Shorten an IRI, and link terms of our own to their place on the page."""
    iri = str(node)
    space = max((s for s in PREFIX_OF if iri.startswith(s)), key=len, default="")
    name = f"{PREFIX_OF[space]}:{iri.removeprefix(space)}" if space else iri
    if iri.startswith(CG):
        return Ref(name, "#" + iri.removeprefix(CG))
    if iri.startswith(CONCEPT):
        return Ref(name, "#" + iri.removeprefix(CONCEPT))
    return Ref(name, iri)


def _schemes(graph: rdflib.Graph) -> Iterator[Scheme]:
    for node in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        concepts = [_concept(graph, member) for member in graph.subjects(SKOS.inScheme, node)]
        yield Scheme(
            anchor=str(node).removeprefix(BASE),  # a scheme may be called like a property
            iri=str(node),
            notation=str(node).removeprefix(CONCEPT),
            label=_words(graph, node, SKOS.prefLabel),
            definition=_words(graph, node, SKOS.definition),
            concepts=tuple(sorted(concepts, key=lambda concept: concept.notation)),
        )


def _concept(graph: rdflib.Graph, node: rdflib.term.Node) -> Concept:
    return Concept(
        anchor=str(node).removeprefix(CONCEPT),
        iri=str(node),
        notation=str(graph.value(node, SKOS.notation)),
        label=_words(graph, node, SKOS.prefLabel),
        definition=_words(graph, node, SKOS.definition),
        broader=_refs(graph.objects(node, SKOS.broader)),
    )


def _shapes(graph: rdflib.Graph) -> Iterator[Shape]:
    nodes = (node for node in graph.subjects(RDF.type, SH.NodeShape))
    for node in sorted(node for node in nodes if isinstance(node, rdflib.URIRef)):
        yield Shape(
            anchor=str(node).rsplit("#", 1)[-1],
            target=_refs(graph.objects(node, SH.targetClass)),
            comment=" ".join(sorted(map(str, graph.objects(node, RDFS.comment)))),
            messages=tuple(_messages(graph, node)),
        )


def _messages(graph: rdflib.Graph, shape: rdflib.term.Node) -> Iterator[Message]:
    found = set()
    for node in (shape, *graph.objects(shape, SH.property)):
        path = graph.value(node, SH.path)
        name = ref(path).name if isinstance(path, rdflib.URIRef) else ""
        severity = str(graph.value(node, SH.severity) or SH.Violation).removeprefix(str(SH))
        for text in graph.objects(node, SH.message):
            found.add(Message(name, str(text), severity.lower()))
    yield from sorted(found, key=lambda message: (message.path, message.text))


def _questions(paths: Iterable[Path]) -> Iterator[Question]:
    for path in paths:
        header = parse(path.stem, path.read_text(encoding="utf-8")).header
        words = Words(header.get("question", ""), _french(header.get("question-fr", "")))
        yield Question(path.stem, words)
