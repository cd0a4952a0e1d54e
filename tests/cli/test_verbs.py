"""One verb, one meaning: Python and the command line have the same names, choices and defaults."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable
from typing import Any, get_args

import pytest

import graphkit as gk
from graphkit.cli.argument_types import Several, Switch
from graphkit.cli.catalogue import ASKING, COMMANDS, parser_of
from graphkit.cli.signature import Taken, taken_by
from graphkit.questions.listing import What
from graphkit.views.view import View

QUESTIONS = [name for name in ASKING if name not in ("analyse", "query")]
VERBS: dict[str, Callable[..., Any]] = {
    **{name: getattr(gk.KnowledgeGraph, name) for name in QUESTIONS},
    "check": gk.check,
    "export": gk.KnowledgeGraph.export,
    "view": gk.view,
    "picture": View.figure,
}  # fmt: skip
AS_WELL: dict[str, Callable[..., Any]] = {"picture": gk.view}
"""A command that calls two functions, one after the other, takes what both take."""
OF_THE_PROGRAM = {
    *("help", "data", "seconds", "no_cache", "debug", "format", "output", "formulas"),
    *("dates", "encoding", "sheet", "joined", "errors"),
}
"""What a program needs and a function does not: where to read and write, and how."""
MORE = {
    "check": {"notices", "no_shapes", "report", "looked_at"},
    "view": {"open", "path"},
    "picture": {"path"},
}
"""What a person at a terminal is offered beside."""
NAMED_OTHERWISE = {
    ("export", "path"): "output",
    ("picture", "path"): "output",
    ("check", "coalition"): "joined",
}
"""Where answers go is always called output; what all rows joined is no COALITION asked of."""
FILES_OF_SHAPES = ("check", "shapes")
"""Python takes true, false or files; a terminal files after ``--shapes``, and ``--no-shapes``."""


def arguments_of(command: str) -> dict[str, argparse.Action]:
    return {action.dest: action for action in parser_of(command)._actions}


def parameters_of(command: str) -> list[Taken]:
    skip = 0 if command == "check" else 1
    more = taken_by(AS_WELL[command]) if command in AS_WELL else ()
    return [*taken_by(VERBS[command], skip=skip), *more]


def test_every_question_of_a_graph_is_a_command() -> None:
    asked = {
        name
        for name, member in inspect.getmembers_static(gk.KnowledgeGraph)
        if not name.startswith("_")
        and inspect.isfunction(member)
        and inspect.signature(member).return_annotation == "Table"
    }
    assert asked - {"conflicts", "explain"} == {*ASKING} - {"analyse"}
    assert {"check", "build", "export", "view", "serve"} <= {*COMMANDS}


@pytest.mark.parametrize("command", VERBS)
def test_names_choices_and_defaults_are_those_of_python(command: str) -> None:
    typed = arguments_of(command)
    for parameter in parameters_of(command):
        name = NAMED_OTHERWISE.get((command, parameter.name), parameter.name)
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
    known = {p.name for p in parameters_of(command)} | OF_THE_PROGRAM | MORE.get(command, set())
    assert {*arguments_of(command)} <= known


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
