"""Core and periphery: a clear core, and brute force over single moves and over all splits."""

from __future__ import annotations

import re
from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given

from graphkit import Table
from graphkit.analysis.whole.core_periphery import core_periphery
from graphkit.network import incidence

from ...examples import examples
from ..small_networks import TIES, network_of

Cells = npt.NDArray[np.float64]


def fit_of(table: Table) -> float:
    found = re.search(r"correlation (\d\.\d+)", table.note)
    return float(found[1]) if found else 0.0


def correlation(matrix: Cells, rows: Cells, columns: Cells) -> float:
    """Correlate the ties with a pattern in which core actors are in core coalitions only."""
    ideal = np.outer(rows, columns)
    flat = ideal.std() == 0 or matrix.std() == 0
    return 0.0 if flat else float(np.corrcoef(ideal.ravel(), matrix.ravel())[0, 1])


def sides_of(table: Table) -> list[Cells]:
    kept = sorted((str(row[0]), float(bool(row[4]))) for row in table)
    return [np.array([core for name, core in kept if name[0] == side]) for side in "ac"]


def test_a_core_is_found_where_there_is_one() -> None:
    ties = {(a, c) for a in range(3) for c in range(3)} | {(3, 0), (4, 1), (0, 3), (1, 4)}
    table = core_periphery(network_of(ties, 6, 5))
    assert {row[0] for row in table if row[4]} == {"a0", "a1", "a2", "c0", "c1", "c2"}
    assert [row[4] for row in table] == [True] * 6 + [False] * 5
    free = core_periphery(network_of(ties, 6, 5), between="free")
    assert fit_of(free) == 1


def test_one_of_two_cliques_is_a_core() -> None:
    ties = {(a, c) for a, c in product(range(6), range(6)) if (a < 3) == (c < 3)}
    table = core_periphery(network_of(ties, 6, 6))
    assert fit_of(table) == pytest.approx(0.577, abs=0.001)
    assert sum(bool(row[4]) for row in table) == 6


@examples(60)
@given(ties=TIES)
def test_no_single_move_fits_better_and_the_note_says_the_fit(ties: set[tuple[int, int]]) -> None:
    network = network_of(ties)
    matrix = incidence(network).matrix.toarray()
    table = core_periphery(network, starts=1)
    sides = sides_of(table)
    fit = correlation(matrix, *sides)
    assert fit_of(table) == pytest.approx(max(fit, 0), abs=6e-4)
    if not fit:
        return
    for side, core in enumerate(sides):
        for place in range(len(core)):
            moved = [one.copy() for one in sides]
            moved[side][place] = 1 - core[place]
            assert correlation(matrix, *moved) <= fit + 1e-9


@examples(15)
@given(ties=TIES)
def test_small_networks_are_split_nearly_as_well_as_they_can_be(ties: set[tuple[int, int]]) -> None:
    network = network_of({(a % 5, c % 4) for a, c in ties}, 5, 4)
    matrix = incidence(network).matrix.toarray()
    every = (np.array(one, float) for one in product((0, 1), repeat=5))
    best = max(
        correlation(matrix, rows, np.array(columns, float))
        for rows in every
        for columns in product((0, 1), repeat=4)
    )
    assert fit_of(core_periphery(network, starts=20)) >= best - 1e-3
