"""Projections against brute force and networkx; overlaps in time; backbones."""

from __future__ import annotations

import datetime
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse, stats

from graphkit.analysis.ties.backbone import adjust, backbone
from graphkit.analysis.ties.co_membership import co_membership
from graphkit.analysis.ties.null_fdsm import shuffled
from graphkit.analysis.ties.null_hypergeometric import upper_tail
from graphkit.analysis.ties.null_sdsm import bicm, poisson_binomial_tails, refined_normal_tail
from graphkit.analysis.ties.project import pairs, project
from graphkit.analysis.ties.similarity import WEIGHTS
from graphkit.errors import DataError, GraphkitError, InvalidChoice
from graphkit.network import incidence, two_mode
from graphkit.panel import Panel

TIES = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 5)), min_size=1, max_size=30)
STATIC = [weight for weight in WEIGHTS if weight != "days"]


def network_of(ties: set[tuple[int, int]], actors: int = 8, coalitions: int = 6) -> nx.Graph:
    network = nx.Graph()
    network.add_nodes_from((f"a{n}" for n in range(actors)), bipartite=0)
    network.add_nodes_from((f"c{n}" for n in range(coalitions)), bipartite=1)
    network.add_edges_from((f"a{a}", f"c{c}") for a, c in ties)
    return network


def brute_weight(network: nx.Graph, one: str, other: str, weight: str) -> float:
    mine, theirs = set(network[one]), set(network[other])
    both = mine & theirs
    if not both:
        return 0.0
    things = sum(
        network.nodes[node]["bipartite"] != network.nodes[one]["bipartite"] for node in network
    )
    return {
        "count": len(both),
        "ratio": len(both) / things,
        "jaccard": len(both) / len(mine | theirs),
        "overlap": len(both) / min(len(mine), len(theirs)),
        "cosine": len(both) / (len(mine) * len(theirs)) ** 0.5,
        "newman": sum(1 / (len(network[thing]) - 1) for thing in both),
        "resource_allocation": sum(1 / len(network[thing]) for thing in both),
    }[weight]


@pytest.mark.parametrize("weight", STATIC)
@pytest.mark.parametrize("side", ["actors", "coalitions"])
@given(ties=TIES)
def test_every_weight_is_symmetric_and_that_of_brute_force(
    weight: str, side: str, ties: set[tuple[int, int]]
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
    actors = [node for node, side in network.nodes(data="bipartite") if side == 0]
    oracles = {
        "count": nx.bipartite.weighted_projected_graph(network, actors),
        "ratio": nx.bipartite.weighted_projected_graph(network, actors, ratio=True),
        "newman": nx.bipartite.collaboration_weighted_projected_graph(network, actors),
        "jaccard": nx.bipartite.overlap_weighted_projected_graph(network, actors, jaccard=True),
        "overlap": nx.bipartite.overlap_weighted_projected_graph(network, actors, jaccard=False),
    }
    for weight, oracle in oracles.items():
        ours = co_membership(network, weight=weight)
        assert {frozenset(edge) for edge in ours.edges} == {frozenset(e) for e in oracle.edges}
        for one, other, value in oracle.edges(data="weight"):
            assert ours.edges[one, other]["weight"] == pytest.approx(value)


@given(ties=TIES, least=st.integers(1, 4))
def test_min_shared_drops_exactly_the_weaker_pairs(ties: set[tuple[int, int]], least: int) -> None:
    network = network_of(ties)
    everything = {row[:2] for row in pairs(network) if row[3] >= least}
    assert {row[:2] for row in pairs(network, min_shared=least, weight="jaccard")} == everything


SPELLS = st.lists(
    st.tuples(
        st.sampled_from("abcd"), st.sampled_from("xyz"), st.integers(0, 60), st.integers(0, 40)
    ),
    min_size=1,
    max_size=12,
)
ORIGIN = datetime.date(2020, 1, 1)


def dated(spells: list[tuple[str, str, int, int]]) -> nx.Graph:
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
    assert "Overstates" in backbone(network, model="hypergeometric").note


def test_a_panel_that_holds_different_times_says_so_too() -> None:
    rows = [
        {"member": "a", "coalition": "x", "start": "2020-01-01", "end": "2020-02-01"},
        {"member": "b", "coalition": "x", "start": "2020-01-15"},
        {"member": "c", "coalition": "x", "start": "2021-01-01"},
    ]
    panel = Panel.from_rows(rows)
    assert "Overstates" in project(panel).note
    assert project(panel.at("2020-01-20")).note == ""
    assert project(panel.at("1990-01-01")).note == ""


def test_days_are_counted_up_to_the_day_of_the_network() -> None:
    rows = [{"member": m, "coalition": "x", "start": "2020-01-01"} for m in "ab"]
    panel = Panel.from_rows(rows)
    on_day = project(two_mode(panel, on="2020-01-10"), weight="days")
    assert on_day.table()[0] == ("a", "b", 10, 1)
    window = two_mode(panel, during=("2020-01-05", "2020-01-10"))
    assert project(window, weight="days").table()[0][2] == 6
    with pytest.raises(InvalidChoice, match="until"):
        project(two_mode(panel, ever=True), weight="days")
    undated = Panel.from_rows([{"member": m, "coalition": "x"} for m in "ab"])
    possible = two_mode(undated, on="2020-01-10", at_least="possible")
    with pytest.raises(DataError, match="unknown start"):
        project(possible, weight="days")
    assert project(possible, require_overlap=True).matrix.nnz == 2


def test_bad_choices_are_refused() -> None:
    network = network_of({(0, 0), (1, 0)})
    with pytest.raises(InvalidChoice, match="weight='pmi'"):
        project(network, weight="pmi")
    with pytest.raises(InvalidChoice, match="side='both'"):
        project(network, "both")
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
            assert len(backbone(network, model=model, trials=2)) == 0
        assert co_membership(network).number_of_edges() == 0


def test_the_projected_network_keeps_node_attributes_and_isolated_nodes() -> None:
    network = network_of({(0, 0), (1, 0), (2, 1)})
    network.nodes["a0"]["label"] = "A nought"
    drawn = co_membership(network, backbone="hypergeometric", alpha=0.5)
    assert drawn.nodes["a0"]["label"] == "A nought"
    assert drawn.number_of_nodes() == 8
    assert drawn.edges["a0", "a1"]["p"] == pytest.approx(1 / 6)
    assert "hypergeometric" in drawn.graph["backbone"]


@given(
    things=st.integers(1, 30),
    degrees=st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=5),
)
def test_hypergeometric_tails_are_those_of_scipy(
    things: int, degrees: list[tuple[int, int]]
) -> None:
    cases = [
        (k, min(a, b, things), min(max(a, b), things))
        for a, b in degrees
        for k in range(min(a, b, things) + 1)
    ]
    shared, low, high = np.array(cases).T
    expected = stats.hypergeom.sf(shared - 1, things, high, low)
    assert upper_tail(shared, low, high, things) == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_poisson_binomial_tails_are_those_of_enumeration(chances: list[float]) -> None:
    p = np.array(chances)
    table = poisson_binomial_tails(p[None, :], np.ones(len(p), dtype=int), len(p) + 1)[0]
    expected = np.zeros(len(p) + 1)
    for outcome in np.ndindex(*(2,) * len(p)):
        chosen = np.array(outcome)
        expected[: chosen.sum() + 1] += np.prod(np.where(chosen, p, 1 - p))
    assert table == pytest.approx(expected, abs=1e-12)


def test_the_normal_approximation_is_close_when_there_are_many_things() -> None:
    chance = np.linspace(0.05, 0.3, 40)[None, :]
    many = np.full(40, 10)
    exact = poisson_binomial_tails(chance, many, 120)[0]
    successes = np.arange(120)
    rough = refined_normal_tail(np.repeat(chance, 120, axis=0), many, successes)
    assert np.abs(exact - rough).max() < 1e-3


@given(ties=TIES)
def test_the_configuration_model_keeps_the_mean_degrees(ties: set[tuple[int, int]]) -> None:
    matrix = incidence(network_of(ties)).matrix.toarray()
    rows, columns = matrix.sum(axis=1), matrix.sum(axis=0)
    one = np.ones
    chance = bicm(rows, one(len(rows)), columns, one(len(columns)))
    assert chance.sum(axis=1) == pytest.approx(rows, abs=1e-6)
    assert chance.sum(axis=0) == pytest.approx(columns, abs=1e-6)
    assert ((chance >= 0) & (chance <= 1)).all()


def test_the_configuration_model_settles_with_very_unequal_degrees() -> None:
    rows, counts = np.array([1, 2, 5, 60, 170]), np.array([150, 40, 6, 2, 1])
    columns, column_counts = np.array([1, 2, 3, 195]), np.array([80, 60, 50, 1])
    column_counts[0] = rows @ counts - columns[1:] @ column_counts[1:]
    chance = bicm(rows, counts, columns, column_counts)
    assert chance @ column_counts == pytest.approx(rows, abs=1e-6)
    assert counts @ chance == pytest.approx(columns, abs=1e-6)


def test_a_configuration_model_that_does_not_settle_says_so() -> None:
    with pytest.raises(GraphkitError, match="did not settle in 1 steps"):
        bicm(np.array([1, 3]), np.array([3, 1]), np.array([1, 2]), np.array([2, 2]), steps=1)


@given(ties=TIES, seed=st.integers(0, 5))
def test_shuffling_keeps_all_numbers_of_ties(ties: set[tuple[int, int]], seed: int) -> None:
    matrix = incidence(network_of(ties)).matrix
    other = shuffled(matrix, 3, np.random.default_rng(seed))
    assert (np.diff(other.indptr) == np.diff(matrix.indptr)).all()
    assert (other.sum(axis=0) == matrix.sum(axis=0)).all()
    assert other.toarray().max() <= 1


def test_shuffling_reaches_every_arrangement_equally_often() -> None:
    """Rows 1011, 0100, 1001: eight matrices have these row and column sums."""
    start = sparse.csr_array(np.array([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]], dtype=float))
    wanted = start.toarray().sum(axis=1), start.toarray().sum(axis=0)
    cells = np.array(list(np.ndindex(*(2,) * 12))).reshape(-1, 3, 4)
    fits = (cells.sum(axis=2) == wanted[0]).all(axis=1) & (cells.sum(axis=1) == wanted[1]).all(
        axis=1
    )
    possible = {cells[at].astype(float).tobytes() for at in np.flatnonzero(fits)}
    random = np.random.default_rng(3)
    seen: dict[bytes, int] = dict.fromkeys(possible, 0)
    current = start
    for _ in range(1500):
        current = shuffled(current, 4, random)
        seen[current.toarray().tobytes()] += 1
    assert set(seen) == possible
    assert stats.chisquare(list(seen.values())).pvalue > 1e-4


def test_shuffled_backbones_repeat_with_their_seed() -> None:
    women = nx.davis_southern_women_graph()
    tables = [backbone(women, model="fdsm", trials=50, seed=seed) for seed in (1, 1, 2)]
    assert tables[0] == tables[1]
    assert tables[0] != tables[2]
    assert min(tables[0].column("p")) >= 1 / 51
    assert "seed 1" in tables[0].note


def test_the_null_models_agree_on_who_stands_out_among_the_southern_women() -> None:
    women = nx.davis_southern_women_graph()
    p = {
        model: {row[:2]: row[3] for row in backbone(women, model=model, trials=400)}
        for model in ("sdsm", "fdsm")
    }
    differences = [abs(p["sdsm"][pair] - p["fdsm"][pair]) for pair in p["sdsm"]]
    assert np.median(differences) < 0.1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.integers(0, 30))
def test_corrections_never_lower_p_and_keep_the_order(p: list[float], further: int) -> None:
    raw = np.array(p)
    tests = len(raw) + further
    adjusted = {name: adjust(raw, name, tests) for name in ("bonferroni", "holm", "fdr")}
    for values in adjusted.values():
        assert (values >= raw - 1e-15).all()
        assert (values <= 1).all()
        assert (np.diff(values[np.argsort(raw, kind="stable")]) >= 0).all()
    assert (adjusted["holm"] <= adjusted["bonferroni"] + 1e-15).all()
    assert (adjusted["fdr"] <= adjusted["holm"] + 1e-15).all()
    expected = stats.false_discovery_control(np.concatenate([raw, np.ones(further)]))
    assert adjusted["fdr"] == pytest.approx(expected[: len(raw)])


def test_backbones_must_be_chosen_and_say_what_was_chosen() -> None:
    women = nx.davis_southern_women_graph()
    for name, wrong in (
        ("model", {"model": "magic"}),
        ("correction", {"model": "sdsm", "correction": "sidak"}),
        ("tests", {"model": "sdsm", "tests": "some"}),
        ("alpha", {"model": "sdsm", "alpha": 1.5}),
        ("trials", {"model": "fdsm", "trials": 0}),
    ):
        with pytest.raises(InvalidChoice, match=name):
            backbone(women, **wrong)
    table = backbone(women, model="sdsm", correction="holm", tests="all", alpha=0.01)
    assert "sdsm" in table.note
    assert "holm over all pairs" in table.note
    stricter = backbone(women, model="hypergeometric", correction="bonferroni", tests="all")
    looser = backbone(women, model="hypergeometric", correction="bonferroni")
    assert stricter[0][4] == pytest.approx(looser[0][4] * 153 / 139)
