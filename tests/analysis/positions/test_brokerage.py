"""Brokerage by counting every triple, and its mean over groups dealt anew."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graphkit.analysis import brokerage
from graphkit.analysis.positions.brokerage import ROLES
from graphkit.errors import DataError, NotFound

from ...cells import records


def network_of(seed: int) -> nx.Graph[Any]:
    """Twelve actors of three kinds, one of them unknown, in nine coalitions."""
    random = np.random.default_rng(seed)
    network: nx.Graph[Any] = nx.Graph()
    for actor in range(12):
        network.add_node(f"a{actor:02}", bipartite=0, kind=("ngo", "firm", "state")[actor % 3])
    network.add_nodes_from((f"c{n}" for n in range(9)), bipartite=1)
    network.add_edges_from(
        (f"a{a:02}", f"c{c}") for a, c in np.argwhere(random.random((12, 9)) < 0.22).tolist()
    )
    return network


def counted(network: nx.Graph[Any], kinds: dict[str, str]) -> Counter[tuple[str, str]]:
    """Count the roles of each actor, one triple after the other."""
    meet = {a: {b for c in network[a] for b in network[c]} - {a} for a in kinds}
    found: Counter[tuple[str, str]] = Counter()
    for broker, b in kinds.items():
        for one, other in combinations(sorted(meet[broker] & kinds.keys()), 2):
            if other in meet[one]:
                continue
            i, k = kinds[one], kinds[other]
            if i == k:
                role = "coordinator" if b == i else "itinerant"
            else:
                role = "gatekeeper" if b in (i, k) else "liaison"
            found[broker, role] += 1
    return found


def test_roles_are_those_of_every_triple() -> None:
    network = network_of(11)
    del network.nodes["a05"]["kind"]
    table = brokerage(network)
    kinds = {n: about["kind"] for n, about in network.nodes(data=True) if "kind" in about}
    right = counted(network, kinds)
    assert sum(right.values()) > 15
    for row in records(table):
        assert {role: row[role] for role in ROLES} == {
            role: right[row["actor"], role] for role in ROLES
        }
        assert row["pairs"] == sum(row[role] for role in ROLES)
    assert "1 actors have no kind" in table.note


def test_what_is_expected_is_the_mean_over_groups_dealt_anew() -> None:
    network = network_of(21)
    best = records(brokerage(network))[0]
    random = np.random.default_rng(0)
    names = sorted(n for n in network if n.startswith("a"))
    kinds = [network.nodes[name]["kind"] for name in names]
    total: Counter[str] = Counter()
    for _ in range(400):
        dealt = dict(zip(names, random.permutation(kinds).tolist(), strict=True))
        found = counted(network, dealt)
        total.update({role: found[best["actor"], role] for role in ROLES})
    for role in ROLES:
        assert best[f"{role}_expected"] == pytest.approx(total[role] / 400, rel=0.2, abs=0.5)


def test_an_attribute_that_nobody_has_is_named() -> None:
    with pytest.raises(NotFound, match=r"colour.*kind"):
        brokerage(network_of(1), "colour")
    unknown = network_of(1)
    nx.set_node_attributes(unknown, dict.fromkeys(unknown, "unknown"), "kind")
    with pytest.raises(DataError, match="'kind' is known of no actor"):
        brokerage(unknown)


def test_two_meet_only_if_they_share_so_many() -> None:
    network = network_of(21)
    kinds = {n: about["kind"] for n, about in network.nodes(data=True) if "kind" in about}
    pairs = combinations(sorted(kinds), 2)
    kept = [p for p in pairs if len(set(network[p[0]]) & set(network[p[1]])) >= 2]
    # Each pair that shares two is tied by one place of its own, so that it meets once.
    twice: nx.Graph[Any] = nx.Graph()
    twice.add_nodes_from((n, about) for n, about in network.nodes(data=True) if n in kinds)
    for number, pair in enumerate(kept):
        twice.add_node(f"p{number}", bipartite=1)
        twice.add_edges_from((name, f"p{number}") for name in pair)
    right = counted(twice, kinds)
    assert 0 < sum(right.values()) < sum(counted(network, kinds).values())
    for row in records(brokerage(network, min_shared=2)):
        assert {r: row[r] for r in ROLES} == {r: right[row["actor"], r] for r in ROLES}
