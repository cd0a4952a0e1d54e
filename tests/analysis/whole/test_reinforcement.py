"""Reinforcement: networkx as oracle, and by hand."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given

from graphkit.analysis.whole.reinforcement import reinforcement

from ...cells import rows
from ..small_networks import TIES, actors_of, network_of


@given(ties=TIES)
def test_reinforcement_is_that_of_networkx(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    squares, paths, value = reinforcement(network)[0]
    assert (value or 0) == pytest.approx(nx.bipartite.robins_alexander_clustering(network))
    assert squares == sum(
        1
        for one, other in combinations(actors_of(network), 2)
        for _ in combinations(nx.common_neighbors(network, one, other), 2)
    )
    assert (value is None) == (paths == 0)


def test_reinforcement_by_hand() -> None:
    network = network_of({(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)}, 3, 2)
    assert rows(reinforcement(network))[0] == (1, 6, pytest.approx(4 / 6))
