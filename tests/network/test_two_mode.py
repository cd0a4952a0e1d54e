"""Two-mode networks: the time meant, what is drawn, and whose a service is on a day."""

from __future__ import annotations

import datetime

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.network import Incidence, incidence, two_mode
from graphkit.panel import LATEST, ActorInfo, CoalitionInfo, Link, Panel, number_of

NAMES = st.sampled_from("abcdef")
DAY = "2021-06-01"


@pytest.fixture
def panel() -> Panel:
    return Panel.from_rows(
        [
            {"member": "google", "coalition": "call", "start": "2019-05-15", "role": "founder"},
            {
                "member": "google",
                "listing": "youtube",
                "coalition": "call",
                "start": "2019-05-15",
                "end": "2020-12-31",
            },
            {"member": "line", "coalition": "pact", "start": "2020-01-01"},
            {"member": "call", "coalition": "pact", "start": "2020-01-01"},
            {"member": "fitbit", "coalition": "pact", "start": "2020-01-01"},
        ],
        actors={
            "google": ActorInfo("Google", {"fr": "Google"}, "company", "country-us"),
            "youtube": ActorInfo("YouTube", {"fr": "YouTube"}, "service", ""),
        },
        coalitions={
            "call": CoalitionInfo("The Call", {"fr": "L'Appel"}, ("terrorism",), "governments")
        },
        links=[
            Link(
                "youtube",
                "google",
                "operation",
                "op",
                possible_from=number_of("2006-11-13"),
                presumed_from=number_of("2006-11-13"),
                certain_from=number_of("2006-11-13"),
            ),
            Link(
                "fitbit",
                "google",
                "ownership",
                "own",
                possible_from=number_of("2021-01-14"),
                presumed_from=number_of("2021-01-14"),
                certain_from=number_of("2021-01-14"),
            ),
        ],
        version="2026.11",
    )


def test_nodes_and_edges_say_what_they_are(panel: Panel) -> None:
    network = two_mode(panel, on="2020-06-01")
    assert type(network) is nx.Graph
    assert network.nodes["google"] == {
        "bipartite": 0,
        "kind": "company",
        "label": "Google",
        "label_fr": "Google",
        "country": "country-us",
    }
    assert network.nodes["call"] == {
        "bipartite": 1,
        "kind": "coalition",
        "label": "The Call",
        "label_fr": "L'Appel",
        "topics": ("terrorism",),
        "led_by": "governments",
    }
    edge = network.edges["google", "call"]
    assert edge["memberships"] == ("call--google", "call--youtube")
    assert edge["listings"] == ("google", "youtube")
    assert edge["roles"] == ("founder", "")
    assert edge["periods"] == (("2019-05-15", ""), ("2019-05-15", "2020-12-31"))
    assert (edge["start"], edge["end"], edge["certainty"]) == ("2019-05-15", "", "certain")
    assert network.graph["on"] == "2020-06-01"
    assert network.graph["version"] == "2026.11"


def test_a_coalition_that_is_a_member_has_two_nodes(panel: Panel) -> None:
    network = two_mode(panel, on=DAY)
    assert set(network["pact"]) == {"line", "fitbit", "call--as-member"}
    assert network.nodes["call--as-member"]["label"] == "The Call"
    assert network.nodes["call--as-member"]["bipartite"] == 0
    assert "call--as-member" not in network["call"]


def test_the_time_must_be_chosen(panel: Panel) -> None:
    with pytest.raises(InvalidChoice, match=r"Give on='2022-06-23'.* during=.*ever=True"):
        two_mode(panel)
    with pytest.raises(InvalidChoice, match=r"ever is given, too.* Use 'on' or 'ever'"):
        two_mode(panel, on=DAY, ever=True)
    with pytest.raises(InvalidChoice, match="by="):
        two_mode(panel, on=DAY, by="name")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="roll_up="):
        two_mode(panel, on=DAY, roll_up="all")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="at_least="):
        two_mode(panel, on=DAY, at_least="probable")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="links_on"):
        two_mode(panel, ever=True, roll_up=True)
    with pytest.raises(NotFound):
        two_mode(panel, on=DAY, topics="tax")


def test_windows_and_all_times_say_that_they_overstate(panel: Panel) -> None:
    window = two_mode(panel, during=("2019-01-01", "2019-12-31"))
    assert set(window) == {"google", "call"}
    assert "overstate" in window.graph["note"]
    ever = two_mode(panel, ever=True)
    assert ever.number_of_edges() == 4
    assert "overstate" in ever.graph["note"]
    assert two_mode(panel, on=DAY).graph["note"] == ""


def test_parallel_memberships_are_kept_on_request(panel: Panel) -> None:
    network = two_mode(panel, on="2020-06-01", parallel=True, coalitions="call")
    assert type(network) is nx.MultiGraph
    assert sorted(key for *_, key in network.edges(keys=True)) == ["call--google", "call--youtube"]
    assert network.edges["google", "call", "call--youtube"]["end"] == "2020-12-31"
    assert incidence(network).matrix.nnz == 1


def test_listings_and_rolling_up_services(panel: Panel) -> None:
    listed = two_mode(panel, on="2020-06-01", by="listing", coalitions="call")
    assert set(listed["call"]) == {"google", "youtube"}
    rolled = two_mode(panel, on="2020-06-01", by="listing", coalitions="call", roll_up="operation")
    assert set(rolled["call"]) == {"google"}
    assert rolled.edges["google", "call"]["rolled_up"] == (
        "",
        "youtube operated by google (op)",
    )


def test_owners_are_those_of_the_day(panel: Panel) -> None:
    before = two_mode(panel, on="2020-06-01", roll_up=True)
    after = two_mode(panel, on=DAY, roll_up=True)
    assert "fitbit" in before["pact"]
    assert "fitbit" not in after
    assert after.edges["google", "pact"]["rolled_up"] == ("fitbit owned by google (own)",)
    ever = two_mode(panel, ever=True, roll_up="ownership", links_on=DAY)
    assert "fitbit" not in ever


def test_joint_owners_and_circles_are_not_guessed() -> None:
    rows = [{"member": m, "coalition": "c", "start": "2020-01-01"} for m in ("joint", "x", "sub")]
    panel = Panel.from_rows(
        rows,
        links=[
            Link("joint", "one", "ownership"),
            Link("joint", "two", "ownership"),
            Link("x", "y", "ownership"),
            Link("y", "x", "ownership"),
            Link("sub", "joint", "ownership"),
        ],
    )
    network = two_mode(panel, on=DAY, roll_up=True)
    assert set(network["c"]) == {"joint", "x"}
    assert network.graph["not_rolled_up"] == ("joint", "x")
    assert network.edges["joint", "c"]["rolled_up"] == ("", "sub owned by joint")


def test_possible_owners_count_only_when_asked_for() -> None:
    panel = Panel.from_rows(
        [{"member": "deepmind", "coalition": "c", "start": "2020-01-01"}],
        links=[Link("deepmind", "google", "ownership", presumed_from=LATEST, certain_from=LATEST)],
    )
    cautious = two_mode(panel, on=DAY, roll_up=True)
    assert set(cautious["c"]) == {"deepmind"}
    assert cautious.graph["not_rolled_up"] == ("deepmind",)
    bold = two_mode(panel, on=DAY, roll_up=True, links_at_least="possible")
    assert set(bold["c"]) == {"google"}
    assert bold.graph["not_rolled_up"] == ()
    with pytest.raises(InvalidChoice, match="at_least"):
        two_mode(panel, on=DAY, roll_up=True, links_at_least="probable")  # type: ignore[arg-type]


@given(
    st.sets(st.tuples(NAMES, st.sampled_from("xyz")), min_size=1),
    st.lists(st.tuples(NAMES, NAMES), max_size=8),
)
def test_rolling_up_never_adds_actors_and_loses_no_coalition(
    ties: set[tuple[str, str]], owned: list[tuple[str, str]]
) -> None:
    panel = Panel.from_rows(
        [{"member": m, "coalition": c, "start": "2020-01-01"} for m, c in ties],
        links=[Link(child, parent, "ownership") for child, parent in owned],
    )
    plain, rolled = two_mode(panel, on=DAY), two_mode(panel, on=DAY, roll_up=True)
    sides = [incidence(network) for network in (plain, rolled)]
    assert len(sides[1].actors) <= len(sides[0].actors)
    assert sides[1].coalitions == sides[0].coalitions
    assert sum(len(e["memberships"]) for *_, e in rolled.edges(data=True)) == len(ties)


@given(st.sets(st.tuples(NAMES, st.sampled_from("xyz"), st.integers(0, 400)), min_size=1))
def test_degrees_of_certainty_nest_in_the_network_too(
    spells: set[tuple[str, str, int]],
) -> None:
    start = datetime.date(2020, 1, 1)
    panel = Panel.from_rows(
        {
            "membership": f"{m}-{c}-{n}",
            "member": m,
            "coalition": c,
            "start_earliest": start,
            "start_latest": start + datetime.timedelta(days=n),
            "confirmed_until": start + datetime.timedelta(days=200),
        }
        for m, c, n in spells
    )
    day = start + datetime.timedelta(days=150)
    edges = [
        set(two_mode(panel, on=day, at_least=degree).edges)
        for degree in ("certain", "presumed", "possible")
    ]
    assert edges[0] <= edges[1] <= edges[2]


def test_a_rename_changes_nothing_but_the_label(panel: Panel) -> None:
    rows = [{"member": "meta", "coalition": "call", "start": "2019-05-15"}]
    drawn = [
        two_mode(Panel.from_rows(rows, actors={"meta": ActorInfo(label)}), on=DAY)
        for label in ("Facebook", "Meta")
    ]
    assert set(drawn[0].edges) == set(drawn[1].edges)
    assert [network.nodes["meta"]["label"] for network in drawn] == ["Facebook", "Meta"]


def test_an_empty_day_gives_an_empty_network(panel: Panel) -> None:
    network = two_mode(panel, on="1999-01-01")
    assert len(network) == 0
    assert incidence(network).matrix.shape == (0, 0)


def test_incidence_is_the_same_from_network_and_panel(panel: Panel) -> None:
    narrowed = panel.at(DAY)
    drawn, direct = incidence(two_mode(panel, on=DAY)), incidence(narrowed)
    assert set(drawn.actors) == set(direct.actors)
    order = [direct.actors.index(actor) for actor in drawn.actors]
    assert (drawn.matrix.toarray() == direct.matrix.toarray()[order]).all()
    assert incidence(direct) is direct
    assert isinstance(direct, Incidence)


def test_networks_that_are_not_two_mode_are_refused() -> None:
    with pytest.raises(DataError, match="has no 'bipartite'"):
        incidence(nx.path_graph(3))
    same_side = nx.path_graph(2)
    nx.set_node_attributes(same_side, dict.fromkeys(same_side, 0), "bipartite")
    with pytest.raises(DataError, match="same side"):
        incidence(same_side)
