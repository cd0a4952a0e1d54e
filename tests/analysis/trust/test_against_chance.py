"""Measures against chance: enumeration, what each model keeps, and what is planted."""

from __future__ import annotations

from itertools import islice
from typing import Any

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

import graphkit
from graphkit import analysis
from graphkit.analysis.trust.null_models import MODELS, null_networks
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.network import Incidence

from ...cells import column, rows
from ..small_networks import WOMEN

pytestmark = pytest.mark.slow

CELLS = np.array([[1, 0, 1, 1, 0], [0, 1, 0, 0, 1], [1, 0, 0, 1, 0], [1, 1, 0, 1, 0]], dtype=float)
MATRIX = sparse.csr_array(CELLS)
GROUPS = np.array([0, 1, 0, 1])


def both(ties: Incidence) -> float:
    """Count what the first and the third actor share."""
    cells = ties.matrix.toarray()
    return float(cells[0] @ cells[2])


def network(cells: np.ndarray[Any, Any] = CELLS) -> Incidence:
    return Incidence(tuple("abcd"), tuple("vwxyz"), sparse.csr_array(cells))


@pytest.mark.parametrize("model", MODELS)
def test_each_model_keeps_what_it_says(model: Any) -> None:
    stream = null_networks(MATRIX, model, np.random.default_rng(1), GROUPS)
    drawn = np.array([one.toarray() for one in islice(stream, 300)])
    assert len(np.unique(drawn, axis=0)) > 2
    assert set(np.unique(drawn)) == {0, 1}
    if model == "sdsm":
        assert np.allclose(drawn.mean(axis=0).sum(axis=1), CELLS.sum(axis=1), atol=0.2)
        assert np.allclose(drawn.mean(axis=0).sum(axis=0), CELLS.sum(axis=0), atol=0.2)
        return
    assert (drawn.sum(axis=2) == CELLS.sum(axis=1)).all()
    if model != "actors":
        assert (drawn.sum(axis=1) == CELLS.sum(axis=0)).all()
    if model == "within":
        for group in (0, 1):
            kept = CELLS[group == GROUPS].sum(axis=0)
            assert (drawn[:, group == GROUPS].sum(axis=1) == kept).all()


def test_networks_that_keep_degrees_on_average_give_no_p() -> None:
    table = analysis.against_chance(
        network(), lambda ties: float(ties.matrix.nnz), model="sdsm", trials=9
    )
    (row,) = table.records()
    assert (row["p"], row["q"]) == (None, None)
    assert row["expected"] is not None
    assert "'fdsm' gives one" in table.note


def test_p_is_that_over_all_networks_of_the_same_degrees() -> None:
    grid = np.array(list(np.ndindex(*(2,) * 20)), dtype=np.int8).reshape(-1, 4, 5)
    fits = (grid.sum(axis=2) == CELLS.sum(axis=1)).all(axis=1)
    fits &= (grid.sum(axis=1) == CELLS.sum(axis=0)).all(axis=1)
    shared = (grid[fits][:, 0] * grid[fits][:, 2]).sum(axis=1)
    seen = both(network())
    expected = 2 * min((shared >= seen).mean(), (shared <= seen).mean())
    row = analysis.against_chance(network(), both, model="fdsm", trials=1500).records()[0]
    assert row["value"] == seen
    assert row["expected"] == pytest.approx(shared.mean(), abs=0.06)
    assert row["deviation"] == pytest.approx(shared.std(), abs=0.06)
    assert row["p"] == pytest.approx(min(expected, 1), abs=0.05)


def test_a_block_that_is_planted_is_found() -> None:
    cells = (np.random.default_rng(2).random((20, 16)) < 0.2).astype(float)
    cells[:5, :4] = 1
    planted = Incidence(tuple(range(20)), tuple("abcdefghijklmnop"), sparse.csr_array(cells))

    def modularity(ties: Incidence) -> float:
        shared = (ties.matrix @ ties.matrix.T).toarray()
        return float(shared[:5, :5].sum())

    table = analysis.against_chance(planted, modularity, model="fdsm", trials=199)
    assert column(table, "p")[0] == pytest.approx(2 / 200)
    assert column(table, "z")[0] > 3


def test_any_measure_has_a_row_for_each_key_and_the_same_seed_gives_the_same() -> None:
    options: Any = {"key": "node", "value": "betweenness", "trials": 20}
    tables = [
        analysis.against_chance(
            WOMEN,
            lambda ties: analysis.centrality(ties, "betweenness"),
            model="fdsm",
            seed=seed,
            **options,
        )
        for seed in (1, 1, 2)
    ]
    assert tables[0] == tables[1] != tables[2]
    assert len(tables[0]) == len(WOMEN)
    for *_, p, q, trials in rows(tables[0]):
        assert 2 / 21 <= p <= q <= 1
        assert trials == 20


def test_groups_come_from_an_attribute(kg: graphkit.KnowledgeGraph) -> None:
    drawn = kg.network(on="2022-06-23", coalitions=("gifct", "tech-coalition"))
    table = analysis.against_chance(
        drawn, lambda ties: float(ties.matrix.nnz), model="within", within="kind", trials=3
    )
    assert rows(table)[0][1] == rows(table)[0][2] == drawn.number_of_edges()
    with pytest.raises(NotFound, match="colour"):
        analysis.against_chance(drawn, len, model="within", within="colour")  # type: ignore[arg-type]
    with pytest.raises(DataError, match="no groups"):
        analysis.against_chance(nx.Graph(WOMEN), both, model="within")
    with pytest.raises(InvalidChoice, match="model"):
        analysis.against_chance(WOMEN, both, model="magic")  # type: ignore[arg-type]
