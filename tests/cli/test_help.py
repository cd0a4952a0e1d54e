"""What the program says of itself, and what it says when something was typed wrongly."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

import graphkit as gk
from graphkit.cli.catalogue import COMMANDS, parser_of
from graphkit.cli.help import DOCUMENTATION, FIRST_STEPS

pytestmark = pytest.mark.slow


def test_alone_it_greets_and_says_how_to_begin(run_cli: Callable[..., Any]) -> None:
    ran = run_cli()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("graphkit: Who joined which coalition")
    for command, _ in FIRST_STEPS:
        assert command in ran.out
        assert run_cli(*command.split()[1:]).code == 0
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_help_lists_every_command_and_where_to_read_on(
    run_cli: Callable[..., Any], words: list[str]
) -> None:
    ran = run_cli(*words)
    assert (ran.code, ran.err) == (0, "")
    listed = re.findall(r"^  (\w+) +(.*)$", ran.out, re.MULTILINE)
    assert listed == [(name, command.summary) for name, command in COMMANDS.items()]
    assert "Exit codes: 0 ok" in ran.out and DOCUMENTATION in ran.out


@pytest.mark.parametrize("word", ["-V", "--version"])
def test_it_tells_its_version(run_cli: Callable[..., Any], word: str) -> None:
    assert run_cli(word) == (0, f"graphkit {gk.__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_explains_all_that_it_takes(
    run_cli: Callable[..., Any], command: str
) -> None:
    ran = run_cli(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: graphkit {command}")
    assert COMMANDS[command].summary in ran.out
    assert f"Example: graphkit {command} {COMMANDS[command].example}".rstrip() in ran.out
    assert run_cli("help", command) == ran
    for action in parser_of(command)._actions:
        assert action.help or action.choices, f"{command} {action.dest} is not explained"


def test_help_of_an_analysis_is_help_too(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("help", "analyse", "growth")
    assert ran == run_cli("analyse", "growth", "--help")
    assert "--first DAY" in ran.out and "how many members there were" in ran.out


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["membres"], "Did you mean members"),
        (["xyzzy"], "no command is called 'xyzzy'."),
        (["help", "memberz"], "no command is called 'memberz'. Did you mean members"),
        (["build", "nothing-there", "-o", "x.ttl", "--zzz"], "there is no option --zzz."),
        (["--versoin"], "no option is called '--versoin'. Did you mean --version?"),
        (["members", "gifct", "--atleast", "certain"], "Did you mean --at-least"),
        (["members", "gifct", "--on=2020-01-01", "--langg=fr"], "Did you mean --lang"),
        (["members", "gifct", "--zzzz"], "there is no option --zzzz."),
        (["members"], "COALITION"),
        (["members", "gifct", "zoom"], "'zoom' is one argument too many."),
        (["members", "gifct", "--at-least", "certainly"], "Did you mean certain?"),
        (["members", "gifct", "--at-least", "x"], "Use certain, presumed or possible."),
        (["members", "gifct", "--on"], "--on"),
        (["members", "gifct", "--on", "2020-01-01", "--during", "2020"], "Give one of them."),
        (["list", "acters"], "Did you mean actors?"),
        (["find", "x", "--limit", "many"], "'many' is no whole number."),
        (["query", "x", "--seconds", "soon"], "'soon' is no number."),
        (["export"], "-o/--output"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_the_usage_of_the_command(
    run_cli: Callable[..., Any], typed: list[str], words: str
) -> None:
    ran = run_cli(*typed)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    command = typed[0] if typed[0] in COMMANDS else "COMMAND"
    assert f"\nusage: graphkit {command}" in ran.err
    assert ran.err.rstrip().endswith("--help")


def test_it_speaks_of_options_as_they_are_typed(run_cli: Callable[..., Any]) -> None:
    for typed in (["describe", "zom"], ["query", "nothing-near"], ["members", "g", "--on", "2019"]):
        err = run_cli(*typed).err
        assert "kg." not in err and "during=" not in err and "at_least" not in err
    assert "--during 2019" in run_cli("members", "gifct", "--on", "2019").err
    assert "graphkit list queries" in run_cli("query", "nothing-near").err


def test_python_speaks_of_calls_and_keywords(kg: gk.KnowledgeGraph) -> None:
    with pytest.raises(gk.NotFound, match=r"kg\.list\('queries'\)"):
        kg.query("nothing-near")
    with pytest.raises(gk.InvalidDate, match="during='2019'"):
        kg.members("gifct", on="2019")
    assert "at_least='possible'" in kg.members("gifct", on="2021-05-10").note


@pytest.mark.parametrize("module", ["graphkit", "graphkit.cli"])
def test_it_runs_as_a_module(module: str) -> None:
    command = [sys.executable, "-m", module, "--version"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == f"graphkit {gk.__version__}\n"
