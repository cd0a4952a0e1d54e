"""Measures on two-mode networks: brute force, networkx as oracle, hand-made cases, bad input."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import analysis
from graphkit.analysis.node_columns import labels_of
from graphkit.analysis.positions.brokerage import ACROSS, bridges, constraint
from graphkit.analysis.positions.centrality import MEASURES, centrality
from graphkit.analysis.positions.clustering import clustering, reinforcement
from graphkit.analysis.positions.equivalence import equivalence, near_equivalence
from graphkit.analysis.ties.co_membership import co_membership
from graphkit.analysis.ties.intersections import intersections, overlap_matrix
from graphkit.analysis.whole.cohesion import cohesion, components, k_cores
from graphkit.analysis.whole.communities import communities, louvain, modularity
from graphkit.analysis.whole.core_periphery import core_periphery
from graphkit.analysis.whole.nestedness import nestedness
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.network import incidence, two_mode
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

TIES = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 4)), min_size=1, max_size=25)
WOMEN = nx.davis_southern_women_graph()


def network_of(ties: set[tuple[int, int]], actors: int = 7, coalitions: int = 5) -> nx.Graph:
    network = nx.Graph()
    network.add_nodes_from((f"a{n}" for n in range(actors)), bipartite=0)
    network.add_nodes_from((f"c{n}" for n in range(coalitions)), bipartite=1)
    network.add_edges_from((f"a{a}", f"c{c}") for a, c in ties)
    return network


def actors_of(network: nx.Graph) -> list[str]:
    return [node for node, side in network.nodes(data="bipartite") if side == 0]


@given(ties=TIES)
def test_degree_closeness_and_betweenness_are_those_of_networkx(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    oracle = {
        "degree": nx.bipartite.degree_centrality(network, actors_of(network)),
        "closeness": nx.bipartite.closeness_centrality(network, actors_of(network)),
        "betweenness": nx.bipartite.betweenness_centrality(network, actors_of(network)),
    }
    table = centrality(network, oracle)
    for row in table:
        assert row[4:] == pytest.approx([oracle[name][row[0]] for name in oracle], abs=1e-11)


def test_large_centralities_are_those_of_networkx() -> None:
    """More actors than are searched at a time, many of them alike, in several components."""
    random = np.random.default_rng(5)
    ties = set(
        zip(
            (random.pareto(1, 600) * 20).astype(int) % 300, random.integers(0, 25, 600), strict=True
        )
    )
    network = network_of(ties, 300, 25)
    nx.relabel_nodes(network, {"a299": "island"}, copy=False)
    oracle = nx.bipartite.betweenness_centrality(network, actors_of(network))
    computed = {row[0]: row[4] for row in centrality(network, "betweenness")}
    assert computed == pytest.approx(oracle, abs=1e-11)


def test_the_eigenvector_of_many_coalitions_is_that_of_networkx() -> None:
    random = np.random.default_rng(5)
    ties = set(zip(*random.integers(0, [[400], [250]], (2, 2000)).tolist(), strict=True))
    network = network_of(ties, 400, 250)
    oracle = nx.eigenvector_centrality(network, max_iter=5000, tol=1e-10)
    table = centrality(network, "eigenvector")
    computed = {row[0]: row[4] / 2**0.5 for row in table}
    assert computed == pytest.approx(oracle, abs=1e-6)


@given(ties=TIES)
def test_eigenvector_is_the_leading_singular_vector(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    matrix = incidence(network).matrix.toarray()
    table = centrality(network, "eigenvector")
    found = dict(zip(table.column("node"), table.column("eigenvector"), strict=True))
    x = np.array([found[node] for node in network])
    left, right = x[: len(matrix)], x[len(matrix) :]
    strength = np.linalg.svd(matrix, compute_uv=False)[0]
    assert (x >= 0).all()
    assert np.linalg.norm(left) == pytest.approx(1)
    assert matrix @ right == pytest.approx(strength * left, abs=1e-6)
    assert matrix.T @ left == pytest.approx(strength * right, abs=1e-6)


def test_eigenvector_is_that_of_networkx_on_a_connected_network() -> None:
    oracle = nx.eigenvector_centrality(WOMEN, max_iter=5000, tol=1e-12)
    for row in centrality(WOMEN, "eigenvector"):
        assert row[4] == pytest.approx(oracle[row[0]] * 2**0.5, abs=1e-8)


def test_equally_strong_components_share_the_eigenvector() -> None:
    table = centrality(network_of({(0, 0), (1, 1)}, 2, 2), "eigenvector")
    assert table.column("eigenvector") == pytest.approx([0.5**0.5] * 4)


@given(
    ties=TIES,
    mode=st.sampled_from(["dot", "min", "max"]),
    side=st.sampled_from(["actors", "coalitions"]),
)
def test_clustering_is_that_of_networkx(ties: set[tuple[int, int]], mode: str, side: str) -> None:
    network = network_of(ties)
    oracle = nx.bipartite.latapy_clustering(network, mode=mode)
    for row in clustering(network, side, mode=mode):
        assert (row[4] or 0.0) == pytest.approx(oracle[row[0]])
        assert (row[4] is None) == (row[3] == 0)


@given(ties=TIES)
def test_reinforcement_is_that_of_networkx(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    squares, paths, value = reinforcement(network)[0]
    assert (value or 0) == pytest.approx(nx.bipartite.robins_alexander_clustering(network))
    assert squares == sum(
        1
        for one, other in combinations(actors_of(network), 2)
        for _ in combinations(nx.common_neighbors(network, one, other), 2)
    )
    assert (value is None) == (paths == 0)


def test_clustering_by_hand() -> None:
    """Two actors in both of two coalitions, a third in one: shares 2 of 2, and 1 of 2."""
    network = network_of({(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)}, 3, 2)
    assert clustering(network).column("clustering") == (0.75, 0.75, 0.5)
    assert reinforcement(network)[0] == (1, 6, pytest.approx(4 / 6))


@given(ties=TIES)
def test_nodf_is_that_of_brute_force(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    found = dict(nestedness(network))
    totals, pairs = [], []
    for name, side in (("actors", 0), ("coalitions", 1)):
        nodes = [node for node, at in network.nodes(data="bipartite") if at == side]
        paired = []
        for one, other in combinations(nodes, 2):
            fewer, more = sorted((set(network[one]), set(network[other])), key=len)
            falls = len(more) > len(fewer) > 0
            paired.append(100 * len(fewer & more) / len(fewer) if falls else 0.0)
        assert found[name] == pytest.approx(np.mean(paired))
        totals.append(sum(paired))
        pairs.append(len(paired))
    assert found["network"] == pytest.approx(sum(totals) / sum(pairs))


def test_a_perfectly_nested_network_has_nodf_100() -> None:
    staircase = network_of({(a, c) for a in range(4) for c in range(4) if a + c < 4}, 4, 4)
    assert nestedness(staircase).column("nodf") == (100, 100, 100)


@given(ties=TIES)
def test_cores_and_components_are_those_of_networkx(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    cores = k_cores(network)
    assert dict(zip(cores.column("node"), cores.column("core"), strict=True)) == nx.core_number(
        network
    )
    parts: dict[int, set[str]] = {}
    for row in components(network):
        parts.setdefault(row[3], set()).add(row[0])
    assert {frozenset(part) for part in parts.values()} == {
        frozenset(part) for part in nx.connected_components(network)
    }
    assert [len(parts[n]) for n in sorted(parts)] == sorted(map(len, parts.values()), reverse=True)


def test_the_summary_by_hand() -> None:
    network = network_of({(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)}, 4, 2)
    found = dict(cohesion(network).select("measure", "value"))
    assert found["density"] == 5 / 8
    assert found["memberships per actor"] == 1.25
    assert found["components"] == 2
    assert found["largest component"] == 5 / 6
    assert found["reinforcement"] == pytest.approx(4 / 6)


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


@settings(max_examples=25)
@given(ties=TIES)
def test_no_single_move_improves_the_communities_found(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    table = communities(network, restarts=3)
    group = {row[0]: row[3] or f"alone {row[0]}" for row in table}
    best = modularity(network, group)
    assert table.note.startswith(f"Modularity {best:.4f}")
    for node in network:
        for other in {*group.values()}:
            assert modularity(network, group | {node: other}) <= best + 1e-9


def test_clear_communities_are_found_and_repeat() -> None:
    blocks = {(a, c) for a in range(6) for c in range(4) if a // 3 == c // 2}
    network = network_of(blocks, 6, 5)
    table = communities(network)
    assert table.note == "Modularity 0.5000 with 2 communities."
    first = ["a0", "a1", "a2", "c0", "c1"]
    assert [row[0] for row in table if row[3] == 1] == first
    assert [row[3] for row in table] == [*[1] * 5, *[2] * 5, None]
    assert communities(WOMEN, seed=4) == communities(WOMEN, seed=4)
    assert len(set(louvain(network).column("community"))) == 2


def test_structural_equivalence() -> None:
    network = network_of({(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (3, 1), (4, 1)}, 5, 2)
    table = equivalence(network)
    assert list(table) == [(("a2", "a3", "a4"), 3, ("c1",), 1), (("a0", "a1"), 2, ("c0", "c1"), 2)]
    near = near_equivalence(network, most=1)
    assert near[0][:2] == ("a0", "a1")
    assert len(near) == 10
    assert len(near_equivalence(network, most=0)) == 4


@settings(max_examples=40)
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
def labelled() -> nx.Graph:
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
            "nz": ActorInfo("New Zealand", "", "government", "country-nz"),
            "fr": ActorInfo("France", "", "government", "country-fr"),
            "zoom": ActorInfo("Zoom", "", "company", "country-us"),
            "line": ActorInfo("Line", "", "company", "country-jp"),
        },
        coalitions={
            "call": CoalitionInfo("Call", topics=("terrorism", "safety"), led_by="governments"),
            "pact": CoalitionInfo("Pact", topics=("elections",), led_by="industry"),
        },
    )
    return two_mode(panel, on="2021-01-01")


def test_bridges_join_what_is_otherwise_apart(labelled: nx.Graph) -> None:
    led = bridges(labelled, across="led_by")
    assert led[0] == ("zoom", "Zoom", 2, ("governments", "industry"), 1, 1.0, 0.5)
    assert [row[4] for row in led] == [1, 0, 0, 0]
    topics = {row[0]: row[4] for row in bridges(labelled, across="topics")}
    assert topics == {"zoom": 3, "nz": 1, "fr": 1, "line": 0}
    kinds = {row[0]: row[3] for row in bridges(labelled, across="kind")}
    assert kinds["zoom"] == ("company", "government")
    assert kinds["line"] == ("company",)
    assert len(bridges(labelled, across="country")) == 4


def test_labels_come_with_every_result(labelled: nx.Graph) -> None:
    assert labels_of(labelled)["nz"] == "New Zealand"
    assert "New Zealand" in centrality(labelled, "degree").column("label")
    panel = Panel.from_rows([{"member": "nz", "coalition": "call"}], actors={"nz": ActorInfo("NZ")})
    assert labels_of(panel) == {"nz": "NZ", "call": "call"}
    assert labels_of(incidence(panel)) == {"nz": "nz", "call": "call"}


@given(ties=TIES)
def test_intersections_count_everybody_once(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    exact = intersections(network)
    for sets, degree, size, who in exact:
        assert len(sets) == degree
        assert size == len(who)
        assert all(set(network[node]) == set(sets) for node in who)
    assert sum(exact.column("size")) == sum(network.degree(node) > 0 for node in actors_of(network))
    for sets, _, size, _ in intersections(network, exclusive=False):
        assert size == sum(set(sets) <= set(network[node]) for node in actors_of(network))


@given(ties=TIES)
def test_the_overlap_matrix_is_that_of_brute_force(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    table = overlap_matrix(network)
    for one, *counts in table:
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


def test_a_core_is_found_where_there_is_one() -> None:
    ties = {(a, c) for a in range(3) for c in range(3)} | {(3, 0), (4, 1), (0, 3), (1, 4)}
    table = core_periphery(network_of(ties, 6, 5))
    assert {row[0] for row in table if row[4]} == {"a0", "a1", "a2", "c0", "c1", "c2"}
    assert [row[4] for row in table] == [True] * 6 + [False] * 5
    free = core_periphery(network_of(ties, 6, 5), between="free")
    assert free.note == "Fit with the ideal pattern: correlation 1.000."


@given(ties=TIES)
def test_the_split_found_is_the_best_that_follows_the_numbers_of_ties(
    ties: set[tuple[int, int]],
) -> None:
    network = network_of(ties)
    matrix = incidence(network).matrix.toarray()
    table = core_periphery(network)
    fits = [0.0]
    for least_row in {*matrix.sum(axis=1)}:
        for least_column in {*matrix.sum(axis=0)}:
            ideal = np.outer(matrix.sum(axis=1) >= least_row, matrix.sum(axis=0) >= least_column)
            if 0 < ideal.sum() < ideal.size and matrix.sum() < matrix.size:
                fits.append(np.corrcoef(ideal.ravel(), matrix.ravel())[0, 1])
    best = max(fits)
    if best > 1e-9:
        assert table.note.endswith(f"{best:.3f}.")
    else:
        assert table.note == "There is no core."


NETWORKS = {
    "empty": nx.Graph(),
    "isolated nodes only": network_of(set(), 2, 2),
    "one member, one coalition": network_of({(0, 0)}, 1, 1),
    "one-member coalitions": network_of({(0, 0), (1, 1), (2, 2)}, 3, 3),
    "actors without coalitions": network_of(set(), 3, 0),
    "disconnected with an isolated actor": network_of({(0, 0), (1, 0), (2, 1), (3, 1)}, 5, 2),
}
EVERY_MEASURE = {
    "centrality": centrality,
    "cohesion": cohesion,
    "components": components,
    "k_cores": k_cores,
    "clustering": clustering,
    "reinforcement": reinforcement,
    "nestedness": nestedness,
    "core_periphery": core_periphery,
    "communities": communities,
    "louvain": louvain,
    "equivalence": equivalence,
    "near_equivalence": near_equivalence,
    "constraint": constraint,
    "intersections": intersections,
    "overlap_matrix": overlap_matrix,
}


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize("measure", EVERY_MEASURE.values(), ids=EVERY_MEASURE)
def test_degenerate_networks_give_defined_results(network: nx.Graph, measure: object) -> None:
    before = nx.to_dict_of_dicts(network)
    table = measure(network)
    assert set(table.definitions) == set(table.columns)
    for row in table:
        assert not any(isinstance(value, float) and not np.isfinite(value) for value in row)
    assert nx.to_dict_of_dicts(network) == before


def test_wrong_words_are_refused() -> None:
    for call, name in (
        (lambda: centrality(WOMEN, "pagerank"), "measure"),
        (lambda: centrality(WOMEN, side="women"), "side"),
        (lambda: centrality(WOMEN, "degree", sort_by="closeness"), "measure"),
        (lambda: clustering(WOMEN, mode="mean"), "mode"),
        (lambda: core_periphery(WOMEN, between="dense"), "between"),
        (lambda: communities(WOMEN, restarts=-1), "restarts"),
        (lambda: louvain(WOMEN, resolution=0), "resolution"),
        (lambda: near_equivalence(WOMEN, most=-1), "most"),
        (lambda: bridges(WOMEN, across="colour"), "across"),
    ):
        with pytest.raises(InvalidChoice, match=name):
            call()
    for across in ACROSS:
        with pytest.raises(DataError, match=across):
            bridges(WOMEN, across=across)
    with pytest.raises(DataError, match="has no community"):
        modularity(WOMEN, {})


def test_sorting_puts_the_highest_first() -> None:
    for measure in MEASURES:
        values = centrality(WOMEN, sort_by=measure).column(measure)
        assert list(values) == sorted(values, reverse=True)


def test_no_public_name_is_hidden_by_a_submodule() -> None:
    """`import graphkit.analysis.x` sets an attribute x, which would hide a function x."""
    names = [name for name in dir(analysis) if not name.startswith("_")]
    for name in names:
        if callable(getattr(analysis, name)):
            assert not (analysis.__path__[0] and _is_submodule(name)), name
    with pytest.raises(AttributeError, match="no attribute 'magic'"):
        analysis.magic  # noqa: B018


def _is_submodule(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(f"graphkit.analysis.{name}") is not None
