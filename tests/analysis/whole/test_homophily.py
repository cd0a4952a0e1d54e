"""Meetings of those alike: networkx's assortativity, what is planted, and what is missing."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest

from graphkit.analysis import homophily
from graphkit.errors import InvalidChoice, NotFound
from graphkit.network import incidence

from ...cells import records

KINDS = ("ngo", "firm", "state")


def drawn(seed: int, *, alike: float = 0.3) -> nx.Graph[Any]:
    """Thirty actors of three kinds, who join a coalition of their kind with another chance."""
    random = np.random.default_rng(seed)
    network: nx.Graph[Any] = nx.Graph()
    for actor in range(30):
        network.add_node(f"a{actor}", bipartite=0, kind=KINDS[actor % 3])
        for coalition in range(15):
            own = actor % 3 == coalition % 3
            if random.random() < (alike if own else 0.3):
                network.add_edge(f"a{actor}", f"c{coalition}")
    for coalition in range(15):
        network.add_node(f"c{coalition}", bipartite=1)
    return network


def projected(network: nx.Graph[Any]) -> nx.MultiGraph[Any]:
    """One edge for each coalition in which two actors meet."""
    ties = incidence(network)
    meetings: nx.MultiGraph[Any] = nx.MultiGraph()
    meetings.add_nodes_from((actor, network.nodes[actor]) for actor in ties.actors)
    for members in ties.matrix.toarray().T:
        present = [actor for actor, one in zip(ties.actors, members, strict=True) if one]
        meetings.add_edges_from(nx.complete_graph(present).edges)
    return meetings


def test_the_assortativity_is_that_of_networkx() -> None:
    network = drawn(3)
    meetings = projected(network)
    table = records(homophily(network, trials=9))
    right = nx.attribute_assortativity_coefficient(meetings, "kind")
    assert table[0]["value"] == pytest.approx(right)
    for row in table[1:]:
        ends = [(a, b) for a, b in meetings.edges() for a, b in ((a, b), (b, a))]
        own = [b for a, b in ends if network.nodes[a]["kind"] == row["group"]]
        same = sum(network.nodes[b]["kind"] == row["group"] for b in own)
        assert row["value"] == pytest.approx(same / len(own))
        assert row["actors"] == 10


def test_what_is_planted_is_found_and_chance_is_not() -> None:
    planted = records(homophily(drawn(5, alike=0.8), trials=199))
    assert planted[0]["p"] == 0.01  # 2 / 200, the least there is
    assert all(row["z"] > 2 for row in planted)
    assert records(homophily(drawn(5), trials=199))[0]["p"] > 0.05


def test_actors_without_the_attribute_are_left_out_and_told() -> None:
    network = drawn(3)
    for actor in ("a0", "a1"):
        del network.nodes[actor]["kind"]
    table = homophily(network, trials=9)
    assert "2 actors have no kind." in table.note
    assert records(table)[0]["actors"] == 28
    with pytest.raises(NotFound, match="colour"):
        homophily(network, "colour")
    with pytest.raises(InvalidChoice, match="model"):
        homophily(network, model="within")  # type: ignore[arg-type]
