"""Small two-mode networks that the tests of measures share."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st

TIES = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 4)), min_size=1, max_size=25)
WOMEN = nx.davis_southern_women_graph()


def network_of(ties: set[tuple[int, int]], actors: int = 7, coalitions: int = 5) -> nx.Graph[str]:
    """Draw actors a0, a1, … and coalitions c0, c1, … with some ties between them."""
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from((f"a{n}" for n in range(actors)), bipartite=0)
    network.add_nodes_from((f"c{n}" for n in range(coalitions)), bipartite=1)
    network.add_edges_from((f"a{a}", f"c{c}") for a, c in ties)
    return network


def actors_of(network: nx.Graph[str]) -> list[str]:
    """List the nodes of the actors."""
    return [node for node, about in network.nodes(data=True) if about["bipartite"] == 0]
