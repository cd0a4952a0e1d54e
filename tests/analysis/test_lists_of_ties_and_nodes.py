"""The lists for other programs hold the whole network."""

from __future__ import annotations

import networkx as nx
import pytest

import graphkit
from graphkit.analysis import node_list, tie_list
from graphkit.network import two_mode
from graphkit.panel import Panel

from ..cells import records


def test_a_network_read_back_is_the_same(part: graphkit.KnowledgeGraph) -> None:
    network = part.network(on="2022-06-23")
    frame = tie_list(network).to_pandas()
    nodes = node_list(network).to_pandas()
    read: nx.Graph[str] = nx.Graph()
    read.add_nodes_from(nodes["node"])
    read.add_edges_from(frame[["actor", "coalition"]].itertuples(index=False))
    assert nx.utils.graphs_equal(nx.Graph(read.edges), nx.Graph(network.edges))
    assert set(read) == set(network)
    kinds = dict(zip(nodes["node"], nodes["kind"], strict=True))
    assert kinds == {node: about["kind"] for node, about in network.nodes(data=True)}
    assert nodes["actor"].tolist() == sorted(nodes["actor"], reverse=True)
    starts = {(one, other): about["start"] for one, other, about in network.edges(data=True)}
    for row in records(tie_list(network)):
        both = (row["actor"], row["coalition"])
        assert (row["start"] or "") == (starts.get(both) or starts.get(both[::-1]) or "")


def test_parallel_ties_are_one_with_all_roles() -> None:
    network: nx.MultiGraph[str] = nx.MultiGraph()
    network.add_node("zoom", bipartite=0)
    network.add_node("call", bipartite=1)
    told = {"certainty": "presumed", "roles": ("member",)}
    network.add_edge("call", "zoom", start="2020-01-01", end="2020-12-31", **told)
    founder = {"certainty": "certain", "roles": ("founder",), "periods": "a text, as from a file"}
    network.add_edge("zoom", "call", start="2022", end="", **founder)
    (row,) = tie_list(network).rows
    assert row == ("zoom", "call", "2020-01-01", None, "certain", ("founder", "member"), ())


def test_a_gap_between_two_periods_is_told() -> None:
    times = [
        ("1949-01-01", "1956-12-31"),
        ("1970-01-01", "1990-12-31"),
        ("1957-01-01", "1957-01-31"),
    ]
    pair = {"member": "alpha", "coalition": "pact"}
    listed = [
        {**pair, "membership": str(place), "start": first, "end": last}
        for place, (first, last) in enumerate(times)
    ]
    table = tie_list(two_mode(Panel.from_rows(listed), ever=True))
    assert table.column("periods") == (("1949-01-01/1957-01-31", "1970-01-01/1990-12-31"),)
    assert "gap between start and end: 1," in table.note


@pytest.mark.parametrize("side", ["actors", "coalitions"])
def test_one_side(side: str) -> None:
    table = node_list(nx.davis_southern_women_graph(), side=side)  # type: ignore[arg-type]
    assert len(table) == {"actors": 18, "coalitions": 14}[side]


def test_ties_of_a_window_say_of_what_time_they_are_and_begin_before_they_end() -> None:
    year = {"start_earliest": 18_262, "start_latest": 18_627}
    row = {"member": "zoom", "coalition": "call", **year, "end_earliest": 18_262}
    panel = Panel.from_rows([row | {"end_latest": 18_627}])
    network = two_mode(panel, during="2020", at_least="presumed")
    table = tie_list(network)
    assert table.column("start") < table.column("end")
    assert table.note.startswith("All ties at some time from 2020-01-01 to 2020-12-31. Two actors")
