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
    lambda kg: kg.standing("freedom-online-coalition", on="2026-03-01"),
    lambda kg: sorted(kg.network(on="2022-06-23", coalitions=["gifct"], kinds="company").edges),
    lambda kg: sorted(kg.network(on="2022-06-23", countries="US", topics="child-safety").edges),
    lambda kg: kg.query("SELECT ?name { id:zoom skos:prefLabel ?name }").rows,
    lambda kg: kg.store.namespace.prefixes,
    lambda kg: (kg.about.titles, kg.about.base, kg.about.version, kg.about.citation, kg.licence),
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "own.csv").write_text(OWN, encoding="utf-8")
    gk.load(folder / "own.csv").export(folder / "own.ttl")
    return folder / "own.ttl"


@pytest.fixture(scope="module")
def both(kg: KnowledgeGraph, own: Path) -> KnowledgeGraph:
    with pytest.warns(UserWarning, match="1 thing has the id or the name of one of the graph"):
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
    with more.limited(seconds=120) as limited:
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
    assert both.about.titles == kg.about.titles
    assert "green-pact" in both.memberships("google").column("coalition")


BASE = "https://w3id.org/coalition-graph/"
"""That of the bundled facts, in whose names the folders below speak."""


def exported(folder: Path, rows: str, **others: str) -> Path:
    """Write a folder of memberships in the names of the bundled facts, and export it as RDF."""
    folder.mkdir()
    tables = {"memberships": rows, "graph": f"base\n{BASE}\n", **others}
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    gk.load(folder).export(folder / "own.ttl")
    return folder / "own.ttl"


OWN_ROWS = """actor,coalition,since
norway,blue-corridor-pledge,2021-06-07
microsoft,blue-corridor-pledge,2022-01-01
"""


@pytest.fixture(scope="module")
def united(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return kg.add(exported(tmp_path_factory.mktemp("united") / "own", OWN_ROWS))


def test_a_thing_that_both_have_stays_what_it_was(
    kg: KnowledgeGraph, united: KnowledgeGraph
) -> None:
    for coalition in map(str, kg.list("coalitions").column("id")):
        assert united.members(coalition) == kg.members(coalition)
    assert united.list("actors") == kg.list("actors")
    before = {row["coalition"]: row for row in kg.overview().records()}
    after = {row["coalition"]: row for row in united.overview().records()}
    assert after.pop("blue-corridor-pledge")["members"] == 2
    assert after == before
    members = united.members("blue-corridor-pledge")
    assert set(members.select("member", "label", "kind").rows) == {
        ("norway", "Norway", "government"),
        ("microsoft", "Microsoft", "company"),
    }


def test_the_header_counts_the_whole(kg: KnowledgeGraph, united: KnowledgeGraph) -> None:
    assert united.about.coalitions == (kg.about.coalitions or 0) + 1
    assert united.about.memberships == (kg.about.memberships or 0) + 2
    one_more = kg.add([("id:zoom", "id:likes", "id:gifct")])
    assert one_more.about.triples == (kg.about.triples or 0) + 1


def test_a_membership_of_both_is_refused_and_named(kg: KnowledgeGraph, tmp_path: Path) -> None:
    rows = "actor,coalition,since\nnorway,christchurch-call,2019-05-16\n"
    with pytest.raises(gk.DataError) as refused:
        kg.add(exported(tmp_path / "own", rows))
    said = str(refused.value)
    assert "christchurch-call--norway is in the graph already" in said
    assert "one folder" in said
    assert "a spell of its own" in said


def test_another_document_of_the_same_id_is_refused(kg: KnowledgeGraph, tmp_path: Path) -> None:
    rows = "actor,coalition,since,source\nnorway,blue-corridor-pledge,2021,wiki-cc\n"
    sources = "id,title,url\nwiki-cc,Another,https://own.example/list\n"
    with pytest.raises(gk.DataError, match=r"wiki-cc is in the graph already.*id of its own"):
        kg.add(exported(tmp_path / "own", rows, sources=sources))


def test_the_advice_helps_with_another_spell(kg: KnowledgeGraph, tmp_path: Path) -> None:
    rows = "actor,coalition,since,spell\nnorway,christchurch-call,2025-05-16,2\n"
    both = kg.add(exported(tmp_path / "own", rows))
    assert len(both.evidence("norway", "christchurch-call")) == 1 + len(
        kg.evidence("norway", "christchurch-call")
    )


def test_a_file_that_says_nothing_new_of_a_record_is_taken(
    united: KnowledgeGraph, tmp_path: Path
) -> None:
    path = exported(tmp_path / "own", OWN_ROWS)
    assert united.add(path).about.memberships == united.about.memberships


@pytest.mark.parametrize("facts", ["part", pytest.param("kg", marks=pytest.mark.thorough)])
def test_all_that_was_exported_and_is_added_again_says_nothing_new(
    facts: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    graph: KnowledgeGraph = request.getfixturevalue(facts)
    graph.export(tmp_path / "all.nt")
    again = graph.add(tmp_path / "all.nt")
    assert again.about.memberships == graph.about.memberships
    pair = ("norway", "christchurch-call")
    assert len(graph.evidence(*pair)) and again.evidence(*pair) == graph.evidence(*pair)


def test_new_facts_about_a_described_thing_come(kg: KnowledgeGraph, tmp_path: Path) -> None:
    actors = "id,kind,name_de,homepage\nnorway,unknown,Norwegen,https://www.norway.no/\n"
    actors += "microsoft,company,Microsoft,\n"
    both = kg.add(exported(tmp_path / "own", OWN_ROWS, actors=actors))
    asked = "SELECT ?name ?home { id:norway skos:prefLabel ?name ; cg:homepage ?home }"
    found = both.query(asked)
    assert set(found.column("home")) == {"https://www.norway.no/"}
    assert len(set(found.column("name"))) == 3
    assert [row["kind"] for row in both.list("actors").records() if row["id"] == "norway"] == [
        "government"
    ]
    more = tmp_path / "more.ttl"
    more.write_text(f"<{BASE}id/norway> a <https://own.example/ArcticState> .", encoding="utf-8")
    assert len(kg.add(more).query("SELECT * { ?who a <https://own.example/ArcticState> }")) == 1


def test_what_was_exported_and_is_added_again_adds_nothing(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text("Member,Coalition\nAcme,Pact\n", encoding="utf-8")
    small = gk.load(table)
    small.export(tmp_path / "small.ttl")
    again = small.add(tmp_path / "small.ttl")
    assert (again.about.triples, len(again.store)) == (small.about.triples, len(small.store))
    few = small.about.triples or 0
    assert 0 < few < 200
    assert f" {few} triples" in repr(small)
