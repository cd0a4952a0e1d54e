"""Stated ranges hold in every network: connected or not, empty, with twins and islands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit import analysis
from graphkit.analysis.positions.projected_centrality import MEASURES
from graphkit.analysis.registry import analyses
from graphkit.analysis.ties.tie_weights import WEIGHTS
from graphkit.errors import DataError

from ..cells import records
from ..examples import examples
from .owed import RANGE, check, ranges_of
from .small_networks import TIES, network_of

if TYPE_CHECKING:
    import networkx as nx

Measure = Callable[["nx.Graph[str]"], graphkit.Table]

ASKED: dict[str, tuple[Measure, ...]] = {
    "backbone": tuple(
        partial(analysis.backbone, model=model, correction="holm", trials=9)
        for model in ("hypergeometric", "sdsm", "fdsm")
    ),
    "bicliques": (analysis.bicliques,),
    "bridges": (lambda network: analysis.bridges(network, across="country"),),
    "brokerage": (lambda network: analysis.brokerage(network, "country"),),
    "centrality": (analysis.centrality,),
    "clustering": tuple(partial(analysis.clustering, mode=mode) for mode in ("max", "min", "dot")),
    "cohesion": (analysis.cohesion,),
    "communities": (analysis.communities,),
    "components": (analysis.components,),
    "constraint": (analysis.constraint, partial(analysis.constraint, side="coalitions")),
    "core_periphery": (analysis.core_periphery,),
    "equivalence": (analysis.equivalence,),
    "homophily": (lambda network: analysis.homophily(network, "country", trials=9),),
    "intersections": (analysis.intersections,),
    "k_cores": (analysis.k_cores,),
    "louvain": (analysis.louvain,),
    "mrqap": (
        lambda network: analysis.mrqap(
            network, "memberships", ("country", "activity"), permutations=9
        ),
    ),
    "near_equivalence": (analysis.near_equivalence,),
    "nestedness": (analysis.nestedness,),
    "node_list": (analysis.node_list,),
    "overlap": (analysis.overlap,),
    "pairs": tuple(
        partial(analysis.pairs, weight=weight) for weight in WEIGHTS if weight != "days"
    ),
    "projected_centrality": tuple(
        partial(analysis.projected_centrality, measures=tuple(MEASURES), weight=weight)
        for weight in ("count", "newman")
    ),
    "reinforcement": (analysis.reinforcement,),
    "structural_holes": (
        analysis.structural_holes,
        partial(analysis.structural_holes, side="coalitions"),
    ),
    "tie_list": (analysis.tie_list,),
}


def coloured(ties: set[tuple[int, int]], actors: int = 7, coalitions: int = 5) -> nx.Graph[str]:
    """Draw a network in which every third actor is of no country."""
    network = network_of(ties, actors, coalitions)
    for number, node in enumerate(list(network)):
        network.nodes[node]["country"] = ("fr", "nz", "")[number % 3]
    return network


def test_every_analysis_of_networks_is_tried() -> None:
    known = {one.name.replace("-", "_") for one in analyses() if one.needs == "network"}
    assert set(ASKED) == known


@pytest.mark.parametrize("name", ASKED)
@examples(40)
@given(ties=TIES | st.just(set()), actors=st.integers(7, 12), coalitions=st.integers(5, 8))
def test_values_lie_in_the_range_that_their_column_states(
    name: str, ties: set[tuple[int, int]], actors: int, coalitions: int
) -> None:
    network = coloured(ties, actors, coalitions)
    for measure in ASKED[name]:
        with suppress(DataError):  # says that there is nothing to measure
            check(measure(network))


def test_ranges_are_read_where_they_are_stated() -> None:
    network = coloured({(0, 0), (1, 0), (1, 1), (2, 1), (3, 1), (3, 2)})
    stated = {name: ranges_of(measures[0](network)) for name, measures in ASKED.items()}
    assert len(stated["centrality"]) == 4
    assert stated["mrqap"] == {"partial": (-1, 1), "p": (0, 1)}
    assert stated["structural_holes"] == {"redundancy": (0, 1), "efficiency": (0, 1)}
    assert stated["nestedness"] == {"nodf": (0, 100)}


@given(ties=TIES)
def test_shares_and_nestedness_of_the_summary_are_in_range(ties: set[tuple[int, int]]) -> None:
    for row in records(analysis.cohesion(network_of(ties))):
        stated = RANGE.search(str(row["meaning"]))
        if stated and row["value"] is not None:
            assert float(stated[1]) <= row["value"] <= float(stated[2]) + 1e-9, row


@given(ties=TIES)
def test_parts_add_up_to_the_whole(ties: set[tuple[int, int]]) -> None:
    network = coloured(ties)
    for row in records(analysis.brokerage(network, "country")):
        roles = [name for name in row if f"{name}_expected" in row]
        assert len(roles) == 4
        assert sum(row[role] for role in roles) == row["pairs"], row
    for row in records(analysis.structural_holes(network)):
        if row["contacts"]:
            assert row["effective_size"] + 1e-9 >= 1
            assert row["effective_size"] <= row["contacts"]
    cores = {row["node"]: row["core"] for row in records(analysis.k_cores(network))}
    assert all(core <= network.degree(node) for node, core in cores.items())
    counted = sum(row["size"] for row in records(analysis.intersections(network)))
    assert counted == sum(1 for node in network if node[0] == "a" and network.degree(node))
