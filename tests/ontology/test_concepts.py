"""The code lists hold what the tables may say, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import ORG, RDF, SKOS

from graphkit.terms import CG, CONCEPT, SCHEMES

FOLDER = Path(__file__).parents[2] / "ontology" / "concepts"


NOT_BELONGING = {"signed-not-bound", "consented", "suspended", "organiser"}
"""Roles that are not yet, or for the time being no longer, membership; and who only organises."""


def members(graph: rdflib.Graph, scheme: str) -> set[str]:
    found = graph.subjects(SKOS.inScheme, rdflib.URIRef(CONCEPT + scheme))
    return {str(concept).rsplit("/", 1)[1] for concept in found}


def test_there_is_one_file_for_each_scheme_of_the_vocabulary() -> None:
    assert {path.stem for path in FOLDER.glob("*.ttl")} == {*SCHEMES, "colours-of-kinds"}


def test_what_kinds_look_like_stands_in_a_file_of_its_own() -> None:
    looks = rdflib.Graph().parse(FOLDER / "colours-of-kinds.ttl")
    drawn = {rdflib.URIRef(CG + name) for name in ("shape", "colour", "darkColour", "side")}
    assert set(looks.predicates()) == drawn
    listed = rdflib.Graph().parse(FOLDER / "kind.ttl")
    assert drawn.isdisjoint(listed.predicates())
    assert set(looks.subjects()) == set(listed.subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_addresses_are_made_of_scheme_and_notation(scheme: str, concepts: rdflib.Graph) -> None:
    subjects = set(concepts.subjects(SKOS.inScheme, rdflib.URIRef(CONCEPT + scheme)))
    assert subjects
    for concept in subjects:
        assert str(concept) == f"{CONCEPT}{scheme}/{concepts.value(concept, SKOS.notation)}"


def language(text: rdflib.term.Node) -> str:
    assert isinstance(text, rdflib.Literal)
    return str(text.language)


def value(answer: rdflib.term.Node | None) -> object:
    assert isinstance(answer, rdflib.Literal)
    return answer.toPython()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_and_scheme_speaks_both_languages(
    scheme: str, concepts: rdflib.Graph
) -> None:
    address = rdflib.URIRef(CONCEPT + scheme)
    for thing in {address, *concepts.subjects(SKOS.inScheme, address)}:
        for said in (SKOS.prefLabel, SKOS.definition):
            languages = sorted(language(text) for text in concepts.objects(thing, said))
            assert languages == ["en", "fr"], (thing, said)


def test_observers_and_who_does_not_belong_take_on_nothing(concepts: rdflib.Graph) -> None:
    takes_on = rdflib.URIRef(CG + "takesOnCommitments")
    roles = set(concepts.subjects(RDF.type, ORG.Role))
    answers = {str(role).rsplit("/", 1)[1]: concepts.value(role, takes_on) for role in roles}
    free = {role for role, answer in answers.items() if not value(answer)}
    assert free == {"observer", *NOT_BELONGING}


def test_every_role_that_binds_is_a_kind_of_member(concepts: rdflib.Graph) -> None:
    member = rdflib.URIRef(CONCEPT + "role/member")
    narrower = {str(role).rsplit("/", 1)[1] for role in concepts.subjects(SKOS.broader, member)}
    assert narrower == members(concepts, "role") - {"member", "observer", *NOT_BELONGING}


def test_governments_do_not_cover_international_organisations(concepts: rdflib.Graph) -> None:
    covers = rdflib.URIRef(CG + "coversKind")
    group = rdflib.URIRef(CONCEPT + "group/governments")
    kinds = {str(kind).rsplit("/", 1)[1] for kind in concepts.objects(group, covers)}
    assert kinds == {"government", "public-body"}


def test_one_group_covers_everyone(concepts: rdflib.Graph) -> None:
    covers = rdflib.URIRef(CG + "coversEveryone")
    said = {
        str(group).rsplit("/", 1)[1]: answer for group, answer in concepts.subject_objects(covers)
    }
    assert {group: value(answer) for group, answer in said.items()} == {"everyone": True}


def test_every_role_says_whether_it_counts_as_belonging(concepts: rdflib.Graph) -> None:
    belongs = rdflib.URIRef(CG + "countsAsBelonging")
    roles = set(concepts.subjects(RDF.type, ORG.Role))
    answers = {str(role).rsplit("/", 1)[1]: concepts.value(role, belongs) for role in roles}
    assert {role for role, answer in answers.items() if not value(answer)} == NOT_BELONGING
    assert None not in answers.values()


def test_only_stages_suspension_and_organisers_are_no_belonging(concepts: rdflib.Graph) -> None:
    towards = concepts.subject_objects(rdflib.URIRef(CG + "stageOf"))
    stages = {str(role).rsplit("/", 1)[1]: str(whole).rsplit("/", 1)[1] for role, whole in towards}
    assert stages == dict.fromkeys(NOT_BELONGING - {"suspended", "organiser"}, "party")


def test_every_kind_has_a_class_a_plural_and_a_look_of_its_own(concepts: rdflib.Graph) -> None:
    scheme = rdflib.URIRef(CONCEPT + "kind")
    kinds = sorted(concepts.subjects(SKOS.inScheme, scheme), key=str)

    def said(name: str) -> list[rdflib.term.Node]:
        return [
            found for kind in kinds for found in concepts.objects(kind, rdflib.URIRef(CG + name))
        ]

    for name in ("shape", "colour", "darkColour", "order"):
        assert len(set(said(name))) == len(kinds) == len(said(name)), name
    assert len(said("instanceClass")) == len(said("side")) == len(kinds)
    languages = sorted(language(text) for text in said("plural"))
    assert languages == ["en"] * len(kinds) + ["fr"] * len(kinds)
