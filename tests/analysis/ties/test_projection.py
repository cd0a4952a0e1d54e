"""Projections against brute force and networkx; overlaps in time."""

from __future__ import annotations

import datetime
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis.ties.backbone import backbone
from graphkit.analysis.ties.co_membership import co_membership
from graphkit.analysis.ties.pairs import pairs
from graphkit.analysis.ties.project import project
from graphkit.analysis.ties.tie_weights import WEIGHTS
from graphkit.errors import DataError, InvalidChoice
from graphkit.network import incidence, two_mode
from graphkit.panel import Panel

from ...cells import rows
from ..small_networks import TIES, actors_of, network_of

STATIC = [weight for weight in WEIGHTS if weight != "days"]


def brute_weight(network: nx.Graph[str], one: str, other: str, weight: str) -> float:
    mine, theirs = set(network[one]), set(network[other])
    both = mine & theirs
    if not both:
        return 0.0
    things = sum(
        network.nodes[node]["bipartite"] != network.nodes[one]["bipartite"] for node in network
    )
    weights: dict[str, float] = {
        "count": len(both),
        "ratio": len(both) / things,
        "jaccard": len(both) / len(mine | theirs),
        "overlap": len(both) / min(len(mine), len(theirs)),
        "cosine": len(both) / (len(mine) * len(theirs)) ** 0.5,
        "newman": sum(1 / (len(network[thing]) - 1) for thing in both),
        "resource_allocation": sum(1 / len(network[thing]) for thing in both),
    }
    return weights[weight]


@pytest.mark.slow
@pytest.mark.parametrize("weight", STATIC)
@pytest.mark.parametrize("side", ["actors", "coalitions"])
@settings(max_examples=40)  # for each weight and each side
@given(ties=TIES)
def test_every_weight_is_symmetric_and_that_of_brute_force(
    weight: Any, side: Any, ties: set[tuple[int, int]]
) -> None:
    network = network_of(ties)
    projection = project(network, side, weight=weight)
    matrix = projection.matrix.toarray()
    assert (matrix == matrix.T).all()
    for i, j in combinations(range(len(projection.nodes)), 2):
        one, other = projection.nodes[i], projection.nodes[j]
        assert matrix[i, j] == pytest.approx(brute_weight(network, one, other, weight))


@given(ties=TIES)
def test_the_weights_networkx_has_agree_with_it(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    actors = actors_of(network)
    oracles: dict[Any, nx.Graph[str]] = {
        "count": nx.bipartite.weighted_projected_graph(network, actors),
        "ratio": nx.bipartite.weighted_projected_graph(network, actors, ratio=True),
        "newman": nx.bipartite.collaboration_weighted_projected_graph(network, actors),
        "jaccard": nx.bipartite.overlap_weighted_projected_graph(network, actors, jaccard=True),
        "overlap": nx.bipartite.overlap_weighted_projected_graph(network, actors, jaccard=False),
    }
    for weight, oracle in oracles.items():
        ours = co_membership(network, weight=weight)
        assert {frozenset(edge) for edge in ours.edges} == {frozenset(e) for e in oracle.edges}
        for one, other, about in oracle.edges(data=True):
            assert ours.edges[one, other]["weight"] == pytest.approx(about["weight"])


@given(ties=TIES, least=st.integers(1, 4))
def test_min_shared_drops_exactly_the_weaker_pairs(ties: set[tuple[int, int]], least: int) -> None:
    network = network_of(ties)
    everything = {row[:2] for row in rows(pairs(network)) if row[3] >= least}
    assert {row[:2] for row in pairs(network, min_shared=least, weight="jaccard")} == everything


SPELLS = st.lists(
    st.tuples(
        st.sampled_from("abcd"), st.sampled_from("xyz"), st.integers(0, 60), st.integers(0, 40)
    ),
    min_size=1,
    max_size=12,
)


ORIGIN = datetime.date(2020, 1, 1)


def dated(spells: list[tuple[str, str, int, int]]) -> nx.Graph[str]:
    panel = Panel.from_rows(
        {
            "membership": f"m{n}",
            "member": member,
            "coalition": coalition,
            "start": ORIGIN + datetime.timedelta(days=start),
            "end": ORIGIN + datetime.timedelta(days=start + length),
        }
        for n, (member, coalition, start, length) in enumerate(spells)
    )
    return two_mode(panel, ever=True)


@given(spells=SPELLS)
def test_days_of_overlap_are_counted_day_by_day(spells: list[tuple[str, str, int, int]]) -> None:
    there: dict[tuple[str, str], set[int]] = {}
    for member, coalition, start, length in spells:
        there.setdefault((member, coalition), set()).update(range(start, start + length + 1))
    days = project(dated(spells), weight="days", until="2030-01-01")
    met = project(dated(spells), require_overlap=True)
    for i, one in enumerate(days.nodes):
        for j, other in enumerate(days.nodes):
            common = [len(there.get((one, c), set()) & there.get((other, c), set())) for c in "xyz"]
            expected = (sum(common), sum(map(bool, common))) if i != j else (0, 0)
            assert (days.matrix[i, j], met.matrix[i, j]) == expected


def test_projections_over_time_say_that_they_overstate_ties() -> None:
    network = dated([("a", "x", 0, 5), ("b", "x", 10, 5)])
    assert "Overstates" in project(network).note
    assert project(network, require_overlap=True).note == ""
    assert project(network).matrix.nnz == 2
    assert project(network, require_overlap=True).matrix.nnz == 0
    assert "Overstates" in backbone(network, model="hypergeometric", correction="fdr").note


def test_a_panel_that_holds_different_times_says_so_too() -> None:
    rows = [
        {"member": "a", "coalition": "x", "start": "2020-01-01", "end": "2020-02-01"},
        {"member": "b", "coalition": "x", "start": "2020-01-15"},
        {"member": "c", "coalition": "x", "start": "2021-01-01"},
    ]
    panel = Panel.from_rows(rows)
    assert "Overstates" in project(panel).note
    assert project(panel.at("2020-01-20")).note == ""
    assert "no memberships" in project(panel.at("1990-01-01")).note


def test_days_are_counted_up_to_the_day_of_the_network() -> None:
    rows = [{"member": m, "coalition": "x", "start": "2020-01-01"} for m in "ab"]
    panel = Panel.from_rows(rows)
    on_day = project(two_mode(panel, on="2020-01-10"), weight="days")
    assert on_day.table()[0] == ("a", "b", 10, 1)
    window = two_mode(panel, during=("2020-01-05", "2020-01-10"))
    assert project(window, weight="days").table()[0][2] == 6
    with pytest.raises(InvalidChoice, match="Give until='DAY'") as refused:
        project(two_mode(panel, ever=True), weight="days")
    assert refused.value.said("terminal").startswith("Give --until DAY, ")
    undated = Panel.from_rows([{"member": m, "coalition": "x"} for m in "ab"])
    possible = two_mode(undated, on="2020-01-10", at_least="possible")
    assert project(possible, require_overlap=True).matrix.nnz == 2
    days = project(possible, weight="days")
    assert (days.matrix.nnz, "2 memberships are left out" in days.note) == (0, True)


def test_memberships_that_only_may_have_overlapped_are_left_out_and_counted() -> None:
    rows = [
        {"member": "a", "coalition": "x", "start": "2010-01-01", "end": "2015-12-31"},
        {"member": "b", "coalition": "x", "start": "2015-12-31"},
        {"member": "c", "coalition": "x"},
    ]
    for at_least in ("possible", None):
        network = two_mode(Panel.from_rows(rows), ever=True, at_least=at_least)
        met = project(network, require_overlap=True)
        assert met.table().rows == (("a", "b", 1, 1),)
        assert "1 membership is left out" in met.note
        days = project(network, weight="days", until="2020-01-01")
        assert days.table().rows == (("a", "b", 1, 1),)
        assert "1 membership is left out" in days.note


def test_bad_choices_are_refused() -> None:
    network = network_of({(0, 0), (1, 0)})
    with pytest.raises(InvalidChoice, match="weight='pmi'"):
        project(network, weight="pmi")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="side='both'"):
        project(network, "both")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="min_shared"):
        project(network, min_shared=0)
    with pytest.raises(InvalidChoice, match="'days'"):
        project(network, weight="jaccard", require_overlap=True)
    with pytest.raises(DataError, match="no periods"):
        project(network, weight="days", until="2020-01-01")
    with pytest.raises(DataError, match="need a network"):
        project(incidence(network), require_overlap=True)


def test_networks_without_pairs_give_empty_results() -> None:
    for network in (nx.Graph(), network_of({(0, 0)}), network_of(set())):
        for weight in STATIC:
            assert len(project(network, weight=weight).table()) == 0
        for model in ("hypergeometric", "sdsm", "fdsm"):
            assert len(backbone(network, model=model, correction="fdr", trials=2)) == 0
        assert co_membership(network).number_of_edges() == 0


def test_the_projected_network_keeps_node_attributes_and_isolated_nodes() -> None:
    network = network_of({(0, 0), (1, 0), (2, 1)}, 8, 6)
    network.nodes["a0"]["label"] = "A nought"
    drawn = co_membership(network, backbone="hypergeometric", correction="none", alpha=0.5)
    assert drawn.nodes["a0"]["label"] == "A nought"
    assert drawn.number_of_nodes() == 8
    assert drawn.edges["a0", "a1"]["p"] == pytest.approx(1 / 6)
    assert "hypergeometric" in drawn.graph["backbone"]
