"""Days on the command line are read as people write them; changes take months and years."""

from __future__ import annotations

import datetime
import re
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


def utc_day() -> str:
    return str(datetime.datetime.now(tz=datetime.UTC).date())


@pytest.mark.parametrize(
    "typed",
    [
        ["members", "gifct", "--on", "today"],
        ["members", "gifct", "--during", "2024/Today"],
        ["standing", "gifct", "--on", "today"],
        ["changes", "2026", "today"],
        ["analyse", "pairs", "--on", "today", "--min-shared", "9"],
        ["analyse", "stability", "2020-01-01", "today"],
        ["query", "91-in-at-least", "--param", "number=30", "--param", "day=today"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_today_is_the_day_on_which_the_command_runs(
    run_cli: Callable[..., Any], typed: list[str]
) -> None:
    day = ""
    while day != utc_day():  # Midnight may come between the two commands.
        day = utc_day()
        asked = run_cli(*typed)
        wanted = run_cli(*(re.sub("(?i)today", day, word) for word in typed))
    assert asked.code == 0 and asked.out
    assert (asked.out, asked.err) == (wanted.out, wanted.err)


def test_a_thing_that_is_called_today_is_no_day(run_cli: Callable[..., Any]) -> None:
    assert "'today'" in run_cli("members", "today").err


def test_changes_of_a_year_are_those_from_its_first_to_its_last_day(kg: gk.KnowledgeGraph) -> None:
    days = kg.changes("2025-01-01", "2025-12-31").rows
    assert days and kg.changes(2025, 2025).rows == kg.changes("2025", "2025").rows == days
    assert kg.changes("2025-03", "2025-03").rows == kg.changes("2025-03-01", "2025-03-31").rows


def test_a_narrow_table_of_who_left_says_why(kg: gk.KnowledgeGraph) -> None:
    left = kg.changes(2024, 2024, change="left").to_text(width=80)
    both = kg.changes(2024, 2024, change=("joined", "left")).to_text(width=80)
    assert "detail" in left.splitlines()[0] and "change" not in left.splitlines()[0]
    assert "change" in both.splitlines()[0]
