"""Centralities: networkx as oracle, algebra, and what they promise."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

import graphkit
from graphkit.analysis.positions.centrality import MEASURES, centrality
from graphkit.analysis.positions.most_between import most_between
from graphkit.network import incidence

from ...cells import column, records, rows
from ..small_networks import TIES, WOMEN, actors_of, network_of


@given(ties=TIES)
def test_degree_and_betweenness_are_those_of_networkx(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    oracle: dict[Any, dict[str, float]] = {
        "degree": nx.bipartite.degree_centrality(network, actors_of(network)),
        "betweenness": nx.bipartite.betweenness_centrality(network, actors_of(network)),
    }
    for row in rows(centrality(network, tuple(oracle))):
        assert row[4:] == pytest.approx([oracle[name][row[0]] for name in oracle], abs=1e-11)


@given(ties=TIES)
def test_closeness_is_that_of_networkx_within_each_component(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    expected: dict[str, float] = {}
    for nodes in nx.connected_components(network):
        part = network.subgraph(nodes)
        share = (len(part) - 1) / (len(network) - 1)
        within = nx.bipartite.closeness_centrality(part, actors_of(part)) if share else {}
        expected |= {node: share * within.get(node, 0.0) for node in part}
    found = {row[0]: row[4] for row in centrality(network, "closeness")}
    assert found == pytest.approx(expected, abs=1e-11)


def test_a_pair_of_its_own_is_not_the_closest_of_all() -> None:
    """One tie apart from a star of ten: its closeness is the share of the network it is in."""
    network = network_of({*((n, 0) for n in range(10)), (10, 1)}, 11, 2)
    found = {row[0]: row[4] for row in rows(centrality(network, "closeness"))}
    assert found["a10"] == found["c1"] == pytest.approx(1 / 12)
    assert found["c0"] == max(found.values()) == pytest.approx(10 / 12)


def test_large_centralities_are_those_of_networkx() -> None:
    """More actors than are searched at a time, many of them alike, in several components."""
    random = np.random.default_rng(5)
    ties = set(
        zip(
            (random.pareto(1, 600) * 20).astype(int) % 300, random.integers(0, 25, 600), strict=True
        )
    )
    network = network_of(ties, 300, 25)
    nx.relabel_nodes(network, {"a299": "island"}, copy=False)
    oracle = nx.bipartite.betweenness_centrality(network, actors_of(network))
    computed = {row[0]: row[4] for row in centrality(network, "betweenness")}
    assert computed == pytest.approx(oracle, abs=1e-11)


def test_the_eigenvector_of_many_coalitions_is_that_of_networkx() -> None:
    random = np.random.default_rng(5)
    ties = set(zip(*random.integers(0, [[400], [250]], (2, 2000)).tolist(), strict=True))
    network = network_of(ties, 400, 250)
    oracle = nx.eigenvector_centrality(network, max_iter=5000, tol=1e-10)
    table = centrality(network, "eigenvector")
    computed = {row[0]: row[4] / 2**0.5 for row in rows(table)}
    assert computed == pytest.approx(oracle, abs=1e-6)


@given(ties=TIES)
def test_eigenvector_is_the_leading_singular_vector(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    matrix = incidence(network).matrix.toarray()
    table = centrality(network, "eigenvector")
    found = dict(zip(table.column("node"), table.column("eigenvector"), strict=True))
    x = np.array([found[node] for node in network])
    left, right = x[: len(matrix)], x[len(matrix) :]
    strength = np.linalg.svd(matrix, compute_uv=False)[0]
    assert (x >= 0).all()
    assert np.linalg.norm(left) == pytest.approx(1)
    assert matrix @ right == pytest.approx(strength * left, abs=1e-6)
    assert matrix.T @ left == pytest.approx(strength * right, abs=1e-6)


def test_eigenvector_is_that_of_networkx_on_a_connected_network() -> None:
    oracle = nx.eigenvector_centrality(WOMEN, max_iter=5000, tol=1e-12)
    for row in centrality(WOMEN, "eigenvector"):
        assert row[4] == pytest.approx(oracle[row[0]] * 2**0.5, abs=1e-8)


def test_equally_strong_components_share_the_eigenvector() -> None:
    table = centrality(network_of({(0, 0), (1, 1)}, 2, 2), "eigenvector")
    assert table.column("eigenvector") == pytest.approx([0.5**0.5] * 4)


def test_sorting_puts_the_highest_first() -> None:
    for measure in MEASURES:
        values = column(centrality(WOMEN, sort_by=measure), measure)
        assert values == sorted(values, reverse=True)


@pytest.mark.oracle
def test_centralities_are_those_of_igraph_in_networks_of_several_parts() -> None:
    igraph = pytest.importorskip("igraph")
    ties = {(0, 0), (0, 1), (1, 0), (2, 1), (3, 1), (4, 2), (5, 2), (5, 3)}
    network = network_of(ties, 8, 5)
    theirs = igraph.Graph.from_networkx(network)
    names = theirs.vs["_nx_name"]
    between = dict(zip(names, theirs.betweenness(), strict=True))
    inverse = dict(zip(names, theirs.closeness(normalized=False), strict=True))
    most = {side: most_between(*sizes) for side, sizes in (("a", (8, 5)), ("c", (5, 8)))}
    part = {node: part for part in nx.connected_components(network) for node in part}
    table = centrality(network, ("closeness", "betweenness"))
    for node, closeness, betweenness in rows(table.select("node", "closeness", "betweenness")):
        assert betweenness == pytest.approx(between[node] / most[node[0]])
        own = [other[0] == node[0] for other in part[node] if other != node]
        if not own:
            assert closeness == 0
            continue
        least = sum(2 if same else 1 for same in own)
        assert closeness == pytest.approx(least * inverse[node] * len(own) / 12)


def test_degree_says_which_coalitions_it_is_a_share_of(part: graphkit.KnowledgeGraph) -> None:
    """With only companies drawn, coalitions without one are no part of the whole."""
    for filters in ({}, {"kinds": "company"}):
        network = part.network(on="2022-06-23", **filters)  # type: ignore[arg-type]
        coalitions = len(incidence(network).coalitions)
        found = centrality(network, "degree", side="actors")
        for row in records(found):
            assert row["degree"] == pytest.approx(row["ties"] / coalitions)
        assert f"shares of {coalitions} coalitions and" in found.note
    assert "coalitions in this network" in found.definitions["degree"]
    assert "shares of" not in centrality(network, "closeness").note
