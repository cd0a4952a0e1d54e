"""Weighted centralities of projections against igraph, and meetings one by one."""

from __future__ import annotations

from itertools import combinations

import igraph
import networkx as nx
import pytest

from graphkit.analysis import constraint, louvain, project, projected_centrality
from graphkit.analysis.positions.projected_centrality import CentralityMeasure
from graphkit.errors import InvalidChoice
from graphkit.network import two_mode
from graphkit.panel import Panel

from ...cells import records
from ..small_networks import WOMEN, actors_of

MEASURES: tuple[CentralityMeasure, ...] = ("strength", "pagerank", "closeness", "betweenness")


def test_scores_are_those_of_igraph() -> None:
    first, second, weights, _ = project(WOMEN, weight="newman").pairs()
    other = igraph.Graph(18, list(zip(first.tolist(), second.tolist(), strict=True)))
    lengths = (1 / weights).tolist()
    right = {
        "strength": other.strength(weights=weights.tolist()),
        "pagerank": other.pagerank(weights=weights.tolist()),
        "closeness": other.closeness(weights=lengths),
        "betweenness": [b / (17 * 16 / 2) for b in other.betweenness(weights=lengths)],
    }
    place = {node: at for at, node in enumerate(actors_of(WOMEN))}
    for row in records(projected_centrality(WOMEN, MEASURES, weight="newman")):
        for name in MEASURES:
            assert row[name] == pytest.approx(right[name][place[row["node"]]], abs=1e-6), name


def test_strength_by_count_is_the_degree_of_the_network_of_meetings() -> None:
    meetings: nx.MultiGraph[str] = nx.MultiGraph()
    for event in set(WOMEN) - set(actors_of(WOMEN)):
        meetings.add_edges_from(combinations(sorted(WOMEN[event]), 2))
    found = {row["node"]: row["strength"] for row in records(projected_centrality(WOMEN))}
    assert found == dict(meetings.degree())


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(InvalidChoice, match="measures"):
        projected_centrality(WOMEN, "degree")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="measures"):
        projected_centrality(WOMEN, ())


def test_days_of_all_times_are_counted_until_a_day() -> None:
    panel = Panel.from_rows(
        [{"member": m, "coalition": "x", "start": day} for m, day in (("a", 18_000), ("b", 18_010))]
    )
    network = two_mode(panel, ever=True)
    with pytest.raises(InvalidChoice, match="until"):
        projected_centrality(network, weight="days")
    table = projected_centrality(network, "strength", weight="days", until="2019-05-01")
    assert table.column("strength") == (8, 8)  # from day 18,010 to day 18,017, both counted
    assert constraint(network, weight="days", until="2019-05-01").column("contacts") == (1, 1)
    assert louvain(network, weight="days", until="2019-05-01").column("size") == (2, 2)
