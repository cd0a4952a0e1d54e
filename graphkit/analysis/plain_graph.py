"""A two-mode network as the simple networkx graph that functions of networkx work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.analysis.sparse import row_of_each_cell
from graphkit.network import incidence

if TYPE_CHECKING:
    from graphkit.analysis.two_mode_sides import Network


def plain_graph(network: Network) -> nx.Graph[Any]:
    """Draw the ties as a simple graph, so that networkx and its backends can measure it.

    A simple graph is returned as it is and must not be changed. Parallel ties become one.

    Raises
    ------
    DataError
        As in `graphkit.network.incidence`.
    """
    ties = incidence(network)
    if isinstance(network, nx.Graph) and not (network.is_multigraph() or network.is_directed()):
        return network
    drawn: nx.Graph[Any] = nx.Graph()
    drawn.add_nodes_from(ties.actors, bipartite=0)
    drawn.add_nodes_from(ties.coalitions, bipartite=1)
    rows, columns = row_of_each_cell(ties.matrix).tolist(), ties.matrix.indices.tolist()
    drawn.add_edges_from(
        (ties.actors[row], ties.coalitions[column])
        for row, column in zip(rows, columns, strict=True)
    )
    return drawn
