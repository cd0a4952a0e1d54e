"""Days on the command line are read as people write them; changes take months and years."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("typed", ["1 June 2022", "June 1, 2022", "1er juin 2022", "2022-06-01"])
def test_a_day_is_the_same_however_it_is_written(run_cli: Callable[..., Any], typed: str) -> None:
    asked = run_cli("members", "gifct", "--on", typed, "--format", "csv")
    assert asked.code == 0
    assert asked.out == run_cli("members", "gifct", "--on", "2022-06-01", "--format", "csv").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("05/06/2022", "day/month or month/day"),
        ("June 2022", "--during 2022-06"),
        ("Juni", "not a date"),
    ],
)
def test_what_is_no_day_is_refused(run_cli: Callable[..., Any], typed: str, said: str) -> None:
    asked = run_cli("members", "gifct", "--on", typed)
    assert asked.code != 0 and said in asked.err


def test_changes_of_a_year_are_those_from_its_first_to_its_last_day(kg: gk.KnowledgeGraph) -> None:
    days = kg.changes("2025-01-01", "2025-12-31").rows
    assert days and kg.changes(2025, 2025).rows == kg.changes("2025", "2025").rows == days
    assert kg.changes("2025-03", "2025-03").rows == kg.changes("2025-03-01", "2025-03-31").rows
