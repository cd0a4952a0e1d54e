"""Under the axioms of ORG, PROV-O and FOAF, what we mean follows from the data, and no more."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib.namespace import FOAF, ORG, OWL, PROV, RDF

from graphkit.terms import CG, ID

from .conftest import with_concepts_in_use

HERE = Path(__file__).parent
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")

pytestmark = pytest.mark.oracle


def close(*graphs: rdflib.Graph) -> rdflib.Graph:
    """Give the OWL 2 RL closure of these graphs and of the axioms of others."""
    closed = rdflib.Graph().parse(HERE / "others.ttl")
    for graph in graphs:
        closed += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    return closed


@pytest.fixture(scope="module")
def closed(everything: rdflib.Graph) -> rdflib.Graph:
    return close(everything)


def things(graph: rdflib.Graph, type_: rdflib.term.Node) -> set[str]:
    found = graph.subjects(RDF.type, type_)
    return {str(thing) for thing in found if str(thing).startswith(ID)}


def identities(graph: rdflib.Graph) -> set[tuple[str, str]]:
    pairs = graph.subject_objects(OWL.sameAs)
    return {(str(a), str(b)) for a, b in pairs if a != b and str(a).startswith(ID)}


def test_no_two_things_become_one(closed: rdflib.Graph) -> None:
    assert identities(closed) == set()


def test_nothing_is_contradicted(closed: rdflib.Graph) -> None:
    errors = [str(text) for text in closed.objects(None, ERROR)]
    assert not errors


def test_persons_countries_and_services_stay_what_they_are(closed: rdflib.Graph) -> None:
    organisations = things(closed, ORG.Organization)
    assert ID + "zoom" in organisations
    for other in (FOAF.Person, rdflib.URIRef(CG + "Country"), rdflib.URIRef(CG + "Service")):
        assert things(closed, other)
        assert not things(closed, other) & organisations


def test_a_record_is_derived_from_its_sources(closed: rdflib.Graph) -> None:
    record, source = rdflib.URIRef(ID + "the-call--zoom"), rdflib.URIRef(ID + "blog")
    assert (record, PROV.wasDerivedFrom, source) in closed
    assert (record, RDF.type, PROV.Entity) in closed


def test_no_membership_is_inherited(everything: rdflib.Graph, closed: rdflib.Graph) -> None:
    type_ = rdflib.URIRef(CG + "Membership")
    assert things(closed, type_) == things(everything, type_)


def test_the_closure_would_show_what_the_vocabulary_avoids(
    ontology: rdflib.Graph, concepts: rdflib.Graph, sample: rdflib.Graph
) -> None:
    used = with_concepts_in_use(ontology, concepts, sample, [])
    bad = rdflib.Graph().parse(
        data="""
        @prefix id: <https://w3id.org/coalition-graph/id/> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix org: <http://www.w3.org/ns/org#> .
        id:the-call foaf:homepage <https://call.example/> .
        id:the-network foaf:homepage <https://call.example/> .
        id:jo-speaker org:classification <https://w3id.org/coalition-graph/concept/kind/person> .
        """,
        format="turtle",
    )
    closed = close(used, bad)
    assert (ID + "the-call", ID + "the-network") in identities(closed)
    assert ID + "jo-speaker" in things(closed, ORG.Organization)
