"""Every term says in both languages what it is, what defines it, and shows itself in use."""

from __future__ import annotations

from functools import cache

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from graphkit.terms import BASE, CG, CONCEPT, PREFIXES

TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
PROLOGUE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def terms(ontology: rdflib.Graph) -> list[rdflib.URIRef]:
    """The terms of this ontology."""
    found = {term for kind in TERMS for term in ontology.subjects(RDF.type, kind)}
    own = [t for t in found if isinstance(t, rdflib.URIRef) and str(t).startswith(CG)]
    assert len(own) > 150
    return sorted(own)


def languages(graph: rdflib.Graph, term: rdflib.URIRef, said: rdflib.URIRef) -> list[str]:
    texts = graph.objects(term, said)
    return sorted(str(t.language) for t in texts if isinstance(t, rdflib.Literal))


def test_every_term_is_named_and_defined_in_both_languages(
    ontology: rdflib.Graph, terms: list[rdflib.URIRef]
) -> None:
    for term in terms:
        assert languages(ontology, term, RDFS.label) == ["en", "fr"], term
        assert languages(ontology, term, SKOS.definition) == ["en", "fr"], term
        defined = list(ontology.objects(term, RDFS.isDefinedBy))
        assert defined == [rdflib.URIRef(BASE + "ontology")], term


@cache
def example(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=PROLOGUE + text, format="turtle")


def test_every_example_uses_its_term_and_only_terms_and_concepts_that_there_are(
    ontology: rdflib.Graph, concepts: rdflib.Graph, terms: list[rdflib.URIRef]
) -> None:
    known = {*terms, *concepts.subjects(RDF.type, SKOS.Concept)}
    for term in terms:
        texts = [str(text) for text in ontology.objects(term, SKOS.example)]
        assert len(texts) == 1, term
        shown = example(texts[0])
        assert (None, RDF.type, term) in shown or (None, term, None) in shown, term
        named = {node for triple in shown for node in triple if isinstance(node, rdflib.URIRef)}
        ours = {node for node in named if str(node).startswith((CG, CONCEPT))}
        assert ours <= known, (term, ours - known)
