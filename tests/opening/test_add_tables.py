"""Tables that are added to a graph speak of its things, where that is sure, and say where not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError, QueryError
from graphkit.importing.import_file import import_file

PLEDGE = "Open Feeds Pledge"
SIGNED = """name,kind,date
Google,company,2021-05-14
Microsoft Corp.,company,2020
Acme Labs,company,2022
"""
BASE = "https://w3id.org/coalition-graph/"


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    path = tmp_path / "signed.csv"
    path.write_text(SIGNED, encoding="utf-8")
    return path


def _in_both(kg: gk.KnowledgeGraph) -> set[Any]:
    return {*kg.members(PLEDGE).column("member")} & {*kg.members("gifct").column("member")}


def test_who_signed_ones_own_pledge_and_is_in_gifct_too(
    kg: gk.KnowledgeGraph, signed: Path
) -> None:
    both = kg.add(signed, coalition=PLEDGE)
    assert _in_both(both) == {"google", "microsoft"}
    assert both.members(PLEDGE).column("member") == ("microsoft", "google", "acme-labs")
    assert both.members(PLEDGE).column("listed_as")[0] == "Microsoft Corp."
    assert "open-feeds-pledge" in both.memberships("google", on="2022-01-01").column("coalition")
    assert both.about.base == BASE
    assert both.about.memberships == (kg.about.memberships or 0) + 3
    assert kg.promises("google") == both.promises("google")


def test_it_is_the_same_by_way_of_an_import(kg: gk.KnowledgeGraph, signed: Path) -> None:
    folder = signed.parent / "folder"
    import_file(signed, folder, coalition=PLEDGE, match="bundled")
    both = kg.add(folder)
    assert _in_both(both) == {"google", "microsoft"}
    columns = ("member", "label", "kind", "listed_as", "start")
    directly = kg.add(signed, coalition=PLEDGE).members(PLEDGE)
    assert both.members(PLEDGE).select(*columns) == directly.select(*columns)


def test_what_is_doubtful_stays_apart_and_is_told(kg: gk.KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("member,coalition\nZoom Video,Own Pact\nCoalition,Own Pact\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"'Zoom Video' \(zoom\?\).*write its id in the table"):
        both = kg.add(path)
    assert "zoom" not in both.members("Own Pact").column("member")
    path.write_text("member,coalition\nzoom,Own Pact\n", encoding="utf-8")
    assert kg.add(path).members("Own Pact").column("member") == ("zoom",)


def test_who_is_not_known_never_gets_the_id_of_somebody_else(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("member,coalition\nacme,Red Pact\n", encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text("member,coalition\nBeta,Acme\nRed Pact!,Blue Pact\n", encoding="utf-8")
    graph = gk.load(few)
    added = graph.add(other)
    assert added.members("red-pact").column("member") == ("acme",)
    assert added.memberships("beta").column("coalition") == ("acme-2",)


def test_further_members_of_a_coalition_of_the_graph(kg: gk.KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text("member,coalition,since\nAcme Labs,GIFCT,2022\n", encoding="utf-8")
    both = kg.add(path)
    assert {*both.members("gifct").column("member")} - {*kg.members("gifct").column("member")} == {
        "acme-labs"
    }
    path.write_text("member,coalition,since\nGoogle,GIFCT,2022\n", encoding="utf-8")
    with pytest.raises(DataError, match="gifct--google is in the graph already"):
        kg.add(path)


def test_a_folder_that_states_its_base_keeps_it_and_is_told(
    kg: gk.KnowledgeGraph, signed: Path
) -> None:
    folder = signed.parent / "own"
    import_file(signed, folder, coalition=PLEDGE, match="bundled")
    (folder / "graph.csv").write_text("base\nhttps://own.example/\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"2 things have the ids .*: google, microsoft\. If the"):
        both = kg.add(folder)
    assert "https://own.example/id/google" in both.members(PLEDGE).column("member")
    (folder / "graph.csv").write_text(f"base\n{BASE}\n", encoding="utf-8")
    assert _in_both(kg.add(folder)) == {"google", "microsoft"}


def test_rdf_with_ids_of_the_graph_under_another_base_is_told(
    kg: gk.KnowledgeGraph, signed: Path
) -> None:
    gk.load(signed, coalition=PLEDGE).export(signed.with_suffix(".ttl"))
    with pytest.warns(UserWarning, match=r"1 thing has the id of one .*: google\. If the same"):
        assert _in_both(kg.add(signed.with_suffix(".ttl"))) == set()


def test_ids_of_a_folder_that_mean_things_with_other_names_are_told(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    (tmp_path / "actors.csv").write_text("id,kind,name\nzoom,company,Zoom Lens Club\n")
    (tmp_path / "memberships.csv").write_text("actor,coalition\nzoom,Own Pact\n")
    with pytest.warns(UserWarning, match=r"zoom \('Zoom Lens Club' here, .* write another id"):
        assert kg.add(tmp_path).members("Own Pact").column("member") == ("zoom",)


def test_only_what_a_table_leaves_open_is_said_of_it(kg: gk.KnowledgeGraph, signed: Path) -> None:
    with pytest.raises(QueryError, match="a table takes coalition, dates, encoding, sheet"):
        kg.add(signed, day="2021")
    with pytest.raises(DataError, match="name it with coalition='NAME'"):
        kg.add(signed)
    with pytest.raises(QueryError, match="a folder without tables"):
        (signed.parent / "empty").mkdir()
        kg.add(signed.parent / "empty")
