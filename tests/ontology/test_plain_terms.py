"""What clients of other vocabularies look for is there, and says nothing that is not so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SKOS

import graphkit as gk
from graphkit.terms import CG, CONCEPT, FOAF, ORG

ONTOLOGY = Path(__file__).parents[2] / "ontology"
BASE = "https://data.example.org/harbours/"


@pytest.fixture
def kg(folder_of: Callable[..., Path]) -> gk.KnowledgeGraph:
    left = {"actor": "Gone Ltd", "coalition": "pact", "during": "2015/2016", "source": "gazette"}
    return gk.load(folder_of(graph=[{"title_en": "H", "base": BASE}], memberships=[left]))


def test_the_view_says_who_is_a_member_on_the_day_and_no_more(kg: gk.KnowledgeGraph) -> None:
    view = kg.query("in-plain-terms", day="2021-01-01").records()
    said = {(row["subject"], row["predicate"], row["object"]) for row in view}
    pact, acme, gone = (f"{BASE}id/{name}" for name in ("pact", "acme", "gone-ltd"))
    assert (acme, ORG + "memberOf", pact) in said
    assert (gone, ORG + "memberOf", pact) not in said
    assert (acme, ORG + "hasMembership", f"{BASE}id/pact--acme") in said
    assert (acme, str(RDF.type), FOAF + "Agent") in said
    assert any(s == pact and p == str(RDFS.label) for s, p, _ in said)


def test_json_is_read_by_the_context() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    text = {
        "@context": {**context, "id": "@id", "my": "https://example.org/"},
        "id": "my:m",
        "type": "Membership",
        "member": {"id": "my:acme"},
        "organization": "my:pact",
        "during": "2020/..",
        "presumedFrom": "2020-12-31",
    }
    read = pyoxigraph.parse(json.dumps(text), format=pyoxigraph.RdfFormat.JSON_LD)
    said = {(quad.predicate.value, quad.object.value) for quad in read}
    assert said == {
        (str(RDF.type), CG + "Membership"),
        (ORG + "member", "https://example.org/acme"),
        (ORG + "organization", "https://example.org/pact"),
        (CG + "during", "2020/.."),
        (CG + "presumedFrom", "2020-12-31"),
    }


def test_a_concept_is_at_the_top_or_has_a_broader_one(concepts: rdflib.Graph) -> None:
    for concept, scheme in concepts.subject_objects(SKOS.inScheme):
        assert str(concept).startswith(CONCEPT)
        top = (concept, SKOS.topConceptOf, scheme) in concepts
        assert top != bool(concepts.value(concept, SKOS.broader)), concept


def test_alignments_make_no_concepts_of_classes_and_properties() -> None:
    aligned = rdflib.Graph().parse(ONTOLOGY / "alignments.ttl")
    used = {p for s, p in aligned.subject_predicates() if str(s).startswith(CG)}
    assert used == {RDFS.seeAlso}


def test_alignments_say_nothing_of_the_terms_of_others_and_only_of_terms_there_are(
    ontology: rdflib.Graph,
) -> None:
    aligned = rdflib.Graph().parse(ONTOLOGY / "alignments.ttl")
    header = rdflib.URIRef(CG.rstrip("#") + "/alignments")
    subjects = set(aligned.subjects()) - {header}
    assert subjects and all((term, RDF.type, None) in ontology for term in subjects)
    near = {str(term) for term in aligned.objects(None, RDFS.seeAlso)}
    spaces = {term[: max(term.rfind("/"), term.rfind("#")) + 1] for term in near}
    assert {
        "http://www.w3.org/ns/odrl/2/",
        "http://bods.openownership.org/vocabulary/",
        "https://w3id.org/ftm#",
        "http://data.europa.eu/m8g/",
        "http://www.wikidata.org/prop/qualifier/",
    } <= spaces
