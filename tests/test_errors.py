"""Errors: what a script can catch, what they carry, what they say to do."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit import errors
from graphkit.errors import (
    Ambiguous,
    DataError,
    EndpointError,
    ExtensionError,
    InvalidChoice,
    InvalidDate,
    InvalidType,
    LimitExceeded,
    MissingExtra,
    NotFound,
    Problem,
    QueryError,
    UnsafeQuery,
)
from graphkit.next_steps import Advice, Call, Interface, Option, joined, worded

LOOK = Advice("Look with {call}.", call=Call("find"))
EVERY = [
    (NotFound("coalition", "x", ["y", "z"]), "LookupError", "Did you mean 'y' or 'z'?"),
    (NotFound("coalition", "x", hint="Look."), "LookupError", "no coalition is called 'x'. Look."),
    (Ambiguous("actor", "x", ["a", "b", "c"]), "LookupError", "'x' names 3 actors: a, b, c."),
    (DataError([Problem("a.csv", 3, "id", "Oh.", "Do.")]), "ValueError", "a.csv:3: [id] Oh. Do."),
    (DataError([Problem("a.csv", 0, "", "Oh.")]), "ValueError", "a.csv: Oh."),
    (InvalidDate("x" * 99, "is no date"), "ValueError", "xxx…' is no date."),
    (InvalidDate(2019, "is no day", "Write a day."), "ValueError", "2019 is no day. Write a day."),
    (QueryError("Oh.", 3, 4), "ValueError", "Oh."),
    (UnsafeQuery("LOAD", "No.", 1, 2), "ValueError", "No."),
    (LimitExceeded("rows", "Too many."), "ValueError", "Too many."),
    (EndpointError("http://e", "gone", 404), "OSError", "http://e: gone"),
    (InvalidChoice("on", 3, ["a"]), "ValueError", "on=3 is not possible. Use 'a'."),
    (InvalidChoice("on", 3, ["a", "b", "c"]), "ValueError", "Use 'a', 'b' or 'c'."),
    (InvalidType("limit", [], "a number"), "TypeError", "limit must be a number; it is a list."),
    (InvalidType("limit", None, "a number"), "TypeError", "it is None."),
    (ExtensionError("reach", ["a", "b"], "Oh."), "ImportError", "Oh."),
    (MissingExtra("It", "pandas"), "ImportError", "pip install 'coalition-graphkit[pandas]'"),
]


@pytest.mark.parametrize(("error", "builtin", "words"), EVERY, ids=range(len(EVERY)))
def test_an_error_is_of_ours_and_of_pythons_kind(
    error: errors.GraphkitError, builtin: str, words: str
) -> None:
    assert isinstance(error, errors.GraphkitError)
    assert isinstance(error, getattr(builtins, builtin))
    assert words in str(error)
    assert error.said() == str(error)


def test_errors_carry_what_a_program_needs() -> None:
    assert NotFound("x", "y", ["z"]).suggestions == ("z",)
    assert NotFound("x", "y", hint=LOOK).hint is LOOK
    assert Ambiguous("x", "y", ["z"]).candidates == ("z",)
    assert (QueryError("x", 3, 4).line, QueryError("x", 3, 4).column) == (3, 4)
    assert UnsafeQuery("LOAD", "x").construct == "LOAD"
    assert LimitExceeded("rows", "x").limit == "rows"
    assert (EndpointError("u", "x", 404).url, EndpointError("u", "x", 404).status) == ("u", 404)
    assert InvalidChoice("n", "v", ["c"]).choices == ("c",)
    assert ExtensionError("x", ["y"], "z").distributions == ("y",)
    assert ExtensionError("x", ["y"], "z").name == "x"
    assert (MissingExtra("x", "plot").feature, MissingExtra("x", "plot").extra) == ("x", "plot")
    assert InvalidDate("soon", "x").problems[0].message.startswith("'soon'")
    assert (InvalidDate("soon", "is late").text, InvalidDate("soon", "is late").why) == (
        "soon",
        "is late",
    )


@pytest.mark.parametrize(
    ("error", "python", "terminal"),
    [
        (
            InvalidChoice("at_least", "sure", ["certain"]),
            "at_least='sure' is not possible. Use 'certain'.",
            "--at-least sure is not possible. Use 'certain'.",
        ),
        (
            NotFound("thing", "x", hint=LOOK),
            "no thing is called 'x'. Look with kg.find(…).",
            "no thing is called 'x'. Look with graphkit find.",
        ),
        (
            DataError([Problem("span", 0, "", "no date.", LOOK), Problem("a", 2, "b", "Oh.")]),
            "span: no date. Look with kg.find(…).\na:2: [b] Oh.",
            "span: no date. Look with graphkit find.\na:2: [b] Oh.",
        ),
        (
            EndpointError("http://e", LOOK),
            "http://e: Look with kg.find(…).",
            "http://e: Look with graphkit find.",
        ),
        (QueryError(LOOK), "Look with kg.find(…).", "Look with graphkit find."),
        (errors.GraphkitError(), "", ""),
    ],
)
def test_an_error_speaks_the_language_of_its_reader(
    error: errors.GraphkitError, python: str, terminal: str
) -> None:
    assert (str(error), error.said("python"), error.said("terminal")) == (python, python, terminal)


@pytest.mark.parametrize(
    ("part", "interface", "words"),
    [
        (Option("at_least", "possible"), "python", "at_least='possible'"),
        (Option("at_least"), "python", "at_least="),
        (Option("at_least"), "terminal", "--at-least"),
        (Option("roll_up", True), "python", "roll_up=True"),
        (Option("roll_up", True), "terminal", "--roll-up"),
        (Option("roll_up", False), "terminal", "--no-roll-up"),
        (Option("roles", ("member", "observer")), "terminal", "--roles member,observer"),
        (Option("seconds", 0), "terminal", "--seconds 0"),
        (Option("name", "two words"), "terminal", "--name 'two words'"),
        (Call("find"), "python", "kg.find(…)"),
        (Call("check", ("a b",)), "python", "gk.check('a b')"),
        (Call("check", ("a b",)), "terminal", "graphkit check 'a b'"),
        (Call("members", ("x",), (Option("on", "2020-01-01"),)), "terminal",
         "graphkit members x --on 2020-01-01"),
        (Call("members", ("x",), (Option("on", "2020-01-01"),)), "python",
         "kg.members('x', on='2020-01-01')"),
    ],
)  # fmt: skip
def test_options_and_calls_are_written_as_they_are_typed(
    part: Option | Call, interface: Interface, words: str
) -> None:
    assert worded(Advice("{part}", part=part), interface) == words


def test_advice_is_a_text_that_nobody_can_change() -> None:
    assert LOOK == "Look with kg.find(…)." and hash(LOOK) == hash(str(LOOK))
    assert f"Oh. {LOOK}" == "Oh. Look with kg.find(…)."
    with pytest.raises(AttributeError, match="cannot be changed"):
        LOOK.template = ""
    with pytest.raises(TypeError):
        LOOK.data["call"] = "x"  # type: ignore[index]


def test_braces_of_the_world_are_no_templates() -> None:
    both = joined("{oh}", "", LOOK)
    assert worded(both, "terminal") == "{oh} Look with graphkit find."
    assert joined("{oh}", "{no}") == "{oh} {no}"
    assert type(joined("a", "b")) is str
    assert worded("{oh}", "terminal") == "{oh}"


CALLS = re.compile(r"\b(?:kg|gk|graphkit)\.\w+\(|graphkit (?:find|list)\b")
KEYWORDS = re.compile(r"(?<![\w\"'-])[a-z_]{2,}=(?=['.,)<A-Z ]|$)")
OF_PYTHON_ALONE = {
    *("on=<day>", "during=<year, month or two days>", "sel="),
    "a KnowledgeGraph, such as gk.load() gives",
    "?on= and ?during= are two times. Write one of them.",
}
"""The command line refuses two times, or none, by itself; states of a page are written alike, and
addresses of a server as they are there."""


def raised(tree: ast.AST) -> Iterator[str]:
    """Give every text in what is raised, and in hints."""
    for node in ast.walk(tree):
        named = isinstance(node, ast.Assign) and "hint" in ast.dump(node.targets[0])
        for part in ast.walk(node) if isinstance(node, ast.Raise) or named else ():
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def test_no_message_is_worded_for_python_or_the_command_line_alone() -> None:
    found = []
    for path in sorted(Path(errors.__file__).parent.rglob("*.py")):
        for text in raised(ast.parse(path.read_text(encoding="utf-8"))):
            if path.parent.name != "cli" and (CALLS.search(text) or KEYWORDS.search(text)):
                found.append(text)
    assert {*found} <= OF_PYTHON_ALONE | {"ever=True"}


def test_many_problems_are_counted() -> None:
    error = DataError(Problem("a.csv", n, "", "Oh.") for n in range(25))
    assert str(error).splitlines()[-1] == "… and 5 more problems" and len(error.problems) == 25
