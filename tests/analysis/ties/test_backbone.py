"""Null models and corrections: scipy, enumeration, and what they leave unchanged."""

from __future__ import annotations

from typing import Literal

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse, stats

from graphkit.analysis.adjusted_p_values import adjusted_p_values
from graphkit.analysis.ties.backbone import backbone
from graphkit.analysis.ties.chance.bicm import bicm
from graphkit.analysis.ties.chance.chance_alone import kept_by_chance, least_attainable
from graphkit.analysis.ties.chance.null_fdsm import shuffled
from graphkit.analysis.ties.chance.null_hypergeometric import upper_tail
from graphkit.analysis.ties.chance.poisson_binomial import (
    poisson_binomial_tails,
    refined_normal_tail,
)
from graphkit.analysis.ties.co_membership import co_membership
from graphkit.errors import GraphkitError, InvalidChoice
from graphkit.network import incidence

from ...cells import column, rows
from ...examples import examples
from ..small_networks import TIES, network_of


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
    tables = [
        backbone(women, model="fdsm", correction="none", trials=50, seed=seed) for seed in (1, 1, 2)
    ]
    assert tables[0] == tables[1]
    assert tables[0] != tables[2]
    assert min(column(tables[0], "p")) >= 1 / 51
    assert "seed 1" in tables[0].note


def test_the_null_models_agree_on_who_stands_out_among_the_southern_women() -> None:
    women = nx.davis_southern_women_graph()
    p = {
        model: {
            row[:2]: row[3]
            for row in rows(backbone(women, model=model, correction="none", trials=400))
        }
        for model in ("sdsm", "fdsm")
    }
    differences = [abs(p["sdsm"][pair] - p["fdsm"][pair]) for pair in p["sdsm"]]
    assert np.median(differences) < 0.1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.integers(0, 30))
def test_corrections_never_lower_p_and_keep_the_order(p: list[float], further: int) -> None:
    raw = np.array(p)
    tests = len(raw) + further
    adjusted = {name: adjusted_p_values(raw, name, tests) for name in ("bonferroni", "holm", "fdr")}
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
        ("model", {"model": "magic", "correction": "fdr"}),
        ("correction", {"model": "sdsm", "correction": "sidak"}),
        ("tests", {"model": "sdsm", "correction": "fdr", "tests": "some"}),
        ("alpha", {"model": "sdsm", "correction": "fdr", "alpha": 1.5}),
        ("trials", {"model": "fdsm", "correction": "fdr", "trials": 0}),
    ):
        with pytest.raises(InvalidChoice, match=name):
            backbone(women, **wrong)
    table = backbone(women, model="sdsm", correction="holm", tests="all", alpha=0.01)
    assert "sdsm" in table.note
    assert "holm over all pairs" in table.note
    stricter = backbone(women, model="hypergeometric", correction="bonferroni", tests="all")
    looser = backbone(women, model="hypergeometric", correction="bonferroni")
    assert stricter[0][4] == pytest.approx(rows(looser)[0][4] * 153 / 139)


@examples(25)
@given(ties=TIES)
def test_the_number_kept_by_chance_is_that_over_all_networks_of_the_model(
    ties: set[tuple[int, int]],
) -> None:
    """Each pair of rows by itself: the chance that the number shared has p at most alpha."""
    matrix = incidence(network_of(ties)).matrix
    degree, things = np.diff(matrix.indptr), matrix.shape[1]
    low, high = np.triu_indices(len(degree), 1)
    expected = 0.0
    for one, two in zip(degree[low], degree[high], strict=True):
        tails = stats.hypergeom.sf(np.arange(-1, things), things, one, two)
        expected += max(tails[tails <= 0.2 + 1e-12], default=0.0)
    assert kept_by_chance(matrix, "hypergeometric", 0.2 + 1e-12) == pytest.approx(expected)


def test_the_number_kept_by_chance_is_that_of_coins() -> None:
    """Two actors in each of two coalitions with chance a half: they share both in one of 16."""
    matrix = sparse.csr_array(np.eye(2))
    assert kept_by_chance(matrix, "sdsm", 0.07) == pytest.approx(1 / 16)
    assert kept_by_chance(matrix, "sdsm", 0.06) == 0
    assert kept_by_chance(matrix, "sdsm", 0.5) == pytest.approx(7 / 16)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=6), st.sampled_from(["holm", "fdr"]))
def test_the_least_corrected_p_is_reached_when_all_pairs_reach_theirs(
    twentieths: list[int], correction: Literal["holm", "fdr"]
) -> None:
    p = np.array(twentieths) / 20
    found = least_attainable(p, np.ones(len(p), dtype=int), correction, len(p))
    assert found == pytest.approx(adjusted_p_values(p, correction, len(p)).min())


def test_the_note_says_what_chance_keeps_and_what_can_be_reached() -> None:
    women = nx.davis_southern_women_graph()
    note = backbone(women, model="fdsm", correction="bonferroni", trials=20).note
    assert "so that none can be kept: raise trials=." in note
    assert "0 kept; without a correction, chance alone would keep" in note
    assert (
        "none can be kept" not in backbone(women, model="sdsm", correction="none", alpha=0.1).note
    )


def test_a_projection_needs_a_correction_with_a_backbone() -> None:
    women = nx.davis_southern_women_graph()
    with pytest.raises(InvalidChoice, match="correction"):
        co_membership(women, backbone="sdsm")
    assert co_membership(women, backbone="sdsm", correction="fdr").graph["backbone"]
