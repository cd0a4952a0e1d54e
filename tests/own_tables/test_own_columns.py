"""Columns that only one's own table has are there in networks, pages and exported files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

import graphkit as gk

TABLE = """member,coalition,since,Fee paid,label
Acme,Pact,2019,1200,first
Beta,Pact,2020,,
Acme,League,2018,75,second
"""


@pytest.fixture
def kg(tmp_path: Path) -> gk.KnowledgeGraph:
    (tmp_path / "pledges.csv").write_text(TABLE, encoding="utf-8")
    return gk.load(tmp_path / "pledges.csv")


@pytest.mark.parametrize("parallel", [False, True])
def test_edges_carry_what_their_memberships_say(kg: gk.KnowledgeGraph, parallel: bool) -> None:
    network = kg.network(on="2021-01-01", parallel=parallel)
    edges = {(a, b): data for a, b, data in network.edges(data=True)}
    assert edges["acme", "pact"]["fee_paid"] == ("1200",)
    assert edges["acme", "league"]["fee_paid"] == ("75",)
    assert "fee_paid" not in edges["beta", "pact"]


def test_nodes_carry_what_their_rows_say(folder_of: Callable[..., Path]) -> None:
    text = "id,kind,name_en,revenue,country\nacme,company,Acme,12.5,\nbeta,company,Beta,,\n"
    network = gk.load(folder_of(actors=text)).network(ever=True)
    assert network.nodes["acme"]["revenue"] == "12.5"
    assert "revenue" not in network.nodes["beta"]
    assert network.nodes["acme"]["label"] == "Acme"


@pytest.mark.parametrize(
    ("ending", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)]
)
def test_exported_networks_carry_them(
    kg: gk.KnowledgeGraph, tmp_path: Path, ending: str, read: Callable[[Path], nx.Graph[str]]
) -> None:
    path = tmp_path / f"network{ending}"
    kg.export(path, on="2021-01-01")
    edges = {frozenset((a, b)): data for a, b, data in read(path).edges(data=True)}
    assert edges[frozenset(("acme", "pact"))]["fee_paid"] == "1200"


def test_the_page_carries_them_with_memberships_and_members(
    kg: gk.KnowledgeGraph, folder_of: Callable[..., Path]
) -> None:
    of_records = {column.called: column.records for column in gk.view(kg).scene.columns}
    assert (of_records["fee_paid"] or {})["pact--acme"] == 1200
    assert (of_records["label"] or {})["pact--acme"] == "first"
    text = "id,kind,name_en,revenue,country\nacme,company,Acme,12.5,\nbeta,company,Beta,,\n"
    scene = gk.view(gk.load(folder_of(actors=text))).scene
    assert {column.called: column.values for column in scene.columns} == {"revenue": {"acme": 12.5}}


def test_graphs_without_such_columns_have_no_more_attributes(part: gk.KnowledgeGraph) -> None:
    bundled = part.network(on="2022-06-23")
    (*_, data), *_ = bundled.edges(data=True)
    assert set(data) == {
        "memberships", "listings", "roles", "periods", "rolled_up", "start", "end", "certainty"
    }  # fmt: skip
