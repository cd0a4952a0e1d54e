"""A small version of ``make levels``: no p is small too often, and what is planted is found."""

from __future__ import annotations

import pytest
from scipy import stats

from .cases import Case, null_cases, power_cases
from .measured import ALPHA, FOUND, share

pytestmark = pytest.mark.slow

DATA_SETS = 12


def case_id(case: Case) -> str:
    return f"{case.name}, {case.shape}".replace(" ", "-")


@pytest.mark.parametrize("case", null_cases(), ids=case_id)
def test_a_null_hypothesis_that_holds_is_seldom_refused(case: Case) -> None:
    refused = round(share(case, DATA_SETS) * DATA_SETS)
    assert stats.binom.sf(refused - 1, DATA_SETS, ALPHA) > 0.001


@pytest.mark.parametrize("case", power_cases(), ids=case_id)
def test_what_is_planted_is_found(case: Case) -> None:
    assert share(case, DATA_SETS) >= FOUND - 0.2
