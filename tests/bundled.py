"""The bundled facts, opened once for all tests and for the examples in docstrings."""

from __future__ import annotations

import functools
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Literal

import pytest

import graphkit as gk


@pytest.fixture(scope="session")
def kg() -> gk.KnowledgeGraph:
    """The bundled facts, opened once."""
    return gk.load()


@pytest.fixture(autouse=True)
def _examples_share_the_bundled_facts(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let an example in a docstring that opens the bundled facts have those that are open."""
    if opens_the_bundled_facts(request.node):
        kg = request.getfixturevalue("kg")
        monkeypatch.setattr(gk, "load", sharing(kg))
        share_what_follows(monkeypatch, kg)


def opens_the_bundled_facts(item: pytest.Item) -> bool:
    """Say whether an item is an example that calls `load` without a path."""
    return _says(item, "load()")


def reads_the_bundled_facts(item: pytest.Item) -> bool:
    """Say whether an item is an example that opens or checks the bundled facts, or builds them."""
    return _says(item, "load()", "check()", 'resources.folder("data")')


def _says(item: pytest.Item, *words: str) -> bool:
    examples = item.dtest.examples if isinstance(item, pytest.DoctestItem) and item.dtest else ()
    return any(word in example.source for example in examples for word in words)


def sharing(kg: gk.KnowledgeGraph) -> Callable[..., gk.KnowledgeGraph]:
    """Make the `load` that gives the open facts, and opens whatever else is asked for."""
    really = gk.load

    @functools.wraps(really)
    def load(path: str | Path | None = None, **how: Any) -> gk.KnowledgeGraph:
        return kg if path is None and not how else really(path, **how)

    return load


_INFER: Final = gk.KnowledgeGraph.infer
_Regime = Literal["rdfs", "owl-rl"]


@functools.cache
def _inferred(kg: gk.KnowledgeGraph, regime: _Regime) -> gk.KnowledgeGraph:
    return _INFER(kg, regime)


def share_what_follows(monkeypatch: pytest.MonkeyPatch, kg: gk.KnowledgeGraph) -> None:
    """Let examples that infer from the open facts share what follows, which takes seconds."""

    def infer(self: gk.KnowledgeGraph, regime: _Regime = "rdfs") -> gk.KnowledgeGraph:
        return _inferred(kg, regime) if self is kg else _INFER(self, regime)

    monkeypatch.setattr(gk.KnowledgeGraph, "infer", infer)


def share_with_commands(
    monkeypatch: pytest.MonkeyPatch, kg: Callable[[], gk.KnowledgeGraph]
) -> None:
    """Let commands that ask the bundled facts in this process ask those that are open.

    A query of the person's own runs in another process, which opens them itself; so does whatever
    states how files are to be read.
    """
    from graphkit.cli import commands_of_asking, commands_of_graph
    from graphkit.cli.open_graph import open_graph

    def graph(options: Namespace, **how: bool) -> gk.KnowledgeGraph:
        return kg() if _asks_what_is_open(options) else open_graph(options, **how)

    for commands in (commands_of_asking, commands_of_graph):
        monkeypatch.setattr(commands, "open_graph", graph)


def _asks_what_is_open(options: Namespace) -> bool:
    stated = (options.data, options.dates, options.encoding, options.sheet)
    usual = options.errors == "refuse" and not options.no_cache
    return usual and not any(stated) and "query" not in options
