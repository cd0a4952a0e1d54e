"""Who connects what is otherwise apart, and whose contacts are tied to each other."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.analysis.labels import labels_of
from graphkit.analysis.positions.bridges import ACROSS, bridges
from graphkit.analysis.positions.centrality import centrality
from graphkit.analysis.positions.constraint import constraint
from graphkit.analysis.ties.co_membership import co_membership
from graphkit.network import incidence, two_mode
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

from ...cells import records
from ...examples import examples
from ..small_networks import TIES, network_of


@examples(40)
@given(ties=TIES)
def test_burts_measures_are_those_of_networkx(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    drawn = co_membership(network)
    burt = nx.constraint(drawn, weight="weight")
    # Of all nodes at once, networkx 3.6 divides by the wrong maximum when weights differ.
    size = nx.effective_size(drawn, nodes=list(drawn), weight="weight")
    for node, _, contacts, found, effective in constraint(network):
        if contacts:
            assert found == pytest.approx(burt[node])
            assert effective == pytest.approx(size[node])
        else:
            assert (found, effective) == (None, None)


@pytest.fixture
def labelled() -> nx.Graph[str]:
    panel = Panel.from_rows(
        [
            {"member": m, "coalition": c, "start": "2020-01-01"}
            for m, c in (
                ("nz", "call"),
                ("zoom", "call"),
                ("zoom", "pact"),
                ("fr", "call"),
                ("line", "pact"),
            )
        ],
        actors={
            "nz": ActorInfo("New Zealand", {}, "government", "country-nz"),
            "fr": ActorInfo("France", {}, "government", "country-fr"),
            "zoom": ActorInfo("Zoom", {}, "company", "country-us"),
            "line": ActorInfo("Line", {}, "company", "country-jp"),
        },
        coalitions={
            "call": CoalitionInfo("Call", topics=("terrorism", "safety"), led_by="governments"),
            "pact": CoalitionInfo("Pact", topics=("elections",), led_by="industry"),
        },
    )
    return two_mode(panel, on="2021-01-01")


def test_bridges_join_what_is_otherwise_apart(labelled: nx.Graph[str]) -> None:
    led = bridges(labelled, across="led_by")
    assert led[0] == ("zoom", "Zoom", 2, ("governments", "industry"), 1, 1.0, 0.5)
    assert [row[4] for row in led] == [1, 0, 0, 0]
    topics = {row[0]: row[4] for row in bridges(labelled, across="topics")}
    # The call has two topics: what meets in one coalition needs no bridge.
    assert topics == {"zoom": 2, "nz": 0, "fr": 0, "line": 0}
    kinds = {row[0]: row[3] for row in bridges(labelled, across="kind")}
    assert kinds["zoom"] == ("company", "government")
    assert kinds["line"] == ("company",)


def test_the_note_says_who_makes_most_bridges_and_who_is_first(labelled: nx.Graph[str]) -> None:
    led = bridges(labelled, across="led_by").note
    assert led.startswith("Zoom makes most bridges: 1 between two sorts of leadership.")
    nobody = bridges(labelled.subgraph(["nz", "fr", "call"]), across="led_by").note
    assert nobody.startswith("No actor joins two sorts of leadership")
    first = centrality(labelled, "degree").note
    assert first.startswith("By degree, Zoom is first of the actors and Call is first of the coal")
    coalitions = centrality(labelled, "degree", side="coalitions").note
    assert coalitions.startswith("By degree, Call is first of the coalitions.")


def test_an_actor_in_one_coalition_bridges_nothing(part: graphkit.KnowledgeGraph) -> None:
    network = part.network(on="2023-01-01")
    assert sum(degree == 1 for _, degree in network.degree) > 50
    for across in ACROSS:
        for row in bridges(network, across=across).records():
            if row["coalitions"] == 1:
                assert (row["bridges"], row["rarity"]) == (0, 0), (across, row)


@given(ties=TIES, data=st.data())
def test_bridges_are_those_of_brute_force(ties: set[tuple[int, int]], data: st.DataObject) -> None:
    network = network_of(ties)
    for node in network:
        network.nodes[node]["country"] = data.draw(st.sampled_from("pqrs"))
    for row in records(bridges(network, across="country")):
        met = [
            {
                network.nodes[other]["country"]
                for other in network[coalition]
                if other != row["actor"]
            }
            for coalition in network[row["actor"]]
        ]
        expected = sum(
            any(a in one for one in met)
            and any(b in one for one in met)
            and not any({a, b} <= one for one in met)
            for a, b in combinations("pqrs", 2)
        )
        assert row["bridges"] == expected


def test_labels_come_with_every_result(labelled: nx.Graph[str]) -> None:
    assert labels_of(labelled)["nz"] == "New Zealand"
    assert "New Zealand" in centrality(labelled, "degree").column("label")
    panel = Panel.from_rows([{"member": "nz", "coalition": "call"}], actors={"nz": ActorInfo("NZ")})
    assert labels_of(panel) == {"nz": "NZ", "call": "call"}
    assert labels_of(incidence(panel)) == {"nz": "nz", "call": "call"}
