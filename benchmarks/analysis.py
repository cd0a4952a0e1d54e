"""How fast the panel, projections and measures are beside networkx and bare NumPy.

Run it with ``python -m benchmarks.analysis`` from the repository. Every row first checks that
both give equal answers. ``ratio`` is the peer's time over ours, so more is better; ``bar`` is the
least ratio wanted (below 1 where the peer is a lower bound that nobody can beat).
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from scipy.stats import hypergeom

from benchmarks.generate import panel as made_up
from benchmarks.peers import peers
from graphkit.analysis.positions.centrality import centrality
from graphkit.analysis.positions.clustering import clustering
from graphkit.analysis.positions.leading_vectors import leading_vectors
from graphkit.analysis.positions.shortest_paths import shortest_paths
from graphkit.analysis.ties.chance import null_fdsm, null_hypergeometric, null_sdsm
from graphkit.analysis.ties.chance.bicm import bicm
from graphkit.analysis.ties.project import project
from graphkit.analysis.time.growth import growth
from graphkit.analysis.whole.reinforcement import reinforcement
from graphkit.network import incidence, two_mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.panel import Panel
    from graphkit.table import Table

SIZE = 50_000
TINY = {"size": 1_000}
SAMPLE = 20
"""Sources that networkx searches at full size; its time is scaled up from these."""
DAY = 18_000


def rows(size: int = SIZE) -> list[dict[str, Any]]:
    """Measure everything at so many memberships, and backbones at ten times as many too.

    The largest backbones take 5 GB of memory.
    """
    panel = made_up(size)
    network = plain(panel)
    small = plain(made_up(size // 10))
    gc.collect()
    gc.freeze()  # what lives on need not be looked through before each of hundreds of runs
    return [
        *_as_of(panel),
        _growth(panel),
        _projection(network),
        *_searches(small, network),
        _clustering(small),
        _reinforcement(small),
        _eigenvector(network),
        *peers(max(size // 50, 400), timed, _row),
        *_backbones((size // 10, size, 10 * size)),
    ]


def plain(panel: Panel) -> nx.Graph[str]:
    """Draw all memberships as a networkx graph without edge attributes."""
    drawn = two_mode(panel, ever=True, at_least="possible")
    bare = nx.Graph()
    bare.add_nodes_from(drawn.nodes(data=True))
    bare.add_edges_from(drawn.edges)
    return bare


def best_of(count: int, run: Callable[[], Any]) -> float:
    """Give the least time of several runs, in seconds."""
    return min(timed(run)[0] for _ in range(count))


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """Give the seconds of CPU of one run, and its result.

    Objects that refer to each other are collected before it and not during it, as `timeit` does:
    what other rows left behind is nobody's time.
    """
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        result = run()
        return time.process_time() - start, result
    finally:
        gc.enable()


def _row(
    name: str, ours: float, peer: str, theirs: float, bar: float, *, equal: bool
) -> dict[str, Any]:
    return {
        "name": name,
        "ours_s": ours,
        "peer": peer,
        "peer_s": theirs,
        "ratio": theirs / ours,
        "bar": bar,
        "equal": equal,
    }


def _as_of(panel: Panel) -> list[dict[str, Any]]:
    bounds = (panel.start_earliest, panel.start_latest), (panel.end_earliest, panel.end_latest)

    def bare() -> tuple[Any, ...]:
        return (
            *(column <= DAY for column in bounds[0]),
            *(column >= DAY for column in bounds[1]),
        )

    theirs = best_of(200, bare)
    _, begun, going, _ = bare()
    equal = bool((panel.within(DAY, DAY) == (begun & going & (panel.confidence > 1))).all())
    peer = "four bare NumPy comparisons"
    runs = {
        "as-of filter: which rows hold": lambda: panel.within(DAY, DAY),
        "as-of filter: certainty of every row": lambda: panel.certainty(DAY),
    }
    return [
        _row(name, best_of(200, run), peer, theirs, 1 / 3, equal=equal)
        for name, run in runs.items()
    ]


def _growth(panel: Panel) -> dict[str, Any]:
    """A curve of 20 years by month, beside ten narrowings of the panel to one day."""

    def curve() -> Table:
        return growth(panel, by=None, first="2005-01-01", last="2024-12-31", degree="presumed")

    ours, theirs = best_of(10, curve), 10 * best_of(50, lambda: panel.at(DAY))
    counted = {row[0]: row[1] for row in curve()}
    equal = all(
        count == len(np.unique(panel.at(day).member)) for day, count in list(counted.items())[::24]
    )
    peer = "ten as-of filters (panel.at)"
    return _row("growth curve of 20 years by month", ours, peer, theirs, 1, equal=equal)


def _actors(network: nx.Graph[str]) -> list[str]:
    return [node for node, side in network.nodes(data="bipartite") if side == 0]


def _projection(network: nx.Graph[str]) -> dict[str, Any]:
    ours, projection = min((timed(lambda: project(network)) for _ in range(3)), key=lambda t: t[0])
    actors = _actors(network)
    theirs, drawn = timed(lambda: nx.bipartite.weighted_projected_graph(network, actors))
    place = {node: at for at, node in enumerate(projection.nodes)}
    edges = np.array([(place[a], place[b], w) for a, b, w in drawn.edges(data="weight")])
    matrix = projection.matrix
    same = matrix[edges[:, 0], edges[:, 1]] == edges[:, 2]
    equal = bool(np.all(same)) and matrix.nnz == 2 * len(edges)
    pairs = f"{len(edges):,} pairs"
    peer = "networkx weighted_projected_graph"
    return _row(f"projection of actors by count, {pairs}", ours, peer, theirs, 50, equal=equal)


def _searches(small: nx.Graph[str], network: nx.Graph[str]) -> list[dict[str, Any]]:
    """Closeness and betweenness: in full on the small network, by sample on the large one."""
    results = []
    for name, run in (
        ("closeness", _closeness_by_component),
        ("betweenness", nx.bipartite.betweenness_centrality),
    ):
        ours, table = timed(lambda name=name: centrality(small, name))
        theirs, expected = timed(lambda run=run: run(small, _actors(small)))
        equal = all(abs(row[4] - expected[row[0]]) < 1e-9 for row in table)
        title = f"two-mode {name}, {small.number_of_edges():,} ties"
        results.append(_row(title, ours, "networkx", theirs, 10, equal=equal))
    return [*results, _sampled_closeness(network), _sampled_betweenness(network)]


def _closeness_by_component(network: nx.Graph[str], actors: list[str]) -> dict[str, float]:
    """Take networkx's closeness within each component, times the share of others in it."""
    found: dict[str, float] = dict.fromkeys(network, 0.0)
    for nodes in nx.connected_components(network):
        part, others = network.subgraph(nodes), len(network) - 1
        if len(part) > 1:
            within = nx.bipartite.closeness_centrality(part, nodes & set(actors))
            found |= {node: value * (len(part) - 1) / others for node, value in within.items()}
    return found


def _sampled_closeness(network: nx.Graph[str]) -> dict[str, Any]:
    nodes = list(network)
    chosen = nodes[:: len(nodes) // SAMPLE][:SAMPLE]
    ours, reach = timed(lambda: shortest_paths(incidence(network).matrix, between=False))

    def sample() -> list[float]:
        return [nx.closeness_centrality(network, node, wf_improved=False) for node in chosen]

    theirs, expected = timed(sample)
    ties = incidence(network)
    place = {node: at for at, node in enumerate((*ties.actors, *ties.coalitions))}
    at = np.array([place[node] for node in chosen])
    equal = bool(np.allclose(reach.reached[at] / reach.total[at], expected, rtol=1e-9))
    scaled = theirs * len(nodes) / SAMPLE
    title = f"two-mode closeness, {network.number_of_edges():,} ties"
    peer = f"networkx, from {SAMPLE} of {len(nodes):,} sources"
    return _row(title, ours, peer, scaled, 10, equal=equal)


def _sampled_betweenness(network: nx.Graph[str]) -> dict[str, Any]:
    """Check the sum: over all nodes it is the sum of distances less one over all pairs."""
    ours, reach = timed(lambda: shortest_paths(incidence(network).matrix, between=True))
    theirs, _ = timed(lambda: nx.betweenness_centrality(network, k=SAMPLE, seed=1))
    between, apart = reach.between.sum(), (reach.total - reach.reached).sum() / 2
    scaled = theirs * len(network) / SAMPLE
    title = f"two-mode betweenness, {network.number_of_edges():,} ties"
    peer = f"networkx, from {SAMPLE} of {len(network):,} sources"
    equal = bool(np.isclose(between, apart, rtol=1e-9))
    return _row(title, ours, peer, scaled, 10, equal=equal)


def _clustering(network: nx.Graph[str]) -> dict[str, Any]:
    ours, table = timed(lambda: clustering(network))
    theirs, expected = timed(lambda: nx.bipartite.latapy_clustering(network, _actors(network)))
    equal = all(abs((row[4] or 0.0) - expected[row[0]]) < 1e-9 for row in table)
    title = f"two-mode clustering, {network.number_of_edges():,} ties"
    return _row(title, ours, "networkx latapy_clustering", theirs, 5, equal=equal)


def _reinforcement(network: nx.Graph[str]) -> dict[str, Any]:
    ours, table = timed(lambda: reinforcement(network))
    theirs, expected = timed(lambda: nx.bipartite.robins_alexander_clustering(network))
    equal = abs(float(str(table[0][2])) - expected) < 1e-9
    title = f"reinforcement, {network.number_of_edges():,} ties"
    return _row(title, ours, "networkx robins_alexander_clustering", theirs, 5, equal=equal)


def _eigenvector(network: nx.Graph[str]) -> dict[str, Any]:
    ours, (left, right) = timed(lambda: leading_vectors(incidence(network).matrix))
    theirs, expected = timed(lambda: nx.eigenvector_centrality(network, max_iter=1000, tol=1e-8))
    ties = incidence(network)
    computed = np.concatenate([left, right]) / np.sqrt(2)
    values = [expected[node] for node in (*ties.actors, *ties.coalitions)]
    equal = bool(np.allclose(computed, values, atol=1e-5))
    title = f"two-mode eigenvector, {network.number_of_edges():,} ties"
    return _row(title, ours, "networkx eigenvector_centrality", theirs, 20, equal=equal)


def _backbones(sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    """Time and memory by pair that shares anything: at each size beside the size before."""
    results: list[dict[str, Any]] = []
    for model in ("hypergeometric", "sdsm", "fdsm, a shuffle"):
        costs = [_cost(model, size) for size in sizes]
        for (time_before, memory_before), (pairs, took, memory) in zip(
            [(c[1] / c[0], c[2] / c[0]) for c in costs], costs[1:], strict=False
        ):
            title = f"backbone by {model}, {pairs:,} pairs, {memory / pairs:.0f} bytes a pair"
            peer = f"itself at a tenth, by pair ({memory_before:.0f} bytes a pair)"
            right = _right(model)
            results.append(_row(title, took, peer, time_before * pairs, 1 / 3, equal=right))
    return results


def _cost(model: str, size: int) -> tuple[int, float, int]:
    """Give the number of pairs, the time and the peak memory of their p-values."""
    matrix = incidence(made_up(size)).matrix
    first, second, _, shared = project(made_up(size)).pairs()
    runs = {
        "hypergeometric": lambda: null_hypergeometric.p_values(matrix, first, second, shared),
        "sdsm": lambda: null_sdsm.p_values(matrix, first, second, shared),
        "fdsm, a shuffle": lambda: null_fdsm.p_values(
            matrix, first, second, shared, trials=1, seed=0
        ),
    }
    took = best_of(2, runs[model])
    tracemalloc.start()
    runs[model]()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return len(first), took, peak


def _right(model: str) -> bool:
    """Check some p-values of a small network against scipy, convolution, or a second run."""
    matrix = incidence(made_up(2_000)).matrix
    pairs = [column[::500] for column in project(made_up(2_000)).pairs()]
    first, second, _, shared = pairs
    if model == "hypergeometric":
        degree = np.diff(matrix.indptr)
        expected = hypergeom.sf(shared - 1, matrix.shape[1], degree[first], degree[second])
        found = null_hypergeometric.p_values(matrix, first, second, shared)
    elif model == "sdsm":
        rows, columns = np.diff(matrix.indptr), np.bincount(matrix.indices)
        chance = bicm(rows, np.ones(len(rows)), columns, np.ones(len(columns)))
        both = chance[first] * chance[second]
        expected = [_tail(p, int(count)) for p, count in zip(both, shared, strict=True)]
        found = null_sdsm.p_values(matrix, first, second, shared)
    else:
        expected, found = (
            null_fdsm.p_values(matrix, first, second, shared, trials=3, seed=0) for _ in range(2)
        )
    return bool(np.allclose(found, expected, rtol=1e-6, atol=1e-9))


def _tail(chances: np.ndarray, least: int) -> float:
    """Give the chance of so many successes or more, by adding one trial after another."""
    exactly = np.ones(1)
    for chance in chances:
        exactly = np.convolve(exactly, (1 - chance, chance))
    return float(exactly[least:].sum())


def main() -> None:
    """Print the rows, for so many memberships as the first argument says."""
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE):
        equal = "equal" if row["equal"] else "NOT EQUAL"
        print(
            f"{row['name']}: {row['ours_s']:.3g} s against {row['peer_s']:.3g} s ({row['peer']}), "
            f"ratio {row['ratio']:.3g} (bar {row['bar']:.3g}), {equal}"
        )


if __name__ == "__main__":
    main()
