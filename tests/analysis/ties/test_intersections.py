"""Combinations of coalitions, and what each two of them share."""

from __future__ import annotations

import pytest
from hypothesis import given

from graphkit.analysis.ties.intersections import intersections
from graphkit.analysis.ties.overlap import overlap
from graphkit.errors import InvalidChoice, NotFound

from ...cells import column, rows
from ..small_networks import TIES, WOMEN, actors_of, network_of


@given(ties=TIES)
def test_intersections_count_everybody_once(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    exact = intersections(network)
    for sets, degree, size, who in rows(exact):
        assert len(sets) == degree
        assert size == len(who)
        assert all(set(network[node]) == set(sets) for node in who)
    assert sum(column(exact, "size")) == sum(
        network.degree(node) > 0 for node in actors_of(network)
    )
    for sets, _, size, _ in rows(intersections(network, exclusive=False)):
        assert size == sum(set(sets) <= set(network[node]) for node in actors_of(network))


@given(ties=TIES)
def test_the_overlap_is_that_of_brute_force(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    table = overlap(network)
    for one, *counts in rows(table):
        assert counts == [
            len(set(network[one]) & set(network[other])) for other in table.columns[1:]
        ]


def test_intersections_among_some_sets_only() -> None:
    table = intersections(WOMEN, among=["E9", "E11"], min_size=3)
    assert list(table.column("sets")) == [("E9",), ("E9", "E11")]
    with pytest.raises(NotFound, match="Did you mean"):
        intersections(WOMEN, among=["E99"])
    with pytest.raises(InvalidChoice, match="min_size"):
        intersections(WOMEN, min_size=0)
