"""Evidence for and against: direction and strength are two things, and a denial is a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph
import pytest

import graphkit as gk

from ..cells import records

FolderOf = Callable[..., Path]
SOURCES = [
    {"id": "list", "title": "The list", "published": "2021-01-01"},
    {"id": "denial", "title": "A denial", "published": "2022-01-01"},
]
JOINED = {"actor": "zeta", "coalition": "pact", "during": "2020-05-01/..", "source": "list"}
DENIED = {"actor": "zeta", "coalition": "pact", "source": "denial", "polarity": "against"}


@pytest.fixture
def opened(folder_of: FolderOf) -> Callable[..., gk.KnowledgeGraph]:
    def write(*rows: Mapping[str, str]) -> gk.KnowledgeGraph:
        zeta = {"id": "zeta", "kind": "company", "name_en": "Zeta"}
        return gk.load(folder_of(sources=SOURCES, actors=[zeta], memberships=rows))

    return write


def certainty(kg: gk.KnowledgeGraph, day: str) -> str:
    for degree in ("certain", "presumed", "possible"):
        if "zeta" in kg.members("pact", on=day, at_least=degree).column("member"):
            return degree
    return "no"


@pytest.mark.parametrize(
    ("against", "degree"),
    [
        ({}, "possible"),
        ({"confidence": "medium"}, "possible"),
        ({"confidence": "low"}, "certain"),
        ({"during": "2019"}, "certain"),
        ({"during": "2020-06"}, "possible"),
    ],
)
def test_a_membership_that_is_denied_is_possible_at_most(
    opened: Callable[..., gk.KnowledgeGraph], against: Mapping[str, str], degree: str
) -> None:
    kg = opened(JOINED, {**DENIED, "during": "", **against})
    assert certainty(kg, "2020-12-01") == degree
    row = next(row for row in kg.members("pact").records() if row["member"] == "zeta")
    assert (row["start"], row["role"]) == ("2020-05-01", "member")  # never adopted from a denial


def test_what_every_source_denies_is_no_membership(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened({**DENIED, "evidence": "Zeta is not a member"})
    assert "zeta" not in kg.members("pact", at_least="possible").column("member")
    assert len(kg.panel) == len(opened_without(kg))
    told = next(iter(kg.denials("zeta").records()))
    assert (told["coalition"], told["how"], told["supported"]) == ("pact", "denied", False)
    said = next(iter(kg.evidence("zeta", "pact").records()))
    assert (said["type"], said["polarity"], said["quote"]) == (
        *("denial", "against"),
        "Zeta is not a member",
    )


def opened_without(kg: gk.KnowledgeGraph) -> tuple[object, ...]:
    return kg.query("SELECT ?m { ?m a cg:Membership }").rows


def test_who_denies_what_others_support_is_a_question(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(JOINED, DENIED)
    assert [(r["source"], r["supported"]) for r in kg.denials("pact").records()] == [
        ("denial", True)
    ]
    found = kg.query("63-denied-memberships").records()
    assert [(row["whom"], row["supported"]) for row in found] == [("zeta", True)]


def test_a_denial_between_two_spells_names_the_one_that_was_over(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    first, second = (
        {**JOINED, "during": during} for during in ("2020-05/2020-06", "2020-10-01/..")
    )
    kg = opened(first, second, {**DENIED, "during": "2020-08"})
    assert [r["record"] for r in records(kg.denials("zeta"))] == ["pact--zeta"]
    assert certainty(kg, "2020-06-01") == certainty(kg, "2020-11-01") == "certain"


@pytest.mark.parametrize(
    ("stated", "degrees"),
    [
        ("", {"possible"}),
        ('cg:statedDuring "2020-06/.." ;', {"possible"}),
        ('cg:statedDuring "2019" ;', {"possible", "presumed", "certain"}),
        ('cg:endLatest "2019-12-31"^^xsd:date ;', {"possible", "presumed", "certain"}),
    ],
)
def test_rdf_of_others_is_read_by_the_same_rule(
    tmp_path: Path, stated: str, degrees: set[str]
) -> None:
    """A graph without days gets them when it is opened; its evidence need not say how sure."""
    text = f"""
    @prefix cg: <https://w3id.org/coalition-graph/ontology#> .
    @prefix org: <http://www.w3.org/ns/org#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix ex: <https://example.org/id/> .
    ex:m a cg:Membership ; org:member ex:zeta ; org:organization ex:pact ;
      org:role <https://w3id.org/coalition-graph/concept/role/member> ;
      cg:during "2020-05-01/2021-12-31" ; cg:evidence ex:for , ex:against .
    ex:for a cg:Evidence ; cg:source ex:list .
    ex:against a cg:Evidence ; cg:source ex:denial ; {stated}
      cg:polarity <https://w3id.org/coalition-graph/concept/polarity/against> .
    """
    path = tmp_path / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    kg = gk.load(path)
    found = {
        quad.predicate.value.rsplit("#")[-1].removesuffix("From")
        for quad in kg.store.copy().inner
        if isinstance(quad.object, pyoxigraph.Literal) and quad.predicate.value.endswith("From")
    }
    assert found == degrees
    assert kg.denials().column("source") == ("denial",)


@pytest.mark.slow
def test_words_of_the_same_source_stand_beside_a_denial(kg: gk.KnowledgeGraph) -> None:
    told = {row["actor"]: row["words"] for row in kg.denials("Jutland Declaration").records()}
    assert told["estonia"] == (
        "“Estonia believes in an information society and including young people in the "
        "information society” (liisa-ly-pakosta, jut-politico)",
    )


def test_what_is_noted_at_a_denial_is_among_its_words(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(JOINED, {**DENIED, "note": "It cites its budget."})
    assert kg.denials().column("words") == (("It cites its budget. (denial)",),)


@pytest.mark.slow
def test_a_promise_names_who_says_that_the_actor_joined(kg: gk.KnowledgeGraph) -> None:
    promised = records(kg.promises("zoom"))
    of_the_call = [row for row in promised if row["coalition"] == "christchurch-call"]
    sources = {*kg.evidence("zoom", "christchurch-call").column("source")}
    assert of_the_call and all({*row["joined_sources"]} <= sources for row in of_the_call)
    assert "frmfa-zoom-roblox" in of_the_call[0]["joined_sources"]
