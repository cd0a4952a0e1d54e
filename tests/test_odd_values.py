"""Values of other types than asked for, at every door: an error of ours that says what to pass."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import graphkit as gk
from graphkit import analysis
from graphkit.errors import GraphkitError

ODD: Final[tuple[Any, ...]] = (
    None, 5, -1, 1.5, float("nan"), True, b"x", "", "no such thing", "-", "\0", [], {}, [None],
    ("2021-01-01",), object(), datetime.datetime(2021, 5, 1, 3),
)  # fmt: skip
USUAL: Final[dict[str, Any]] = {
    "coalition": "pact", "compared_with": "league", "actor": "acme", "member": "acme",
    "thing": "acme", "name": "acme", "text": "acme", "what": "actors", "actors": ["acme", "beta"],
    "roles": "member", "query": "SELECT * { ?s ?p ?o } LIMIT 3", "facts": [], "subject": "id:acme",
    "predicate": "a", "object": "cg:Company", "on": "2021-01-01", "first": "2020-01-01",
    "second": "2021-01-01", "last": "2021-12-31", "day": "2021-01-01", "at_least": "possible",
    "across": "kind", "by": "coalition", "model": "sdsm", "measure": analysis.k_cores,
    "url": "http://127.0.0.1:9/",
}  # fmt: skip
"""What a parameter is while others are odd."""
FEW: Final[dict[str, int]] = {"trials": 5, "draws": 5, "shuffles": 5}
"""So often is drawn what the defaults draw a thousand times."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph of two coalitions."""
    root = tmp_path_factory.mktemp("odd")
    (root / "pledges.csv").write_text(
        "member,coalition,start\nacme,pact,2019\nbeta,pact,2020\nacme,league,2018\n"
        "gamma,league,2020\n",
        encoding="utf-8",
    )
    return root


@pytest.fixture(scope="module")
def kg(folder: Path) -> gk.KnowledgeGraph:
    """The graph of the small table."""
    return gk.load(folder / "pledges.csv")


def calls(kg: gk.KnowledgeGraph, folder: Path) -> Iterator[tuple[str, Callable[..., Any], Any]]:
    """List every function and method of the public face, with what its first parameter is."""
    for of in (kg, kg.panel, kg.members("pact")):
        for name, method in inspect.getmembers(of, inspect.isroutine):
            if not name.startswith("_") and name not in ("close", "to_spark"):
                yield f"{type(of).__name__}.{name}", method, None
    yield "load", gk.load, folder / "pledges.csv"
    yield "check", gk.check, folder / "not there"  # the checks themselves take long
    yield "connect", gk.connect, None
    yield "import_file", gk.import_file, folder / "pledges.csv"
    yield "view", gk.view, kg
    network = kg.network(on="2021-01-01")
    for name in analysis.__all__:
        function = getattr(analysis, name)
        if inspect.isfunction(function):
            first = next(iter(inspect.signature(function).parameters))
            yield name, function, network if first in ("network", "ties") else kg


def odd_calls(
    function: Callable[..., Any], first: Any, folder: Path
) -> Iterator[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    """Give the arguments of calls in which one is odd."""
    parameters = list(inspect.signature(function).parameters.values())
    usual: dict[str, Any] = {}
    for place, parameter in enumerate(parameters):
        if parameter.name in FEW:
            usual[parameter.name] = FEW[parameter.name]
        elif parameter.default is parameter.empty and parameter.kind != parameter.VAR_KEYWORD:
            usual[parameter.name] = USUAL.get(parameter.name, str(folder / "out.ttl"))
        if place == 0 and first is not None:
            usual[parameter.name] = first
    for parameter in parameters:
        for value in ODD:
            if value is None and parameter.default is None:
                continue  # that is no odd value
            given = {**usual, parameter.name: value}
            if parameter.kind == parameter.VAR_KEYWORD:
                given = {**usual, "more": value}
            positional = [
                given.pop(p.name)
                for p in parameters
                if p.kind in (p.POSITIONAL_ONLY, p.VAR_POSITIONAL)
                if p.name in given
            ]
            yield f"{parameter.name}={value!r}", tuple(positional), given


@pytest.mark.slow
@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.thorough)])
def test_every_door_answers_or_says_what_to_pass(
    kg: gk.KnowledgeGraph, folder: Path, monkeypatch: pytest.MonkeyPatch, every: int
) -> None:
    """One call in so many, of which each function has some and each value is with some."""
    monkeypatch.chdir(folder)
    raw, tried = [], 0
    for name, function, first in calls(kg, folder):
        for what, positional, given in list(odd_calls(function, first, folder))[::every]:
            tried += 1
            try:
                function(*positional, **given)
            except GraphkitError as error:
                if " " not in str(error) or not {*".?"} & {*str(error)}:
                    raw.append(f"{name}({what}): {error}")
            except Exception as error:
                raw.append(f"{name}({what}): {type(error).__name__}: {error}")
    assert tried > 8_000 / every
    assert not raw, "\n".join(raw)
