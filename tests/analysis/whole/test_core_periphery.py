"""Core and periphery: a clear core, and brute force over all splits that are tried."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from graphkit.analysis.whole.core_periphery import core_periphery
from graphkit.network import incidence

from ..small_networks import TIES, network_of


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
