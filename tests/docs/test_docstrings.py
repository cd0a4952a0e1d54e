"""What `help()` and an editor say of a public call is all that it takes."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.cli.signature import described

PACKAGE = Path(gk.__file__).parent
NAMES = re.compile(r"[A-Z]\w+")


def public_calls() -> Iterator[tuple[str, Callable[..., Any]]]:
    """List every public function, and every public method of the public classes."""
    for module in (gk, gk.analysis, gk.analysis.plots):
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isfunction(thing):
                yield f"{module.__name__}.{name}", thing
            elif inspect.isclass(thing) and not issubclass(thing, Exception):
                yield from _methods(name, thing)


def _methods(name: str, thing: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    for called, member in inspect.getmembers_static(thing):
        inner = getattr(member, "__func__", member)
        ours = str(getattr(inner, "__module__", "")).startswith("graphkit.")
        if not called.startswith("_") and inspect.isfunction(inner) and ours:
            yield f"gk.{name}.{called}", inner


CALLS = dict(public_calls())


def parameters_of(call: Callable[..., Any]) -> list[str]:
    """Name what a call takes."""
    return [name for name in inspect.signature(call).parameters if name not in ("self", "cls")]


@pytest.mark.parametrize("name", CALLS)
def test_every_option_of_a_public_call_is_explained(name: str) -> None:
    call = CALLS[name]
    assert list(described(inspect.getdoc(call) or "")) == parameters_of(call)


@pytest.mark.parametrize("name", CALLS)
def test_no_public_docstring_says_that_it_gives(name: str) -> None:
    said = inspect.getdoc(CALLS[name]) or ""
    assert said and not said.startswith("Give ")


def _of_ours() -> Iterator[str]:
    """Name the classes and the aliases of types that modules of the package have."""
    for path in PACKAGE.rglob("*.py"):
        for line in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(line, ast.ClassDef):
                yield line.name
            elif isinstance(line, ast.AnnAssign) and ast.unparse(line.annotation) == "TypeAlias":
                yield ast.unparse(line.target)


def test_types_of_options_of_all_but_analyses_can_be_annotated_from_the_root() -> None:
    """Who wraps a call annotates it as it is itself; analyses have many types of their own."""
    calls = {name: call for name, call in CALLS.items() if not name.startswith("graphkit.analysis")}
    assert {f"graphkit.{name}" for name in ("check", "connect", "import_file", "load", "view")} <= {
        *calls
    }
    met = {
        word
        for call in calls.values()
        for one in inspect.signature(call).parameters.values()
        for word in NAMES.findall(str(one.annotation))
    }
    assert {"AtLeast", "Columns", "Profile", "Progress"} <= met
    ours = {*_of_ours()} - {"Path"}  # of SHACL; options have that of files
    assert met & ours <= {*gk._HINTS, *gk.__all__}
