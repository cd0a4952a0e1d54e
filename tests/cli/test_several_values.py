"""Several values of one option: how they are typed, and what is said where they are not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SMALL = """Member,Coalition,Joined
Acme,Pact,2020
Acme,Call,2021
Zed,Pact,2020
Zed,Call,2020
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two members of two coalitions."""
    table = tmp_path / "small.csv"
    table.write_text(SMALL, encoding="utf-8")
    return table


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        (["--among", "pact", "call"], "--among pact,call."),
        (["--among=pact", "Green Call", "zed"], '--among "pact,Green Call,zed".'),
        (["--coalitions", "pact,", "call"], "--coalitions pact,call."),
    ],
)
def test_values_with_spaces_between_are_answered_with_the_right_form(
    run_cli: Callable[..., Any], small: Path, typed: list[str], form: str
) -> None:
    ran = run_cli("analyse", "overlap", "--data", small, *typed)
    assert ran.code == 2
    assert f"Several values go with commas between: {form}" in ran.err


def test_a_name_that_has_its_place_is_not_looked_for_among_the_options(
    run_cli: Callable[..., Any],
) -> None:
    ran = run_cli("analyse", "missing", "gifct", "--compared-with", "gni")
    assert "Write COMPARED-WITH without an option: gni." in ran.err


def test_coalitions_in_their_place_go_with_spaces_or_commas_between(
    run_cli: Callable[..., Any], small: Path
) -> None:
    growth = ["analyse", "growth", "--every", "year", "--data", small]
    apart, together = (run_cli(*growth, *names) for names in (["pact", "call"], ["pact,Call"]))
    assert json.loads(apart.out)["rows"] == json.loads(together.out)["rows"] != []


def test_coalitions_in_their_place_may_have_the_option_of_other_analyses(
    run_cli: Callable[..., Any], small: Path
) -> None:
    growth = ["analyse", "growth", "--every", "year", "--data", small, "--format", "csv"]
    asked = (["pact", "call"], ["--coalitions", "pact,call"], ["pact", "--coalitions=call"])
    ran = [run_cli(*growth, *typed) for typed in asked]
    assert [one.code for one in ran] == [0, 0, 0], ran[-1].err
    assert len({one.out for one in ran}) == 1
    both = run_cli("analyse", "rolling", "--help").out
    assert "Only these coalitions. " in both and "Only actors of these kinds. " in both


def test_help_says_how_several_are_typed(run_cli: Callable[..., Any]) -> None:
    for command in (["analyse", "overlap"], ["analyse", "missing"], ["export"], ["members"]):
        helped = " ".join(run_cli(*command, "--help").out.split())
        assert "everal with commas between" in helped


def test_a_line_end_parts_no_less_than_a_comma(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    table = tmp_path / "table.csv"
    table.write_text("member,coalition,role\nAcme,Pact,founder\n", encoding="utf-8")
    ran = run_cli("members", "Pact", "--data", table, "--roles", "member\nfounder")
    assert ran.code == 0 and "Acme" in ran.out
