"""Analyses by their names on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest


def rows(ran: Any) -> list[dict[str, Any]]:
    """The records of an answer that went well."""
    assert (ran.code, ran.err) == (0, ""), ran.err
    found = json.loads(ran.out)["rows"]
    assert isinstance(found, list)
    return found


def test_the_analyses_are_listed_with_what_they_answer(run_cli: Callable[..., Any]) -> None:
    listed = rows(run_cli("list", "analyses"))
    assert {"name", "answers", "needs"} == set(listed[0])
    assert len(listed) > 20


def test_options_are_read_as_what_they_are(run_cli: Callable[..., Any]) -> None:
    months = rows(run_cli("analyse", "growth", "christchurch-call"))
    years = rows(run_cli("analyse", "joins-and-exits", "christchurch-call"))
    assert months and years
    shared = rows(run_cli("analyse", "interlocks", "zoom", "microsoft"))
    assert "gifct" in json.dumps(shared)


@pytest.mark.parametrize("name", ["cohesion", "components", "overlap"])
def test_an_analysis_runs_on_a_day_and_over_all_time(
    run_cli: Callable[..., Any], name: str
) -> None:
    on_a_day = run_cli("analyse", name, "--on", "2019-05-15", "--format", "csv")
    ever = run_cli("analyse", name, "--format", "csv")
    assert (on_a_day.code, ever.code) == (0, 0), on_a_day.err + ever.err
    assert on_a_day.out != ever.out


def test_pairs_come_strongest_first(run_cli: Callable[..., Any]) -> None:
    weights = [tie["weight"] for tie in rows(run_cli("analyse", "pairs", "--on", "2019-05-15"))]
    assert weights and weights == sorted(weights, reverse=True)
    strong = rows(run_cli("analyse", "pairs", "--on", "2022-06-23", "--param", "min-shared=5"))
    assert strong and min(tie["shared"] for tie in strong) >= 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["degre"], "List them with"),
        (["cohesion", "--param", "colour=red"], "has no option 'colour'. Its options:"),
        (["cohesion", "--param", "colour"], "has no option 'colour'"),
        (["missing"], "It takes"),
        (["cohesion", "--on", "2019"], "is not one day"),
        (["growth", "chirstchurch"], "no coalition is called"),
    ],
)
def test_what_was_asked_wrongly_ends_with_2(
    run_cli: Callable[..., Any], arguments: list[str], words: str
) -> None:
    ran = run_cli("analyse", *arguments)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert words in ran.err and len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "option", ["min-size=1.5", "min-size=many", "min-size=-", "min-size=", "min_size=²"]
)
def test_a_number_that_is_none_is_a_usage_error(run_cli: Callable[..., Any], option: str) -> None:
    ran = run_cli("analyse", "equivalence", "--on", "2019-05-15", "--param", option)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert "min_size" in ran.err and len(ran.err.splitlines()) == 1
