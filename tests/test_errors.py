"""Errors: what a script can catch, what they carry, what they say to do."""

from __future__ import annotations

import builtins

import pytest

from graphkit import errors
from graphkit.errors import (
    Ambiguous,
    DataError,
    EndpointError,
    ExtensionError,
    InvalidChoice,
    InvalidDate,
    LimitExceeded,
    MissingExtra,
    NotFound,
    Problem,
    QueryError,
    UnsafeQuery,
)

EVERY = [
    (NotFound("coalition", "x", ["y", "z"]), "LookupError", "Did you mean 'y' or 'z'?"),
    (NotFound("coalition", "x", hint="Look."), "LookupError", "no coalition is called 'x'. Look."),
    (Ambiguous("actor", "x", ["a", "b", "c"]), "LookupError", "'x' names 3 actors: a, b, c."),
    (DataError([Problem("a.csv", 3, "id", "Oh.", "Do.")]), "ValueError", "a.csv:3: [id] Oh. Do."),
    (DataError([Problem("a.csv", 0, "", "Oh.")]), "ValueError", "a.csv: Oh."),
    (InvalidDate("x" * 99, "is no date"), "ValueError", "xxx…' is no date."),
    (QueryError("Oh.", 3, 4), "ValueError", "Oh."),
    (UnsafeQuery("LOAD", "No.", 1, 2), "ValueError", "No."),
    (LimitExceeded("rows", "Too many."), "ValueError", "Too many."),
    (EndpointError("http://e", "gone", 404), "OSError", "http://e: gone"),
    (InvalidChoice("on", 3, ["a"]), "ValueError", "on=3 is not possible. Use 'a'."),
    (InvalidChoice("on", 3, ["a", "b", "c"]), "ValueError", "Use 'a', 'b' or 'c'."),
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


def test_errors_carry_what_a_program_needs() -> None:
    assert NotFound("x", "y", ["z"]).suggestions == ("z",)
    assert Ambiguous("x", "y", ["z"]).candidates == ("z",)
    assert (QueryError("x", 3, 4).line, QueryError("x", 3, 4).column) == (3, 4)
    assert UnsafeQuery("LOAD", "x").construct == "LOAD"
    assert LimitExceeded("rows", "x").limit == "rows"
    assert (EndpointError("u", "x", 404).url, EndpointError("u", "x", 404).status) == ("u", 404)
    assert InvalidChoice("n", "v", ["c"]).choices == ("c",)
    assert ExtensionError("x", ["y"], "z").distributions == ("y",)
    assert ExtensionError("x", ["y"], "z").name == "x"
    assert MissingExtra("x", "plot").extra == "plot"
    assert InvalidDate("soon", "x").problems[0].message.startswith("'soon'")
