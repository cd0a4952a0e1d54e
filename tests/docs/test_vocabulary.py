"""The page of the vocabulary shows every term at its own anchor, safely and without help."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, SKOS

from graphkit import resources
from graphkit.terms import CG, CONCEPT

ONTOLOGY = resources.folder("ontology")


class Seen(HTMLParser):
    """What a browser would see: ids, links, tags and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.loaded: list[str] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            if key == "href":
                self.links.append(value or "")
            if tag == "script" and attrs != [("type", "application/ld+json")]:
                self.loaded.append(str(attrs))
            if key in ("src", "srcset", "background") or tag == "link":
                self.loaded.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def vocabulary(generator: ModuleType) -> Any:
    return generator.vocabulary.read(ONTOLOGY)


@pytest.fixture(scope="module")
def seen(generator: ModuleType, vocabulary: Any) -> Seen:
    return Seen(generator.ontology_page(vocabulary))


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in resources.ontology_files():
        graph.parse(path)
    return graph


def test_every_term_has_an_anchor_of_its_local_name(seen: Seen, graph: rdflib.Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}
    own = {term.removeprefix(CG) for term in terms if term.startswith(CG)}
    assert "Coalition" in own
    assert own <= set(seen.ids)


def test_every_concept_and_shape_has_an_anchor(seen: Seen, graph: rdflib.Graph) -> None:
    concepts = {str(c).removeprefix(CONCEPT) for c in graph.subjects(RDF.type, SKOS.Concept)}
    assert "role/founder" in concepts
    assert concepts | {"RecordShape"} <= set(seen.ids)


def test_anchors_are_unique_and_links_within_the_page_land(seen: Seen) -> None:
    assert len(seen.ids) == len(set(seen.ids))
    within = {link[1:] for link in seen.links if link.startswith("#")}
    assert within <= set(seen.ids)


def test_labels_and_definitions_are_shown_in_both_languages(
    seen: Seen, graph: rdflib.Graph
) -> None:
    for definition in graph.objects(rdflib.URIRef(CG + "Membership"), SKOS.definition):
        assert str(definition) in seen.text
    assert "adhésion à une coalition" in seen.text


def test_messages_alignments_and_questions_are_shown(seen: Seen) -> None:
    assert "needs at least one piece of evidence" in seen.text
    assert "schema:OrganizationRole" in seen.text
    for path in (ONTOLOGY / "competency_questions").glob("*.rq"):
        assert path.stem in seen.text


def test_page_needs_nothing_but_itself(seen: Seen) -> None:
    assert not seen.loaded
    assert not seen.tags & {"iframe", "object", "embed", "img", "link"}


def test_markup_in_labels_stays_text(generator: ModuleType, vocabulary: Any) -> None:
    hostile = '</h3><script>alert("x")</script>&lt;'
    first, *others = vocabulary.classes
    bad = replace(first, label=replace(first.label, en=hostile, fr=hostile))
    page = generator.ontology_page(replace(vocabulary, classes=(bad, *others)))
    assert hostile in " ".join(Seen(page).texts)
    assert page.count("<script") == 1  # what the head says of the ontology


def test_page_is_the_same_each_time(generator: ModuleType, vocabulary: Any) -> None:
    again = generator.vocabulary.read(ONTOLOGY)
    assert generator.ontology_page(again) == generator.ontology_page(vocabulary)


def test_unknown_folder_fails_instead_of_giving_an_empty_page(
    generator: ModuleType, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        generator.vocabulary.read(tmp_path)


def test_page_is_well_formed_enough_to_close_what_it_opens(
    generator: ModuleType, vocabulary: Any
) -> None:
    page = generator.ontology_page(vocabulary)
    for tag in ("section", "table", "dl", "ul", "ol", "nav", "main", "svg"):
        assert len(re.findall(rf"<{tag}[\s>]", page)) == page.count(f"</{tag}>"), tag


def test_the_head_describes_the_ontology_to_machines(
    generator: ModuleType, vocabulary: Any
) -> None:
    page = generator.ontology_page(vocabulary)
    text = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    head = json.loads(text)
    assert (head["@id"], head["owl:versionInfo"]) == (vocabulary.iri, vocabulary.version)
    terms = {term["@id"] for term in head["schema:hasDefinedTerm"]}
    assert {CG + "Membership", CG + "during"} <= terms


def test_files_hold_all_terms_in_each_format(generator: ModuleType, seen: Seen) -> None:
    files = generator.downloads.files(ONTOLOGY)
    assert {name for name, _ in generator.downloads.links()} == {*files} <= {*seen.links}
    read = {
        name: len(rdflib.Graph().parse(data=data, format=form))
        for name, form in (("ontology.ttl", "turtle"), ("ontology.rdf", "xml"))
        if (data := files[name])
    }
    assert len(set(read.values())) == 1 and min(read.values()) > 2000
    assert json.loads(files["ontology.jsonld"])
    shapes = rdflib.Graph().parse(data=files["shapes.ttl"], format="turtle")
    assert (None, rdflib.URIRef("http://www.w3.org/ns/shacl#targetClass"), None) in shapes


def test_patterns_are_drawn_from_the_terms(seen: Seen, vocabulary: Any) -> None:
    drawn = {diagram.anchor: diagram.svg for diagram in vocabulary.diagrams}
    assert "org:member to foaf:Agent, org:organization to cg:Coalition" in drawn["Membership"]
    assert "cg:source to cg:Source" in drawn["Evidence"]
    assert "cg:stepKind to a code" in drawn["Step"]


def test_changes_of_the_ontology_are_listed(seen: Seen) -> None:
    assert "The Coalition Graph Ontology 0.1.0: classes and properties" in seen.text
