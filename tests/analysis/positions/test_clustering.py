"""Clustering in two-mode networks: networkx as oracle, and by hand."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analysis.positions.clustering import clustering

from ..small_networks import TIES, network_of


@given(
    ties=TIES,
    mode=st.sampled_from(["dot", "min", "max"]),
    side=st.sampled_from(["actors", "coalitions"]),
)
def test_clustering_is_that_of_networkx(ties: set[tuple[int, int]], mode: Any, side: Any) -> None:
    network = network_of(ties)
    oracle = nx.bipartite.latapy_clustering(network, mode=mode)
    for row in clustering(network, side, mode=mode):
        assert (row[4] or 0.0) == pytest.approx(oracle[row[0]])
        assert (row[4] is None) == (row[3] == 0)


def test_clustering_by_hand() -> None:
    """Two actors in both of two coalitions, a third in one: shares 2 of 2, and 1 of 2."""
    network = network_of({(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)}, 3, 2)
    assert clustering(network).column("clustering") == (0.75, 0.75, 0.5)
