"""The ontology stays inside OWL 2 RL and OWL 2 DL: only constructs known to be in both occur.

References
----------
OWL 2 Web Ontology Language Profiles (Second Edition), W3C Recommendation, 2012, section 4.3.
"""

from __future__ import annotations

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from graphkit.terms import BASE, CG

VANN = "http://purl.org/vocab/vann/"
DCTERMS = "http://purl.org/dc/terms/"

AXIOMS = {
    RDF.type,
    RDF.first,
    RDF.rest,
    RDFS.subClassOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.members,
    OWL.onProperty,
    OWL.allValuesFrom,
    OWL.propertyChainAxiom,
}
ANNOTATIONS = {
    RDFS.isDefinedBy,
    RDFS.label,
    SKOS.definition,
    SKOS.example,
    SKOS.scopeNote,
    OWL.versionIRI,
    OWL.versionInfo,
}
TYPES = {
    OWL.Ontology,
    OWL.Class,
    OWL.Restriction,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.AllDisjointClasses,
}
PROPERTY_TYPES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
DATATYPES = {XSD.string, XSD.integer, XSD.boolean}


def test_only_allowed_constructs_occur(ontology: rdflib.Graph) -> None:
    used = {p for p in ontology.predicates() if not str(p).startswith((VANN, DCTERMS))}
    assert used <= AXIOMS | ANNOTATIONS
    assert set(ontology.objects(None, RDF.type)) <= TYPES


def test_every_property_is_of_exactly_one_sort(ontology: rdflib.Graph) -> None:
    for sort in PROPERTY_TYPES:
        for term in ontology.subjects(RDF.type, sort):
            assert set(ontology.objects(term, RDF.type)) == {sort}, term


def test_ranges_fit_the_sort_of_property(ontology: rdflib.Graph) -> None:
    for term, target in ontology.subject_objects(RDFS.range):
        is_data = (term, RDF.type, OWL.DatatypeProperty) in ontology
        assert (target in DATATYPES) == is_data, term


def test_annotations_carry_no_axioms(ontology: rdflib.Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.AnnotationProperty):
        assert not set(ontology.predicates(term)) & {RDFS.domain, RDFS.range}, term


def test_no_date_occurs_anywhere(ontology: rdflib.Graph) -> None:
    literals = [term for term in ontology.all_nodes() if isinstance(term, rdflib.Literal)]
    assert {literal.datatype for literal in literals} <= {None, XSD.string}
    assert XSD.date not in set(ontology.objects())


def test_restrictions_stand_only_above_a_class(ontology: rdflib.Graph) -> None:
    for restriction in ontology.subjects(RDF.type, OWL.Restriction):
        assert list(ontology.predicates(None, restriction)) == [RDFS.subClassOf]


def test_nothing_is_imported_and_nothing_is_the_same_as_something_else(
    ontology: rdflib.Graph,
) -> None:
    assert not set(ontology.predicates()) & {OWL.imports, OWL.sameAs, OWL.equivalentClass}


def test_every_term_is_used_by_the_vocabulary_under_one_namespace(ontology: rdflib.Graph) -> None:
    ours = {term for term in ontology.subjects(RDF.type) if str(term).startswith(BASE)}
    assert rdflib.URIRef(BASE + "ontology") in ours
    assert all(
        str(term).startswith(CG) or term == rdflib.URIRef(BASE + "ontology") for term in ours
    )
    assert len(ours) > 90
