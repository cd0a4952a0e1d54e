"""Analyses of positions, time and inference, each beside a named peer with equal answers.

The rows are part of the benchmark ``analysis``. Sizes are small, for most peers go through actors
one by one; where both do the same, the bar says how much our checks and tables may cost.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from itertools import combinations
from typing import TYPE_CHECKING, Any

import igraph
import lifelines
import networkx as nx
import numpy as np
from scipy.stats import kendalltau, mannwhitneyu

from benchmarks.generate import panel as made_up
from graphkit.analysis import (
    back_test,
    bicliques,
    brokerage,
    centrality,
    communities,
    hazard,
    mrqap,
    projected_centrality,
    rolling,
    stability,
    start_stop,
    structural_holes,
)
from graphkit.facts.one_day import from_day_number
from graphkit.network import two_mode
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    Timed = Callable[[Callable[[], Any]], tuple[float, Any]]
    Made = dict[str, Any]

import_module("statsmodels.api")  # before any time is taken

DAYS = ("2012-12-31", "2013-12-31")


def peers(size: int, timed: Timed, row: Callable[..., Made]) -> list[Made]:
    """Measure at so many memberships; ``timed`` and ``row`` are those of the benchmark."""
    panel = made_up(size)
    network = two_mode(panel, ever=True)
    found = [
        *(run(network, timed) for run in (_mrqap, _brokerage, _bicliques, _structural_holes)),
        _projected_centrality(network, timed),
        _hazard(size, timed),
        *(run(panel, timed) for run in (_rolling, _stability, _back_test)),
    ]
    return [row(*numbers, equal=equal) for *numbers, equal in found]


def _actors(network: nx.Graph[Any]) -> list[Any]:
    return [node for node, side in network.nodes(data="bipartite") if side == 0]


def _mrqap(network: nx.Graph[Any], timed: Timed) -> tuple[Any, ...]:
    """A hundred permutations, beside least squares over all pairs for each."""
    actors, upper = _actors(network), np.triu_indices(len(_actors(network)), 1)
    cells = nx.bipartite.biadjacency_matrix(network, actors).toarray() > 0
    kind, country = (
        np.array([network.nodes[actor][name] for actor in actors]) for name in ("kind", "country")
    )
    outcome = (cells.astype(float) @ cells.T)[upper]
    alike = [(values[:, None] == values).astype(float) for values in (kind, country)]

    def whole() -> list[float]:
        random = np.random.default_rng(0)
        orders = [random.permutation(len(actors)) for _ in range(100)]
        return [
            _p_of(outcome, first, other, upper, orders) for first, other in (alike, alike[::-1])
        ]

    ours, table = timed(
        lambda: mrqap(network, "memberships", ("kind", "country"), permutations=100)
    )
    theirs, expected = timed(whole)
    equal = bool(np.allclose([float(str(p)) for p in table.column("p")], expected))
    title = f"mrqap, {len(outcome):,} pairs, 100 permutations"
    return title, ours, "NumPy lstsq over all pairs", theirs, 1, equal


def _p_of(
    outcome: np.ndarray, first: np.ndarray, other: np.ndarray, upper: Any, orders: list[Any]
) -> float:
    """Permute what the other predictor leaves of the first, and regress anew each time."""
    beside = np.column_stack([np.ones(len(outcome)), other[upper]])
    left = np.zeros(first.shape)
    left[upper] = first[upper] - beside @ np.linalg.lstsq(beside, first[upper])[0]
    left += left.T
    over = outcome - beside @ np.linalg.lstsq(beside, outcome)[0]
    sizes = []
    for order in (np.arange(len(first)), *orders):
        moved = left[np.ix_(order, order)][upper]
        moved = moved - beside @ np.linalg.lstsq(beside, moved)[0]
        slope = float(moved @ over) / float(moved @ moved)
        of_pairs = moved * (over - slope * moved)
        # An error that is clustered by actor: the sums of the pairs of each.
        of_actors = sum(np.bincount(ends, of_pairs, len(first)) for ends in upper)
        sizes.append(abs(float(moved @ over)) / float(np.sqrt(np.square(of_actors).sum())))
    return float(np.mean(np.array(sizes) >= sizes[0] * (1 - 1e-9)))


def _brokerage(network: nx.Graph[Any], timed: Timed) -> tuple[Any, ...]:
    """All pairs of contacts that do not meet, one by one in a projection of networkx."""
    actors = _actors(network)

    def triples() -> dict[Any, int]:
        drawn = nx.bipartite.projected_graph(network, actors)
        return {
            actor: sum(not drawn.has_edge(*pair) for pair in combinations(drawn[actor], 2))
            for actor in actors
        }

    ours, table = timed(lambda: brokerage(network))
    theirs, expected = timed(triples)
    equal = dict(table.select("actor", "pairs")) == expected
    title = f"brokerage, {network.number_of_edges():,} ties"
    return title, ours, "networkx projected_graph, pair by pair", theirs, 2, equal


def _bicliques(network: nx.Graph[Any], timed: Timed) -> tuple[Any, ...]:
    """Cliques of networkx where both sides are made cliques."""
    actors = _actors(network)

    def cliques() -> set[frozenset[Any]]:
        drawn = nx.Graph(network.edges)
        drawn.add_edges_from(combinations(actors, 2))
        drawn.add_edges_from(combinations(set(network) - set(actors), 2))
        return {
            found
            for found in map(frozenset, nx.find_cliques(drawn))
            if len(found & known) >= 3 and len(found - known) >= 2
        }

    known = set(actors)
    ours, table = timed(lambda: bicliques(network))
    theirs, expected = timed(cliques)
    found = {frozenset(row[2] + row[3]) for row in table.rows}
    title = f"bicliques, {len(expected):,} of at least 3 actors and 2 coalitions"
    return title, ours, "networkx find_cliques", theirs, 1, found == expected


def _structural_holes(network: nx.Graph[Any], timed: Timed) -> tuple[Any, ...]:
    many = [actor for actor in _actors(network) if network.degree(actor) > 1]
    ours, table = timed(lambda: structural_holes(network))
    theirs, expected = timed(lambda: nx.bipartite.node_redundancy(network, many))
    found = dict(table.select("node", "redundancy"))
    equal = all(abs(float(str(found[node])) - expected[node]) < 1e-9 for node in many)
    title = f"structural holes, {network.number_of_edges():,} ties"
    return title, ours, "networkx node_redundancy alone", theirs, 1, equal


def _projected_centrality(network: nx.Graph[Any], timed: Timed) -> tuple[Any, ...]:
    actors = _actors(network)

    def ranks() -> dict[Any, float]:
        drawn = nx.bipartite.weighted_projected_graph(network, actors)
        found: dict[Any, float] = nx.pagerank(drawn, tol=1e-12, max_iter=1000)
        return found

    ours, table = timed(lambda: projected_centrality(network, "pagerank"))
    theirs, expected = timed(ranks)
    equal = all(abs(float(str(row[3])) - expected[row[0]]) < 1e-9 for row in table)
    title = f"centrality in a projection, {network.number_of_edges():,} ties"
    return title, ours, "networkx weighted_projected_graph, pagerank", theirs, 1, equal


def _hazard(size: int, timed: Timed) -> tuple[Any, ...]:
    """Cox's model of one coalition, beside lifelines on spans that are made already."""
    panel = _waiting(size // 10)
    options: dict[str, Any] = {"of": "known"}
    last = start_stop(panel, "call", **options).to_pandas().groupby("actor").last()
    columns = ["kind company", "kind government"]
    for name in columns:
        last[name] = (last["kind"] == name.removeprefix("kind ")).astype(float)
    data = last[["stop", "joined", *columns]].astype({"stop": float, "joined": bool})

    def fitted() -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return lifelines.CoxPHFitter().fit(data, "stop", "joined", robust=True).params_

    ours, table = timed(lambda: hazard(panel, "call", model="cox", covariates="kind", **options))
    theirs, expected = timed(fitted)
    found = {str(term): float(str(value)) for term, value in table.select("term", "coefficient")}
    # Kinds may be compared with another one here: differences between kinds are the same.
    apart = [found.get(kind, 0) - float(expected.get(kind, 0)) for kind in (*columns, "kind ngo")]
    equal = float(np.ptp(apart)) < 1e-3
    return f"hazard (Cox), {len(last):,} waits", ours, "lifelines CoxPHFitter", theirs, 0.1, equal


def _waiting(actors: int) -> Panel:
    """Draw when actors of three kinds join one coalition, some sooner than others."""
    random, launch = np.random.default_rng(0), 15_000
    days = np.floor(random.exponential(2_000, actors) / (1 + np.arange(actors) % 3)).astype(int)
    names = [f"a{n:05}" for n in range(actors)]
    rows = [{"member": name, "coalition": "elsewhere", "start": launch} for name in names]
    rows += [
        {"member": name, "coalition": "call", "start": launch + day}
        for name, day in zip(names, days.tolist(), strict=True)
        if day < 3_000
    ]
    kinds = ("company", "government", "ngo")
    return Panel.from_rows(
        rows,
        actors={name: ActorInfo("", kind=kinds[n % 3]) for n, name in enumerate(names)},
        coalitions={"call": CoalitionInfo("", start_earliest=launch, end_latest=launch + 3_000)},
    )


def _rolling(panel: Panel, timed: Timed) -> tuple[Any, ...]:
    """The density at the end of each of ten years, beside networkx on a network drawn for each."""
    years = [f"{year}-12-31" for year in range(2010, 2020)]

    def drawn() -> list[float]:
        found = []
        for day in years:
            network = two_mode(panel, on=day)
            found.append(nx.bipartite.density(network, _actors(network)))
        return found

    ours, table = timed(lambda: rolling(panel, "cohesion", first="2010-01-01", last="2019-12-31"))
    theirs, expected = timed(drawn)
    found = [row["value"] for row in table.records() if row["measure"] == "density"]
    equal = bool(np.allclose(np.array(found, dtype=float), expected))
    peer = "networkx bipartite.density alone"
    return "ten numbers in each of ten years", ours, peer, theirs, 0.2, equal


def _stability(panel: Panel, timed: Timed) -> tuple[Any, ...]:
    """Two days, beside scipy and igraph on scores and communities of ours."""

    def compared() -> tuple[float, float]:
        scores, parts = [], []
        for day in DAYS:
            there = panel.at(day)
            scores.append(dict(centrality(there, "degree", side="actors").select("node", "degree")))
            rows = communities(there, restarts=4).records()
            parts.append(
                {r["node"]: int(str(r["community"])) for r in rows if r["side"] == "actor"}
            )
        both = sorted(scores[0].keys() & scores[1].keys())
        tau = kendalltau(*([one[node] for node in both] for one in scores)).statistic
        sides = [[part[node] for node in both] for part in parts]
        return float(tau), float(igraph.compare_communities(*sides, method="adjusted_rand"))

    ours, table = timed(lambda: stability(panel, DAYS))
    theirs, expected = timed(compared)
    found = [float(str(table[0][at])) for at in (4, 5)]
    equal = bool(np.allclose(found, expected, atol=1e-5))
    title = f"stability, {len(panel):,} memberships"
    return title, ours, "scipy kendalltau, igraph compare_communities", theirs, 0.5, equal


def _back_test(panel: Panel, timed: Timed) -> tuple[Any, ...]:
    """Two days, beside scipy's test of Mann and Whitney for two of the six rules."""
    before, until = 15_000, 17_000
    begin, end = panel.days()
    shape = len(panel.members), len(panel.coalitions)

    def areas() -> list[float]:
        inside, came, touched = (np.zeros(shape, dtype=bool) for _ in range(3))
        holds, old = (begin <= before) & (end >= before), panel.start_earliest <= before
        new = ~old & (begin > before) & (begin <= until)
        for cells, which in ((inside, holds), (came, new), (touched, old)):
            cells[panel.member[which], panel.coalition[which]] = True
        some = np.ix_(inside.any(axis=1), inside.any(axis=0))
        could, inside = ~touched[some], inside[some].astype(float)
        truth = came[some][could]
        found = []
        for score in (
            np.broadcast_to(inside.sum(axis=0), inside.shape),
            inside @ inside.T @ inside,
        ):
            hit, miss = score[could][truth], score[could][~truth]
            found.append(mannwhitneyu(hit, miss).statistic / len(hit) / len(miss))
        return found

    days = from_day_number(before), from_day_number(until)
    ours, table = timed(lambda: back_test(panel, *days, draws=1))
    theirs, expected = timed(areas)
    by_rule = dict(table.select("rule", "auc"))
    found = [float(str(by_rule[rule])) for rule in ("size", "common neighbours")]
    equal = bool(np.allclose(found, expected, atol=1e-5))
    title = f"six rules tested on the past, {table[0][7]:,} pairs"
    return title, ours, "scipy mannwhitneyu, two rules alone", theirs, 0.2, equal
