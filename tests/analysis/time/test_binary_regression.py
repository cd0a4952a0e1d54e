"""The regression of a yes or no against statsmodels, row by row."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels import api

from graphkit.analysis.time.alike_rows import alike
from graphkit.analysis.time.binary_regression import Cells, Link, binary_regression


@pytest.mark.parametrize("link", ["cloglog", "logit"])
def test_rows_counted_together_give_what_statsmodels_gives_row_by_row(link: Link) -> None:
    random = np.random.default_rng(5)
    number, flag = random.integers(0, 4, 900), random.integers(0, 2, 900)
    actor = random.integers(0, 60, 900)
    columns = np.column_stack([number, flag, np.ones(900)]).astype(float)
    said = (random.random(900) < 0.1 + 0.1 * number).astype(float)
    cell = alike([number, flag])
    _, first, count = np.unique(cell, return_index=True, return_counts=True)
    yes = np.bincount(cell, said).astype(float)
    cells = Cells(columns[first], count.astype(float), yes, cell, said)
    coefficient, error = binary_regression(cells, actor, link)

    links = {"cloglog": api.families.links.CLogLog, "logit": api.families.links.Logit}
    family = api.families.Binomial(link=links[link]())
    there = api.GLM(said, columns, family=family).fit(
        cov_type="cluster", cov_kwds={"groups": actor}, tol=1e-12
    )
    assert coefficient == pytest.approx(there.params, rel=1e-7)
    assert error == pytest.approx(there.bse, rel=1e-7)


def test_a_column_that_follows_from_others_is_refused() -> None:
    columns = np.column_stack([np.ones(4), [0, 1, 0, 1], [1, 2, 1, 2]]).astype(float)
    said = np.array([0.0, 1, 1, 0])
    each = np.arange(4)
    with pytest.raises(np.linalg.LinAlgError):
        binary_regression(Cells(columns, np.ones(4), said, each, said), each, "logit")
