"""A step is on one day, month or year; else it cannot be told what came before what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.authoring import examine


@pytest.mark.parametrize("during", ["2010-03-31/2012-01-01", "/2010", "2019~", "/"])
def test_no_date_of_one_step(folder_of: Callable[..., Path], during: str) -> None:
    step = {"actor": "acme", "coalition": "pact", "step": "suspension", "source": "gazette"}
    (problem,) = examine(folder_of(steps=[{**step, "during": during}])).problems
    assert (problem.line, problem.column) == (2, "during")
    assert "is not the date of one step. Write the day" in str(problem)


@pytest.mark.parametrize("during", ["2010-03-31", "2010-03", "2010"])
def test_a_date_of_a_step(folder_of: Callable[..., Path], during: str) -> None:
    step = {"actor": "acme", "coalition": "pact", "step": "suspension", "source": "gazette"}
    assert examine(folder_of(steps=[{**step, "during": during}])).problems == ()
