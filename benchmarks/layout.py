"""Force layout beside networkx and igraph, by CPU time and by a measure of quality.

The measure is the mean length of an edge over the mean distance of two nodes taken at random:
lower means that neighbours are drawn nearer to each other than strangers are. igraph is left out
where it is not installed; it is licensed under the GPL and is no dependency.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import Any

import numpy as np

SIZES = (5_000, 20_000)
LARGEST_FOR_NETWORKX = 5_000
TINY = {"sizes": (300,)}


def rows(*, sizes: Iterable[int] = SIZES) -> list[dict[str, Any]]:
    """Give one row for each size and peer; ``equal`` says that our drawing is no worse."""
    from graphkit.views.layouts.force import force

    found = []
    for size in sizes:
        edges = generated(size)
        ours, points = timed(lambda edges=edges, size=size: force(size, edges))
        for peer, bar, layout in _peers(size):
            theirs, other = timed(lambda layout=layout, edges=edges, size=size: layout(size, edges))
            quality = edge_ratio(points, edges), edge_ratio(other, edges)
            found.append(
                {
                    "name": f"layout, {size:,} nodes, edge ratio {quality[0]:.2f}/{quality[1]:.2f}",
                    "peer": peer,
                    "ours_s": ours,
                    "peer_s": theirs,
                    "ratio": theirs / ours,
                    "bar": bar,
                    "equal": round(quality[0], 2) <= round(quality[1], 2),
                }
            )
    return found


def generated(size: int) -> Any:
    """Give three random edges for each node."""
    edges = np.random.default_rng(1).integers(0, size, (3 * size, 2))
    return edges[edges[:, 0] != edges[:, 1]]


def edge_ratio(points: Any, edges: Any) -> float:
    """Give the mean length of an edge over the mean distance of two random nodes."""
    random = np.random.default_rng(0)
    ends = random.integers(0, len(points), (200_000, 2))
    near = np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1).mean()
    return float(near / np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1).mean())


def timed(layout: Callable[[], Any]) -> tuple[float, Any]:
    """Give the CPU seconds of a call, and its answer."""
    start = time.process_time()
    points = layout()
    return time.process_time() - start, points


def _peers(size: int) -> list[tuple[str, float, Callable[[int, Any], Any]]]:
    peers: list[tuple[str, float, Callable[[int, Any], Any]]] = []
    if size <= LARGEST_FOR_NETWORKX:
        peers.append(("networkx spring", 15.0, _networkx))
    return [*peers, ("igraph FR", 0.1, _igraph)] if find_spec("igraph") else peers


def _networkx(size: int, edges: Any) -> Any:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(edges.tolist())
    points = nx.spring_layout(graph, seed=1)
    return np.array([points[node] for node in range(size)])


def _igraph(size: int, edges: Any) -> Any:
    import random

    import igraph

    random.seed(1)
    graph = igraph.Graph(size, edges.tolist())
    return np.array(graph.layout_fruchterman_reingold(grid=True).coords)


if __name__ == "__main__":
    for row in rows():
        print(
            f"{row['name']:<58}{row['peer']:<17}{row['ours_s']:>8.2f}{row['peer_s']:>8.2f}", end=""
        )
        print(f"{row['ratio']:>8.2f} (bar {row['bar']}), no worse: {row['equal']}")
