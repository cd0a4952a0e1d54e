"""Maximal groups by trying all sets of coalitions."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given

from graphkit.analysis import bicliques

from ...cells import records, rows
from ...examples import examples
from ..small_networks import TIES, WOMEN, actors_of, network_of

if TYPE_CHECKING:
    import networkx as nx

Found = set[tuple[tuple[str, ...], tuple[str, ...]]]


def closed_sets(network: nx.Graph[str]) -> Found:
    """Close every set of coalitions: who is in all of them, and in what these all are."""
    actors = actors_of(network)
    coalitions = [node for node in network if node not in actors]
    found: Found = set()
    for size in range(1, len(coalitions) + 1):
        for some in combinations(coalitions, size):
            inside = [actor for actor in actors if set(some) <= set(network[actor])]
            shared = set(coalitions).intersection(*(network[actor] for actor in inside))
            if inside:
                found.add((tuple(sorted(shared)), tuple(inside)))
    return found


@examples(40)
@given(ties=TIES)
def test_they_are_all_that_there_are_and_each_once(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    table = bicliques(network, min_actors=1, min_coalitions=1)
    found = [(row["coalitions"], row["actors"]) for row in records(table)]
    assert len(found) == len(set(found))
    assert set(found) == closed_sets(network)
    order = [(-len(c) * len(a), -len(c), c) for c, a in found]
    assert order == sorted(order)
    assert [row["ties"] for row in records(table)] == [len(c) * len(a) for c, a in found]


def test_bounds_leave_out_and_the_limit_is_told() -> None:
    everything = bicliques(WOMEN, min_actors=1, min_coalitions=1)
    some = bicliques(WOMEN, min_actors=3, min_coalitions=3)
    assert some.rows == tuple(row for row in rows(everything) if row[0] >= 3 and row[1] >= 3)
    cut = bicliques(WOMEN, limit=4)
    assert len(cut) == 4
    assert "stopped after 4 groups" in cut.note
