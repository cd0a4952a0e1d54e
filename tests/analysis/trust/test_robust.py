"""What one coalition more or less, or a fuller list, does to a measure."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from graphkit import Table
from graphkit.analysis import centrality, robust
from graphkit.errors import DataError
from graphkit.network import Incidence

from ...cells import records
from ..small_networks import network_of

NETWORK = network_of({(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 2)}, 3, 3)


def degrees(ties: Incidence) -> Table:
    sums = np.asarray(ties.matrix.sum(axis=1)).astype(int).tolist()
    return Table(["who", "n"], list(zip(ties.actors, sums, strict=True)))


def test_each_coalition_is_left_out_once() -> None:
    found = {row["who"]: row for row in records(robust(NETWORK, degrees, key="who", value="n"))}
    assert [(row["value"], row["least"], row["most"]) for row in found.values()] == [
        (3, 2, 2),
        (2, 1, 2),
        (1, 0, 1),
    ]
    assert found["a2"]["moved_most_by"] == "c2"
    assert found["a2"]["without_it"] == 0
    # Without c0 or c1, a1 has one tie, as a2 has.
    assert [found["a1"][name] for name in ("rank", "best_rank", "worst_rank")] == [2, 1.5, 2.5]
    assert found["a0"]["completed"] is None


def test_a_number_has_one_row() -> None:
    table = robust(NETWORK, lambda ties: float(ties.matrix.nnz))
    assert records(table)[0]["value"] == 6
    assert (records(table)[0]["least"], records(table)[0]["most"]) == (4, 4)
    assert "those outside the data are not" in table.note


def test_coalitions_are_made_as_complete_as_each_other() -> None:
    full = Incidence(
        tuple(range(40)), ("whole", "half"), sparse.csr_array(np.ones((40, 2), dtype=float))
    )

    def sizes(ties: Incidence) -> Table:
        return Table(
            ["what", "n"],
            list(zip(ties.coalitions, np.asarray(ties.matrix.sum(axis=0)).tolist(), strict=True)),
        )

    table = robust(full, sizes, key="what", value="n", completeness={"half": 0.5}, draws=300)
    whole, half = records(table)
    assert whole["completed"] == pytest.approx(20, abs=1)
    assert whole["completed_low"] < 20 < whole["completed_high"]
    assert half["completed"] == half["completed_low"] == 40
    same = robust(full, sizes, key="what", value="n", completeness={"half": 0.5}, draws=300)
    assert same == table


def test_completeness_is_a_share_of_a_known_coalition() -> None:
    for wrong in ({"nowhere": 0.5}, {"c0": 0}, {"c0": 1.5}):
        with pytest.raises(DataError, match="completeness"):
            robust(NETWORK, degrees, key="who", value="n", completeness=wrong)


def test_every_measure_of_a_network_can_be_left_to_it() -> None:
    women = nx.davis_southern_women_graph()
    table = robust(
        women,
        lambda ties: centrality(ties, "betweenness", side="actors"),
        key="node",
        value="betweenness",
    )
    for row in records(table):
        assert row["best_rank"] <= row["worst_rank"]
        assert row["least"] <= row["most"]
