"""Notes and help of analyses name options that the command has."""

from __future__ import annotations

import re
from typing import Final

import pytest

import graphkit as gk
from graphkit.analysis.registry import Analysis, analyses
from graphkit.cli.analyse import parse, parser_of_analysis, run
from graphkit.errors import GraphkitError
from graphkit.graph import KnowledgeGraph
from graphkit.next_steps import worded

CSV: Final = """member,coalition,start,kind
Acme,Green Pact,2019-01-01,company
Acme,Blue Pact,2020-01-01,company
Beta,Green Pact,2019-02-01,company
Beta,Blue Pact,,company
"""
NEEDED: Final = {
    "back-test": ["2020-06-01", "2022-01-01"],
    "changes-in-words": ["2019", "2022"],
    "interlocks": ["acme", "beta"],
    "joined-by-peers": ["acme"],
    "missing": ["green-pact", "blue-pact"],
    "network-change": ["2019-01-01", "2022-01-01"],
    "tie-changes": ["2019-01-01", "2022-01-01"],
}
OPTION: Final = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    table = tmp_path_factory.mktemp("pacts") / "pacts.csv"
    table.write_text(CSV, encoding="utf-8")
    return gk.load(table)


@pytest.mark.parametrize("analysis", analyses(), ids=lambda one: one.name)
@pytest.mark.parametrize("day", ["", "1900-01-01", "2019-06-01"])
def test_notes_and_errors_name_options_of_the_command(
    analysis: Analysis, day: str, small: KnowledgeGraph
) -> None:
    there = parser_of_analysis(analysis.name).options()
    typed = [analysis.name, *NEEDED.get(analysis.name, ())]
    if day and "--on" in there:
        typed += ["--on", day]
    try:
        said = worded(run(small, parse(typed)).note, "terminal")
    except GraphkitError as error:
        said = error.said("terminal")
    except SystemExit:  # it needs more than is typed here
        return
    named = set(OPTION.findall(said))
    assert named <= there, said


@pytest.mark.parametrize("analysis", analyses(), ids=lambda one: one.name)
def test_help_names_options_of_the_command(analysis: Analysis) -> None:
    parser = parser_of_analysis(analysis.name)
    shown = " ".join(parser.format_help().split())
    assert "exactly one of them" not in shown
    assert set(OPTION.findall(shown.replace("- ", "-"))) <= parser.options()
    if analysis.needs == "network":
        assert "without it and without --during, all time" in shown


def test_an_empty_network_says_how_all_time_is_asked_for(small: KnowledgeGraph) -> None:
    # Of whoever joined on an unknown day nothing is known of 1900; the others came later.
    typed = ["pairs", "--on", "1900-01-01", "--at-least", "possible", "--coalitions", "Green Pact"]
    note = run(small, parse(typed)).note
    assert "ever=True" in note
    assert "leave out --on and --during" in worded(note, "terminal")
