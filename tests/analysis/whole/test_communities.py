"""Communities: brute force, clear cases, and that no single move is better."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analysis.whole.communities import communities
from graphkit.analysis.whole.louvain import louvain
from graphkit.analysis.whole.modularity import modularity

from ...examples import examples
from ..small_networks import TIES, WOMEN, actors_of, network_of


@given(ties=TIES, data=st.data())
def test_modularity_is_that_of_brute_force(ties: set[tuple[int, int]], data: st.DataObject) -> None:
    network = network_of(ties)
    group = {node: data.draw(st.sampled_from("xyz")) for node in network}
    expected = sum(
        (network.has_edge(a, c) - network.degree(a) * network.degree(c) / len(ties)) / len(ties)
        for a in actors_of(network)
        for c in network
        if c.startswith("c") and group[a] == group[c]
    )
    assert modularity(network, group) == pytest.approx(expected)


@examples(25)
@given(ties=TIES)
def test_no_single_move_improves_the_communities_found(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    table = communities(network, restarts=3)
    group = {row[0]: row[3] or f"alone {row[0]}" for row in table}
    best = modularity(network, group)
    assert best is not None
    assert table.note.startswith(f"Modularity {best:.4f}")
    for node in network:
        for other in {*group.values()}:
            moved = modularity(network, group | {node: other})
            assert moved is not None and moved <= best + 1e-9


def test_clear_communities_are_found_and_repeat() -> None:
    blocks = {(a, c) for a in range(6) for c in range(4) if a // 3 == c // 2}
    network = network_of(blocks, 6, 5)
    table = communities(network)
    assert table.note.startswith("Modularity 0.5000 with 2 communities. ")
    first = ["a0", "a1", "a2", "c0", "c1"]
    assert [row[0] for row in table if row[3] == 1] == first
    assert [row[3] for row in table] == [*[1] * 5, *[2] * 5, None]
    assert communities(WOMEN, seed=4) == communities(WOMEN, seed=4)
    assert len(set(louvain(network).column("community"))) == 2
