"""One verb, one meaning: Python and the command line have the same names, choices and defaults."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable
from typing import Any, get_args

import pytest

import graphkit as gk
from graphkit.authoring.reading import Reading
from graphkit.cli.argument_types import Several, Switch
from graphkit.cli.catalogue import ASKING, COMMANDS, parser_of
from graphkit.cli.signature import Taken, taken_by
from graphkit.importing.new_folder import new_folder
from graphkit.importing.writing.add_membership import add_membership
from graphkit.questions.listing import What
from graphkit.views.view import View

QUESTIONS = [name for name in ASKING if name not in ("analyse", "query")]
OF_A_PATH: dict[str, Callable[..., Any]] = {
    "diff": gk.diff,
    "add": add_membership,
    "check": gk.check,
    "import": gk.import_file,
    "new": new_folder,
}
VERBS: dict[str, Callable[..., Any]] = {
    **{name: getattr(gk.KnowledgeGraph, name) for name in QUESTIONS},
    **OF_A_PATH,
    "infer": gk.KnowledgeGraph.infer,
    "export": gk.KnowledgeGraph.export,
    "view": gk.view,
    "picture": View.figure,
}
AS_WELL: dict[str, Callable[..., Any]] = {"picture": gk.view}
"""A command that calls two functions, one after the other, takes what both take."""
OF_THE_PROGRAM = {"help", "seconds", "debug", "format", "output", "formulas"}
"""What a program needs and a function does not: how long to wait, where to write, and how."""
OF_OPENING = {"path": "data", "cache": "no_cache"}
"""What `graphkit.load` calls otherwise than a command: its path may stand for a question's."""
OPENING = {OF_OPENING.get(taken.name, taken.name) for taken in taken_by(gk.load, skip=0)}
"""What a command takes to open a graph, and a method of an open graph does not."""
MORE = {
    "check": {"notices", "no_shapes", "report", "looked_at"},
    "view": {"open", "path"},
    "picture": {"path"},
    "infer": {"output"},
    "explain": {"regime"},
}
"""What a person at a terminal is offered beside."""
NAMED_OTHERWISE = {
    ("export", "path"): "output",
    ("picture", "path"): "output",
    ("import", "folder"): "output",
}
"""Where answers go is always called output."""
OF_PYTHON = {("import", "progress"), ("new", "progress")}
"""A function is told where progress goes; a command says it to the terminal."""
FILES_OF_SHAPES = ("check", "shapes")
"""Python takes true, false or files; a terminal files after ``--shapes``, and ``--no-shapes``."""


def arguments_of(command: str) -> dict[str, argparse.Action]:
    return {action.dest: action for action in parser_of(command)._actions}


def parameters_of(command: str) -> list[Taken]:
    skip = 0 if command in OF_A_PATH else 1
    more = taken_by(AS_WELL[command]) if command in AS_WELL else ()
    found = [*taken_by(VERBS[command], skip=skip), *more]
    return [taken for taken in found if (command, taken.name) not in OF_PYTHON]


def called(command: str, parameter: Taken) -> str:
    """Give what a command calls a parameter of its function."""
    return NAMED_OTHERWISE.get((command, parameter.name), parameter.name)


def test_every_question_of_a_graph_is_a_command() -> None:
    asked = {
        name
        for name, member in inspect.getmembers_static(gk.KnowledgeGraph)
        if not name.startswith("_")
        and inspect.isfunction(member)
        and inspect.signature(member).return_annotation == "Table"
    }
    assert asked - {"conflicts"} == {*ASKING} - {"analyse"}
    assert {"check", "build", "export", "view", "serve"} <= {*COMMANDS}


@pytest.mark.parametrize("command", VERBS)
def test_names_choices_and_defaults_are_those_of_python(command: str) -> None:
    typed = arguments_of(command)
    for parameter in parameters_of(command):
        name = called(command, parameter)
        assert name in typed, f"{command} has no {name}"
        if (command, name) == FILES_OF_SHAPES:
            continue
        action = typed[name]
        assert bool(action.option_strings) == parameter.by_name or name == "output"
        if not parameter.required:
            assert action.default == parameter.default, name
        assert isinstance(action, Several) == parameter.accepted.several, name
        if parameter.accepted.types == {"bool"} and parameter.accepted.choices:
            read = action.type
            assert callable(read)
            assert all(read(word) for word in ("true", *parameter.accepted.choices)), name
            continue
        assert isinstance(action, Switch) == (parameter.accepted.types == {"bool"}), name
        choices = parameter.accepted.choices
        if choices and command != "list" and not parameter.accepted.several:
            assert set(action.choices or ()) == set(choices), name


@pytest.mark.parametrize("command", VERBS)
def test_the_command_line_has_no_option_that_python_lacks(command: str) -> None:
    known = {called(command, p) for p in parameters_of(command)} | MORE.get(command, set())
    opening = OPENING if COMMANDS[command].reads else set()
    assert {*arguments_of(command)} <= known | opening | OF_THE_PROGRAM


@pytest.mark.parametrize("command", [name for name in COMMANDS if COMMANDS[name].reads])
def test_a_graph_is_opened_with_the_same_options_by_commands_and_in_python(command: str) -> None:
    itself = {"errors"} if command in ("check", "build") else set()  # they tell all errors
    assert OPENING - itself <= {*arguments_of(command)}


@pytest.mark.parametrize("name", gk.__all__)
def test_what_reads_a_table_takes_all_that_says_how(name: str) -> None:
    function = getattr(gk, name)
    if not inspect.isfunction(function):
        return
    taken = {parameter.name for parameter in taken_by(function, skip=0)}
    if taken & {*Reading._fields}:
        assert {*Reading._fields} <= taken, f"gk.{name} lacks what gk.load takes"


def test_the_lists_are_those_of_python() -> None:
    parser = parser_of("list")
    assert all(parser.parse([what]).what == what for what in get_args(What))
    assert {*(arguments_of("list")["what"].choices or ())} == {*get_args(What)} | {"analyses"}


def test_a_switch_is_turned_on_and_off_by_name() -> None:
    parser = parser_of("members")
    assert parser.parse(["x"]).narrower_roles is False
    assert parser.parse(["x", "--narrower-roles"]).narrower_roles is True
    assert parser.parse(["x", "--narrower-roles", "--no-narrower-roles"]).narrower_roles is False


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ([], None),
        (["--roles", "member"], ("member",)),
        (["--roles", "member,observer"], ("member", "observer")),
        (["--roles", "member", "--roles", "observer, chair"], ("member", "observer", "chair")),
        (["--roles", 'member,"a, b"'], ("member", "a, b")),
    ],
)
def test_several_values_have_commas_between(typed: list[str], roles: object) -> None:
    assert parser_of("members").parse(["x", *typed]).roles == roles
