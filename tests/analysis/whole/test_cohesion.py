"""Components, cores and the summary."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from graphkit.analysis.whole.cohesion import cohesion
from graphkit.analysis.whole.components import components
from graphkit.analysis.whole.k_cores import k_cores

from ...cells import rows
from ..small_networks import TIES, network_of


@given(ties=TIES)
def test_cores_and_components_are_those_of_networkx(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    cores = k_cores(network)
    assert dict(zip(cores.column("node"), cores.column("core"), strict=True)) == nx.core_number(
        network
    )
    parts: dict[int, set[str]] = {}
    for row in rows(components(network)):
        parts.setdefault(row[3], set()).add(row[0])
    assert {frozenset(part) for part in parts.values()} == {
        frozenset(part) for part in nx.connected_components(network)
    }
    assert [len(parts[n]) for n in sorted(parts)] == sorted(map(len, parts.values()), reverse=True)
    summary: dict[str, float] = dict(rows(cohesion(network).select("measure", "value")))
    assert summary["components"] == len(parts)
    assert summary["largest component"] == max(map(len, parts.values())) / len(network)


def test_the_summary_by_hand() -> None:
    network = network_of({(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)}, 4, 2)
    found: dict[str, float] = dict(rows(cohesion(network).select("measure", "value")))
    assert found["density"] == 5 / 8
    assert found["memberships per actor"] == 1.25
    assert found["components"] == 2
    assert found["largest component"] == 5 / 6
    assert found["reinforcement"] == pytest.approx(4 / 6)
