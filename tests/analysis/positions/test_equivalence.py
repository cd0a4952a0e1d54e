"""Who stands in the same place, or nearly."""

from __future__ import annotations

from graphkit.analysis.positions.equivalence import equivalence
from graphkit.analysis.positions.near_equivalence import near_equivalence

from ..small_networks import network_of


def test_structural_equivalence() -> None:
    network = network_of({(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (3, 1), (4, 1)}, 5, 2)
    table = equivalence(network)
    assert list(table) == [(("a2", "a3", "a4"), 3, ("c1",), 1), (("a0", "a1"), 2, ("c0", "c1"), 2)]
    near = near_equivalence(network, most=1)
    assert near[0][:2] == ("a0", "a1")
    assert len(near) == 10
    assert len(near_equivalence(network, most=0)) == 4
