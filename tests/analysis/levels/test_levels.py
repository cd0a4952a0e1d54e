"""A small version of ``make levels``: no p is small too often, and what is planted is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from scipy import stats

from .cases import Case, null_cases, power_cases
from .measured import ALPHA, FOUND, share

pytestmark = pytest.mark.slow

DATA_SETS = 12


def case_id(case: Case) -> str:
    return f"{case.name}, {case.shape}".replace(" ", "-")


def one_in(step: int, cases: Sequence[Case]) -> list[Any]:
    """Leave most of many cases for when everything is asked of."""
    return [
        pytest.param(case, marks=() if number % step == 0 else pytest.mark.thorough)
        for number, case in enumerate(cases)
    ]


@pytest.mark.parametrize("case", one_in(3, null_cases()), ids=case_id)
def test_a_null_hypothesis_that_holds_is_seldom_refused(case: Case) -> None:
    refused = round(share(case, DATA_SETS) * DATA_SETS)
    assert stats.binom.sf(refused - 1, DATA_SETS, ALPHA) > 0.001


@pytest.mark.parametrize("case", power_cases(), ids=case_id)
def test_what_is_planted_is_found(case: Case) -> None:
    assert share(case, DATA_SETS) >= FOUND - 0.2
