"""Networks are plain networkx graphs: another installed backend can take over the computing."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pytest

import graphkit as gk

pytestmark = pytest.mark.slow

DAY = "2022-06-23"


@pytest.fixture(scope="module")
def local(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


@pytest.fixture
def backend() -> Iterator[str]:
    """Let the first other backend that is installed take everything that it can."""
    known = set(nx.utils.backends.backends)  # type: ignore[attr-defined]
    installed = sorted(known - {"networkx"})
    if not installed:
        pytest.skip("no other backend of networkx is installed (pip install nx-rustworkx)")
    # The networks are fresh, so a copy that the backend keeps of one is never out of date.
    with nx.config(backend_priority=[installed[0]], warnings_to_ignore={"cache"}):
        yield installed[0]


def measured(network: nx.Graph[str]) -> dict[str, object]:
    analysis = gk.analysis
    return {
        "centrality": analysis.centrality(network),
        "components": analysis.components(network),
        "k_cores": analysis.k_cores(network),
        "cohesion": analysis.cohesion(network),
        "pairs": analysis.pairs(network, min_shared=3),
        "louvain": analysis.louvain(network, weight="jaccard"),
        "communities": analysis.communities(network),
    }


def test_analysis_gives_the_same_tables_under_another_backend(
    local: gk.KnowledgeGraph, request: pytest.FixtureRequest
) -> None:
    expected = measured(local.network(on=DAY))
    request.getfixturevalue("backend")
    for name, table in measured(local.network(on=DAY)).items():
        assert table == expected[name], name


def test_a_network_can_be_handed_to_a_backend(
    local: gk.KnowledgeGraph, request: pytest.FixtureRequest
) -> None:
    network = local.network(on=DAY)
    expected = nx.closeness_centrality(network), nx.core_number(network)
    backend = request.getfixturevalue("backend")
    closeness = nx.closeness_centrality(network, backend=backend)
    assert closeness == pytest.approx(expected[0])
    assert nx.core_number(network, backend=backend) == expected[1]
