"""Structural holes in two modes, against networkx in the network of a node and its contacts."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given

from graphkit.analysis import structural_holes
from graphkit.analysis.two_mode_sides import Side

from ...cells import rows
from ..small_networks import TIES, WOMEN, network_of


def around(network: nx.Graph[str], node: str) -> nx.Graph[str]:
    """A node and its contacts; two of these are tied if somebody else links them."""
    drawn: nx.Graph[str] = nx.Graph([(node, contact) for contact in network[node]])
    for one, other in combinations(network[node], 2):
        if set(nx.common_neighbors(network, one, other)) - {node}:
            drawn.add_edge(one, other)
    return drawn


def check(network: nx.Graph[str], side: Side) -> None:
    redundancy = nx.bipartite.node_redundancy
    for node, _, _, contacts, *found in rows(structural_holes(network, side)):
        assert contacts == network.degree(node)
        if not contacts:
            assert found == [None] * 4
            continue
        near = around(network, node)
        size = nx.effective_size(near, [node])[node]
        expected = (size, size / contacts, nx.constraint(near, [node])[node])
        assert found[1:] == pytest.approx(expected)
        if contacts > 1:
            assert found[0] == pytest.approx(redundancy(network, [node])[node])
        else:
            assert found[0] is None


@given(ties=TIES)
def test_holes_are_those_of_networkx(ties: set[tuple[int, int]]) -> None:
    check(network_of(ties), "actors")
    check(network_of(ties), "coalitions")


def test_holes_of_southern_women() -> None:
    check(WOMEN, "actors")
    most_free = structural_holes(WOMEN)[0]
    assert most_free[0] == "Nora Fayette"


def test_many_contacts_are_measured_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    few = structural_holes(WOMEN), structural_holes(WOMEN, "coalitions")
    monkeypatch.setattr("graphkit.analysis.positions.structural_holes._FEW", 3)
    monkeypatch.setattr("graphkit.analysis.positions.structural_holes._CELLS", 20)
    assert (structural_holes(WOMEN), structural_holes(WOMEN, "coalitions")) == few
