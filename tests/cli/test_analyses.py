"""Analyses by their names on the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis.registry import get

pytestmark = pytest.mark.slow


def rows(ran: Any) -> list[dict[str, Any]]:
    """The records of an answer that went well."""
    assert (ran.code, ran.err) == (0, ""), ran.err
    found = json.loads(ran.out)["rows"]
    assert isinstance(found, list)
    return found


def test_the_analyses_are_listed_with_what_they_do(run_cli: Callable[..., Any]) -> None:
    listed = rows(run_cli("list", "analyses"))
    assert {"name", "group", "needs", "does"} == set(listed[0])
    assert len(listed) > 20
    helped = run_cli("analyse", "--help").out
    for row in listed:
        assert re.search(rf"^  {row['name']} +{re.escape(row['does'])}$", helped, re.MULTILINE)


@pytest.mark.slow
def test_options_are_read_as_what_they_are(run_cli: Callable[..., Any]) -> None:
    months = rows(run_cli("analyse", "growth", "christchurch-call", "--first", "2020-01-01"))
    assert months[0]["day"] == "2020-01-31" and {r["coalition"] for r in months} == {
        "christchurch-call"
    }
    two = rows(run_cli("analyse", "growth", "christchurch-call", "gifct", "--every", "year"))
    assert {row["coalition"] for row in two} == {"christchurch-call", "gifct"}
    split = rows(run_cli("analyse", "growth", "gifct", "--by", "coalition,kind"))
    assert {"coalition", "kind"} <= {*split[0]}
    measured = rows(run_cli("analyse", "centrality", "--measures", "degree", "--on", "2020-01-01"))
    assert "degree" in measured[0] and "closeness" not in measured[0]
    every = ["analyse", "missing", "gifct", "tech-coalition,christchurch-call"]
    assert len(rows(run_cli(*every, "--no-every"))) > len(rows(run_cli(*every)))
    shared = rows(run_cli("analyse", "interlocks", "zoom", "microsoft", "--what", "coalition"))
    assert {row["what"] for row in shared} == {"coalition"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cohesion", "components", "overlap"])
def test_an_analysis_runs_on_a_day_in_a_year_and_over_all_time(
    run_cli: Callable[..., Any], extract: Path, name: str
) -> None:
    asked: tuple[list[str], ...] = (["--on", "2019-05-15"], ["--during", "2019"], [])
    ran = [run_cli("analyse", name, *t, "--format", "csv", "--data", extract) for t in asked]
    assert [one.code for one in ran] == [0, 0, 0], "".join(one.err for one in ran)
    assert len({one.out for one in ran}) == 3


@pytest.mark.slow
@pytest.mark.parametrize("name", ["waves", "growth", "joins_and_exits"])
def test_with_no_options_it_is_what_python_gives(
    run_cli: Callable[..., Any], extract: Path, part: gk.KnowledgeGraph, name: str
) -> None:
    analysis = get(name)
    found = analysis.function(part if analysis.needs == "kg" else part.panel)
    assert len(found) > 0
    ran = run_cli("analyse", name, "--format", "csv", "--data", extract)
    assert ran.out.splitlines() == found.to_csv().splitlines()


@pytest.mark.slow
def test_roles_narrow_every_analysis(
    run_cli: Callable[..., Any], extract: Path, part: gk.KnowledgeGraph
) -> None:
    kg = part.in_roles("founder")
    for name in ("waves", "joins_and_exits", "pairs"):
        asked = ("--roles", "founder", "--format", "csv", "--data", extract)
        ran = run_cli("analyse", name, *asked)
        analysis = get(name)
        subjects = {"kg": kg, "panel": kg.panel, "network": kg.network(ever=True)}
        expected = analysis.function(subjects[analysis.needs])
        assert len(expected) > 0, name
        assert ran.out.splitlines() == expected.to_csv().splitlines(), name


@pytest.mark.slow
def test_the_network_is_drawn_as_asked(run_cli: Callable[..., Any]) -> None:
    drawn = ["analyse", "components", "--on", "2022-06-23"]
    everyone, companies = rows(run_cli(*drawn)), rows(run_cli(*drawn, "--kinds", "company"))
    assert 0 < len(companies) < len(everyone)


@pytest.mark.slow
def test_pairs_come_strongest_first(run_cli: Callable[..., Any]) -> None:
    weights = [tie["weight"] for tie in rows(run_cli("analyse", "pairs", "--on", "2019-05-15"))]
    assert weights and weights == sorted(weights, reverse=True)
    strong = rows(run_cli("analyse", "pairs", "--on", "2022-06-23", "--min-shared", "5"))
    assert strong and min(tie["shared"] for tie in strong) >= 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["degre"], "They are listed by graphkit list analyses."),
        (["centralty"], "Did you mean 'centrality'"),
        (["cohesion", "--colour", "red"], "there is no option --colour."),
        (["growth", "--evry", "year"], "Did you mean --every"),
        (["missing"], "COALITION"),
        (["missing", "gifct"], "COMPARED-WITH"),
        ([], "NAME"),
        (["cohesion", "--on", "2019"], "For some time in it write --during 2019."),
        (["cohesion", "--on", "2019-01-01", "--during", "2019"], "Give one of them."),
        (["growth", "chirstchurch"], "no coalition is called"),
        (["pairs", "--side", "actor"], "Did you mean actors"),
        (["equivalence", "--min-size", "1.5"], "'1.5' is no whole number"),
        (["equivalence", "--min-size", ""], "'' is no whole number"),
        (["equivalence", "--min-size", "²"], "no whole number"),
        (["backbone", "--model", "sdsm", "--alpha", "much"], "'much' is no number"),
    ],
)
def test_what_was_asked_wrongly_ends_with_2(
    run_cli: Callable[..., Any], arguments: list[str], words: str
) -> None:
    ran = run_cli("analyse", *arguments)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert words in ran.err and "Traceback" not in ran.err
    assert len([line for line in ran.err.splitlines() if line.startswith("graphkit")]) == 1


def test_below_a_table_for_people_stands_what_its_columns_mean(
    run_cli: Callable[..., Any],
) -> None:
    typed = ["analyse", "bridges", "--across", "led_by", "--on", "2024-01-01"]
    told = run_cli(*typed, "--format", "table").err
    assert "\nrarity: sum over these pairs" in told
    assert "\nlabel:" not in told, "what the name says is not repeated"
    assert "rarity:" not in run_cli(*typed, "--format", "csv").err


def test_what_must_be_given_is_told_with_what_it_means(run_cli: Callable[..., Any]) -> None:
    told = run_cli("analyse", "bridges").err
    assert "--across: What is otherwise apart" in told


def test_the_day_of_links_says_when_it_is_needed(run_cli: Callable[..., Any]) -> None:
    helped = " ".join(run_cli("analyse", "cohesion", "--help").out.split())
    assert "Needed with --during, and of all time, to say whose services count." in helped
