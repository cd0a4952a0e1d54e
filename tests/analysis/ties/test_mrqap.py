"""MRQAP against ordinary least squares and permutations of whole matrices."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import pytest
from scipy import sparse

from graphkit.analysis import mrqap
from graphkit.analysis.ties.regression import dyads
from graphkit.analysis.ties.regression.permuted_products import permuted_products
from graphkit.errors import DataError, InvalidChoice, NotFound

from ...cells import records

Floats = npt.NDArray[np.float64]

ACTORS, PERMUTATIONS = 14, 60


def network_of(seed: int) -> nx.Graph[Any]:
    """Fourteen actors of two countries in twelve coalitions of two topics."""
    random = np.random.default_rng(seed)
    network: nx.Graph[Any] = nx.Graph()
    for actor in range(ACTORS):
        network.add_node(f"a{actor:02}", bipartite=0, country="fr" if actor % 3 else "nz")
    for coalition in range(12):
        topics = ("safety",) if coalition % 2 else ("safety", "elections")
        network.add_node(f"c{coalition}", bipartite=1, topics=topics)
    ties = random.random((ACTORS, 12)) < 0.4
    network.add_edges_from((f"a{a:02}", f"c{c}") for a, c in np.argwhere(ties).tolist())
    return network


def matrices(network: nx.Graph[Any]) -> tuple[Floats, Floats, Floats]:
    """Safety, elections and country, actors by actors, counted one by one."""
    actors = sorted(node for node in network if node.startswith("a"))
    found = np.zeros((3, ACTORS, ACTORS))
    for a, one in enumerate(actors):
        for b, other in enumerate(actors):
            for coalition in set(network[one]) & set(network[other]):
                found[0, a, b] += "safety" in network.nodes[coalition]["topics"]
                found[1, a, b] += "elections" in network.nodes[coalition]["topics"]
            found[2, a, b] = network.nodes[one]["country"] == network.nodes[other]["country"]
    return found[0], found[1], found[2]


def t_by_actor(outcome: Floats, first: Floats, other: Floats) -> float:
    """Regress by least squares: t of the first predictor, its error clustered by actor."""
    upper = np.triu_indices(ACTORS, 1)
    design = np.column_stack([first, other, np.ones(len(first))])
    left = outcome - design @ np.linalg.lstsq(design, outcome)[0]
    alone = first - design[:, 1:] @ np.linalg.lstsq(design[:, 1:], first)[0]
    scores = np.zeros((ACTORS, ACTORS))
    scores[upper] = alone * left
    by_actor = (scores + scores.T).sum(axis=0)
    return float(alone @ outcome / np.sqrt(by_actor @ by_actor))


def t_of_first(outcome: Floats, first: Floats, others: list[Floats]) -> tuple[float, float]:
    """Regress by least squares: the coefficient of the first predictor and its t."""
    design = np.column_stack([first, *others, np.ones(len(first))])
    inverse = np.linalg.inv(design.T @ design)
    coefficient = inverse @ design.T @ outcome
    left = outcome - design @ coefficient
    variance = left @ left / (len(outcome) - design.shape[1])
    return coefficient[0], coefficient[0] / np.sqrt(variance * inverse[0, 0])


def test_coefficients_and_p_are_those_of_whole_matrices() -> None:
    network = network_of(1)
    outcome, *predictors = matrices(network)
    upper = np.triu_indices(ACTORS, 1)
    names = ("topics=elections", "country")
    table = mrqap(network, "topics=safety", names, permutations=PERMUTATIONS, seed=3)
    random = np.random.default_rng(3)
    orders = [random.permutation(ACTORS) for _ in range(PERMUTATIONS)]
    for at, row in enumerate(records(table)):
        first, other = predictors[at][upper], predictors[1 - at][upper]
        coefficient, t = t_of_first(outcome[upper], first, [other])
        assert row["coefficient"] == pytest.approx(coefficient)
        freedom = len(upper[0]) - 3
        assert row["partial"] == pytest.approx(t / np.sqrt(t * t + freedom))
        design = np.column_stack([other, np.ones(len(other))])
        kept = np.zeros((ACTORS, ACTORS))
        kept[upper] = first - design @ np.linalg.lstsq(design, first)[0]
        kept += kept.T
        moved = (kept[np.ix_(order, order)][upper] for order in orders)
        own = abs(t_by_actor(outcome[upper], first, other)) * (1 - 1e-9)
        reached = sum(abs(t_by_actor(outcome[upper], m, other)) >= own for m in moved)
        assert row["p"] == pytest.approx((reached + 1) / (PERMUTATIONS + 1))


def test_networks_of_actors_are_predictors_and_outcomes_too() -> None:
    network = network_of(2)
    _, elections, _ = matrices(network)
    names = sorted(node for node in network if node.startswith("a"))
    own: nx.Graph[Any] = nx.Graph()
    for a, b in zip(*np.nonzero(np.triu(elections, 1)), strict=True):
        own.add_edge(names[a], names[b], weight=elections[a, b])
    asked = mrqap(network, "topics=safety", {"met": own}, permutations=20)
    assert "by construction" not in asked.note
    by_name = mrqap(network, "topics=safety", {"met": "topics=elections"}, permutations=20)
    assert asked == by_name
    assert "tie it by construction to met (6)." in by_name.note


def test_correlation_of_two_networks_with_one_predictor() -> None:
    network = network_of(3)
    outcome, elections, _ = (matrix[np.triu_indices(ACTORS, 1)] for matrix in matrices(network))
    row = records(mrqap(network, "topics=safety", "topics=elections", permutations=20))[0]
    assert row["partial"] == pytest.approx(np.corrcoef(outcome, elections)[0, 1])


def test_what_cannot_be_answered_is_named() -> None:
    network = network_of(4)
    with pytest.raises(NotFound, match="elections"):
        mrqap(network, "topics=floods", "country")
    with pytest.raises(NotFound, match="country"):
        mrqap(network, "memberships", "county")
    with pytest.raises(DataError, match="follows from the others"):
        mrqap(network, "country", ("memberships", "topics=safety"))
    nx.set_node_attributes(network, dict.fromkeys(network, "fr"), "country")
    with pytest.raises(DataError, match="country is alike for all pairs"):
        mrqap(network, "memberships", "country")
    with pytest.raises(InvalidChoice, match="predictors"):
        mrqap(network, "memberships", ())


def test_activity_is_the_sum_of_both_and_held_constant() -> None:
    network = network_of(5)
    outcome, elections, _ = matrices(network)
    actors = sorted(node for node in network if node.startswith("a"))
    degree = np.array([network.degree(actor) for actor in actors], float)
    upper = np.triu_indices(ACTORS, 1)
    active = (degree[:, None] + degree)[upper]
    names = ("topics=elections", "activity")
    first, second = records(mrqap(network, "topics=safety", names, permutations=5))
    coefficient, _ = t_of_first(outcome[upper], elections[upper], [active])
    assert first["coefficient"] == pytest.approx(coefficient)
    coefficient, _ = t_of_first(outcome[upper], active, [elections[upper]])
    assert second["coefficient"] == pytest.approx(coefficient)


@pytest.mark.parametrize("actors", [5, 40, 230])
def test_products_of_permuted_ties_are_those_of_whole_matrices(actors: int) -> None:
    """Few actors are compared pair by pair, many by what ties them."""
    random = np.random.default_rng(actors)
    joined = (random.random((actors, 12)) < 0.3).astype(float)
    country = [("", "fr", "nz")[n] for n in random.integers(0, 3, actors).tolist()]
    numbers = random.random(actors)
    alike = np.array([[a == b != "" for a in country] for b in country], dtype=float)
    whole = [np.ones(alike.shape), alike, numbers[:, None] + numbers, joined @ joined.T]
    for matrix in whole:
        np.fill_diagonal(matrix, 0)
    parts = [
        dyads.everywhere(actors),
        dyads.alike(country),
        dyads.added(numbers),
        dyads.shared(sparse.csr_array(joined)),
    ]
    order = random.permutation(actors)
    found = permuted_products(dyads.stacked(parts))(order)
    for permuted, matrix in enumerate(whole[:-1]):
        moved = matrix[np.ix_(order, order)]
        for as_it_is, other in enumerate(whole):
            assert found[permuted, as_it_is] == pytest.approx((moved * other).sum(axis=1))
