"""Nestedness: brute force and a perfectly nested network."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given

from graphkit.analysis.whole.nestedness import nestedness

from ...cells import rows
from ..small_networks import TIES, network_of


@given(ties=TIES)
def test_nodf_is_that_of_brute_force(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    found: dict[str, float] = dict(rows(nestedness(network)))
    totals, pairs = [], []
    for name, side in (("actors", 0), ("coalitions", 1)):
        nodes = [node for node, about in network.nodes(data=True) if about["bipartite"] == side]
        paired = []
        for one, other in combinations(nodes, 2):
            fewer, more = sorted((set(network[one]), set(network[other])), key=len)
            falls = len(more) > len(fewer) > 0
            paired.append(100 * len(fewer & more) / len(fewer) if falls else 0.0)
        assert found[name] == pytest.approx(np.mean(paired))
        totals.append(sum(paired))
        pairs.append(len(paired))
    assert found["network"] == pytest.approx(sum(totals) / sum(pairs))


def test_a_perfectly_nested_network_has_nodf_100() -> None:
    staircase = network_of({(a, c) for a in range(4) for c in range(4) if a + c < 4}, 4, 4)
    assert nestedness(staircase).column("nodf") == (100, 100, 100)
