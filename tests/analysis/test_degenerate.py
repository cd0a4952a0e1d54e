"""Measures of networks without ties, of one tie, of several parts; and wrong words."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest

import graphkit as gk
from graphkit.analysis import (
    bridges,
    centrality,
    clustering,
    cohesion,
    communities,
    components,
    constraint,
    core_periphery,
    equivalence,
    intersections,
    k_cores,
    louvain,
    modularity,
    near_equivalence,
    nestedness,
    overlap,
    reinforcement,
    structural_holes,
)
from graphkit.analysis.positions.bridges import ACROSS
from graphkit.errors import DataError, InvalidChoice

from .small_networks import WOMEN, network_of

Measure = Callable[["nx.Graph[str]"], gk.Table]

NETWORKS: dict[str, nx.Graph[str]] = {
    "empty": nx.Graph(),
    "isolated nodes only": network_of(set(), 2, 2),
    "one member, one coalition": network_of({(0, 0)}, 1, 1),
    "one-member coalitions": network_of({(0, 0), (1, 1), (2, 2)}, 3, 3),
    "actors without coalitions": network_of(set(), 3, 0),
    "disconnected with an isolated actor": network_of({(0, 0), (1, 0), (2, 1), (3, 1)}, 5, 2),
}


EVERY_MEASURE: dict[str, Measure] = {
    "centrality": centrality,
    "cohesion": cohesion,
    "components": components,
    "k_cores": k_cores,
    "clustering": clustering,
    "reinforcement": reinforcement,
    "nestedness": nestedness,
    "core_periphery": core_periphery,
    "communities": communities,
    "louvain": louvain,
    "equivalence": equivalence,
    "near_equivalence": near_equivalence,
    "constraint": constraint,
    "structural_holes": structural_holes,
    "intersections": intersections,
    "overlap": overlap,
}


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize("measure", EVERY_MEASURE.values(), ids=EVERY_MEASURE)
def test_degenerate_networks_give_defined_results(network: nx.Graph[str], measure: Measure) -> None:
    before = nx.to_dict_of_dicts(network)
    table = measure(network)
    assert set(table.definitions) == set(table.columns)
    for row in table:
        assert not any(isinstance(value, float) and not np.isfinite(value) for value in row)
    assert nx.to_dict_of_dicts(network) == before


def test_wrong_words_are_refused() -> None:
    wrong: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: centrality(WOMEN, "pagerank"), "measure"),  # type: ignore[arg-type]
        (lambda: centrality(WOMEN, side="women"), "side"),  # type: ignore[arg-type]
        (lambda: centrality(WOMEN, "degree", sort_by="closeness"), "measure"),
        (lambda: clustering(WOMEN, mode="mean"), "mode"),  # type: ignore[arg-type]
        (lambda: core_periphery(WOMEN, between="dense"), "between"),  # type: ignore[arg-type]
        (lambda: communities(WOMEN, restarts=-1), "restarts"),
        (lambda: louvain(WOMEN, resolution=0), "resolution"),
        (lambda: near_equivalence(WOMEN, most=-1), "most"),
        (lambda: bridges(WOMEN, across="colour"), "across"),  # type: ignore[arg-type]
    )
    for call, name in wrong:
        with pytest.raises(InvalidChoice, match=name):
            call()
    for across in ACROSS:
        with pytest.raises(DataError, match=across):
            bridges(WOMEN, across=across)
    with pytest.raises(DataError, match="has no community"):
        modularity(WOMEN, {})
