"""Facts of one's own beside those of another graph: what was asked before is answered as before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.graph import KnowledgeGraph

OWN = """member,coalition,start,kind
Google,Green Pact,2023-02-01,company
Acme,Green Pact,2023-03-01,company
"""
INVALID = "https://base-not-stated.invalid/id/"

QUESTIONS: list[Callable[[KnowledgeGraph], object]] = [
    lambda kg: kg.memberships("google", on="2024-06-01"),
    lambda kg: kg.memberships("Google", on="2024-06-01"),
    lambda kg: kg.members("gifct"),
    lambda kg: kg.promises("Google"),
    lambda kg: kg.evidence("google", "gifct"),
    lambda kg: kg.describe("Google"),
    lambda kg: kg.standing("freedom-online-coalition", "2026-03-01"),
    lambda kg: sorted(kg.network(on="2022-06-23", coalitions=["gifct"], kinds="company").edges),
    lambda kg: sorted(kg.network(on="2022-06-23", countries="US", topics="child-safety").edges),
    lambda kg: kg.query("SELECT ?name { id:zoom skos:prefLabel ?name }").rows,
    lambda kg: kg.store.namespace.prefixes,
    lambda kg: (kg.about, kg.licence),
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "own.csv").write_text(OWN, encoding="utf-8")
    gk.load(folder / "own.csv").export(folder / "own.ttl")
    return folder / "own.ttl"


@pytest.fixture(scope="module")
def both(kg: KnowledgeGraph, own: Path) -> KnowledgeGraph:
    return kg.add(own)


@pytest.mark.parametrize("ask", QUESTIONS)
def test_what_was_asked_before_is_answered_as_before(
    ask: Callable[[KnowledgeGraph], object], kg: KnowledgeGraph, both: KnowledgeGraph
) -> None:
    assert ask(both) == ask(kg)


def test_own_things_are_reached_by_name_and_iri(both: KnowledgeGraph) -> None:
    for name in ("Green Pact", f"{INVALID}green-pact"):
        assert both.members(name).column("member") == (f"{INVALID}google", f"{INVALID}acme")
    assert both.memberships("Acme").column("coalition") == (f"{INVALID}green-pact",)
    assert len(both.memberships(f"{INVALID}google")) == 1
    assert len(both.network(on="2024-01-01", coalitions="Green Pact").edges) == 2
    assert len(both.overview()) == 98


def test_it_stays_so_with_more_facts_rules_and_limits(both: KnowledgeGraph) -> None:
    more = both.add([("id:zoom", "id:likes", "id:gifct")])
    with more.limited() as limited:
        for graph in (more, limited):
            assert graph.about.base == "https://w3id.org/coalition-graph/"
            assert graph.licence == both.licence != ""
            assert len(graph.members("gifct")) == len(both.members("gifct"))


def test_a_graph_without_a_header_keeps_its_names_too(own: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.ttl"
    few.write_text(
        "@prefix cg: <https://w3id.org/coalition-graph/ontology#> .\n"
        "<https://few.example/id/pact> a cg:Coalition .\n",
        encoding="utf-8",
    )
    graph = gk.load(few)
    assert graph.add(own).store.namespace == graph.store.namespace
    assert graph.add(own).about.title == graph.about.title


def test_with_the_base_of_the_others_the_same_things_are_meant(
    kg: KnowledgeGraph, tmp_path: Path
) -> None:
    table = OWN.replace("Google", "google")
    folder = tmp_path / "own"
    (tmp_path / "own.csv").write_text(table, encoding="utf-8")
    gk.load(tmp_path / "own.csv").export(tmp_path / "own.ttl")
    text = (tmp_path / "own.ttl").read_text(encoding="utf-8")
    folder.mkdir()
    same = folder / "same.ttl"
    same.write_text(text.replace(INVALID.removesuffix("id/"), "https://w3id.org/coalition-graph/"))
    both = kg.add(same)
    assert both.about == kg.about
    assert "green-pact" in both.memberships("google").column("coalition")
