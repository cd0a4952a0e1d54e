"""What graphkit exported and imports again says the same of who joined what, and when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

NETWORKS = ("gexf", "graphml")
ENDINGS = (*NETWORKS, "ttl", "jsonld", "nq", "rdf")
_TABLE = """\
Member,Kind,Country,Network,Since,Until,Role
Wien,City,Austria,C40,1992-05-14,,member
Wien,City,Austria,Eurocities,2001,2010-06,founder
Malmö,City,Sweden,Eurocities,2003,,member
Eurocities,Coalition,Belgium,Pact of Mayors,2008,,signatory
Acme,Company,France,Pact of Mayors,,,member
"""


def memberships(kg: gk.KnowledgeGraph) -> list[tuple[str, ...]]:
    columns = ("member", "label", "kind", "role", "start", "end")
    return sorted(
        (coalition, *(str(one[column]) for column in columns))
        for coalition in map(str, kg.list("coalitions").column("id"))
        for one in kg.members(coalition).records()
    )


def shown(rows: list[dict[str, Any]], *columns: str) -> set[tuple[str, ...]]:
    return {tuple(str(row[column]) for column in columns) for row in rows}


def countries(kg: gk.KnowledgeGraph) -> dict[str, str]:
    listed = [*kg.list("actors").records(), *kg.list("coalitions").records()]
    return {str(one["id"]): str(one["country"]) for one in listed}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_comes_back_as_it_was(
    ending: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "cities.csv"
    table.write_text(_TABLE, encoding="utf-8")
    kg = gk.load(table)
    kg.export(tmp_path / f"cities.{ending}")
    assert run_cli("import", tmp_path / f"cities.{ending}", "-o", tmp_path / "back").code == 0
    checked = run_cli("check", tmp_path / "back")
    assert checked.err.startswith("0 errors"), checked.err
    back = gk.load(tmp_path / "back")
    assert memberships(back) == memberships(kg)
    if ending in NETWORKS:  # RDF of any words tells of memberships, and of nothing beside
        assert countries(back) == countries(kg)


@pytest.mark.parametrize(
    "ending", [NETWORKS[0], *(pytest.param(e, marks=pytest.mark.thorough) for e in NETWORKS[1:])]
)
def test_a_network_of_the_bundled_facts_comes_back(
    ending: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, folder = tmp_path / f"all.{ending}", tmp_path / "back"
    assert run_cli("export", "-o", path, "--on", "2022-06-23").code == 0
    assert run_cli("import", path, "-o", folder).code == 0
    checked = run_cli("check", folder)
    assert checked.err.startswith("0 errors"), checked.err
    kg, back = gk.load(), gk.load(folder)
    for coalition in ("gifct", "tech-coalition", "christchurch-call", "gni"):
        before, after = (g.members(coalition, on="2022-06-23").records() for g in (kg, back))
        columns = ("member", "label", "kind", "role")
        assert shown(before, *columns) == shown(after, *columns)
        # Services of one operator that are listed alike are one membership of it then.
        assert shown(before, "member", "start", "end") >= shown(after, "member", "start", "end")


def test_numbered_nodes_are_called_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "drawn.graphml"
    path.write_text(
        '<graphml><key id="l" for="node" attr.name="label"/>'
        '<key id="b" for="node" attr.name="bipartite"/><graph edgedefault="undirected">'
        '<node id="n0"><data key="l">Acme Corp</data><data key="b">0</data></node>'
        '<node id="n1"><data key="l">Green Pact</data><data key="b">1</data></node>'
        '<edge source="n0" target="n1"/></graph></graphml>'
    )
    found = gk.import_file(path)
    assert [row["id"] for row in found.tables["actors"]] == ["acme-corp"]


def test_a_member_that_is_a_coalition_is_one_through_both_doors(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Kind,Country,Pact\nAcme,Coalitions,FR,Green\nBeta,coalition,,Green\n")
    gk.import_file(path, tmp_path / "back")
    for kg in (gk.load(path), gk.load(tmp_path / "back")):
        assert set(kg.list("coalitions").column("id")) == {"acme", "beta", "green"}
        assert set(kg.members("Green").column("kind")) == {"coalition"}
    assert gk.check(tmp_path / "back").count("error") == 0


def test_a_kind_of_coalitions_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "memberships.csv").write_text("actor,coalition,role\nAcme,Green,member\n")
    (tmp_path / "concepts.csv").write_text("scheme,notation,name,class\nkind,coalition,x,Agent\n")
    with pytest.raises(gk.DataError, match="are no coalitions then"):
        gk.load(tmp_path)


def test_an_empty_answer_of_wikidata_is_told(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"head":{"vars":["member","org"]},"results":{"bindings":[]}}')
    ran = run_cli("import", path, "-o", tmp_path / "back")
    assert ran.code == 3 and "this answer has no rows." in ran.err


@pytest.mark.parametrize("ending", NETWORKS)
def test_spells_and_own_columns_of_memberships_come_back(ending: str, tmp_path: Path) -> None:
    rows = "Beta,Green,2018,unknown,Bob\nBeta,Green,2021,,Cy\nAcme,Green,2018,2019,Ann; Di\n"
    table = tmp_path / "pact.csv"
    table.write_text(f"member,coalition,since,until,reviewed by\n{rows}", encoding="utf-8")
    kg = gk.load(table)
    kg.export(tmp_path / f"pact.{ending}")
    found = gk.import_file(tmp_path / f"pact.{ending}", tmp_path / "back")
    back = gk.load(tmp_path / "back")
    assert memberships(back) == memberships(kg) and len(memberships(kg)) == 3
    said = [(row["actor"], row.own.get("reviewed_by", "")) for row in found.tables["memberships"]]
    assert sorted(said) == [("acme", "Ann; Di"), ("beta", "Bob"), ("beta", "Cy")]


def test_own_texts_that_two_memberships_may_have_are_told(tmp_path: Path) -> None:
    rows = "Beta,Green,2018,2019,Bob; Di\nBeta,Green,2021,,Cy\n"
    table = tmp_path / "pact.csv"
    table.write_text(f"member,coalition,since,until,reviewed by\n{rows}", encoding="utf-8")
    gk.load(table).export(tmp_path / "pact.gexf")
    found = gk.import_file(tmp_path / "pact.gexf")
    assert [one.column for one in found.doubts] == ["reviewed_by"]


@pytest.mark.parametrize("ending", NETWORKS)
def test_own_columns_of_members_come_back(ending: str, tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    table = tmp_path / "pact.csv"
    table.write_text("member,coalition,since\nAcme,Green,2018\nBeta,Green,2019\n", encoding="utf-8")
    gk.import_file(table, folder)
    actors = folder / "actors.csv"
    header, *rows = actors.read_text(encoding="utf-8").splitlines()
    told = [f"{header},ticker", *(f"{row},T{number}" for number, row in enumerate(rows))]
    actors.write_text("\n".join(told) + "\n", encoding="utf-8")
    gk.load(folder).export(tmp_path / f"pact.{ending}")
    found = gk.import_file(tmp_path / f"pact.{ending}")
    assert [row.own["ticker"] for row in found.tables["actors"]] == ["T0", "T1"]
