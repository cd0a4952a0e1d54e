"""Stated ranges hold in every network: connected or not, empty, with twins and islands."""

from __future__ import annotations

import re
from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit import analysis

from ..cells import column, records
from .small_networks import TIES, network_of

RANGE = re.compile(r"(\d+)(?: \(none\))? to (\d+)")

MEASURES: dict[str, Callable[[nx.Graph[str]], graphkit.Table]] = {
    "centrality": analysis.centrality,
    "clustering": lambda network: analysis.clustering(network, mode="max"),
    "reinforcement": analysis.reinforcement,
    "project": lambda network: analysis.pairs(network, weight="jaccard"),
    "cosine": lambda network: analysis.pairs(network, weight="cosine"),
    "ratio": lambda network: analysis.pairs(network, weight="ratio"),
    "overlap": lambda network: analysis.pairs(network, weight="overlap"),
    "nestedness": analysis.nestedness,
    "bridges": lambda network: analysis.bridges(network, across="country"),
    "backbone": lambda network: analysis.backbone(network, model="sdsm", correction="holm"),
}


def ranges_of(table: graphkit.Table) -> dict[str, tuple[float, float]]:
    """Read the ranges that the definitions of the columns state."""
    stated = {name: RANGE.search(words) for name, words in table.definitions.items()}
    return {name: (float(found[1]), float(found[2])) for name, found in stated.items() if found}


@pytest.mark.parametrize("name", MEASURES)
@settings(max_examples=60)
@given(ties=TIES, actors=st.integers(7, 12), coalitions=st.integers(5, 8))
def test_values_lie_in_the_range_that_their_column_states(
    name: str, ties: set[tuple[int, int]], actors: int, coalitions: int
) -> None:
    network = network_of(ties, actors, coalitions)
    nx.set_node_attributes(network, {node: node[-1] for node in network}, "country")
    table = MEASURES[name](network)
    ranges = ranges_of(table)
    for name_, (least, most) in ranges.items():
        for value in column(table, name_):
            assert value is None or least - 1e-9 <= value <= most + 1e-9, (name_, value)


def test_every_measure_above_states_a_range_somewhere() -> None:
    network = network_of({(0, 0), (1, 0), (1, 1), (2, 1)})
    nx.set_node_attributes(network, {node: node[-1] for node in network}, "country")
    stated = {name: ranges_of(measure(network)) for name, measure in MEASURES.items()}
    assert {name for name, ranges in stated.items() if not ranges} == {"backbone"}
    assert len(stated["centrality"]) == 4


@given(ties=TIES)
def test_shares_and_nestedness_of_the_summary_are_in_range(ties: set[tuple[int, int]]) -> None:
    for row in records(analysis.cohesion(network_of(ties))):
        stated = RANGE.search(str(row["meaning"]))
        if stated and row["value"] is not None:
            assert float(stated[1]) <= row["value"] <= float(stated[2]) + 1e-9, row
