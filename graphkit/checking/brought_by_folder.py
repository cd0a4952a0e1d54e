"""Run what a folder of facts brings beside its tables: checks, shapes, rules and queries.

They are strangers' texts: what would leave the graph or change it is refused before it runs, and
a text that cannot be run is a finding with its file and line, as a fault of the tables is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import Literal

from graphkit.checking.idle_shapes import idle_shapes, looks_at_something
from graphkit.checking.report import SEVERITIES, Finding
from graphkit.checking.shacl import Result, ShapesGraph, read, validate
from graphkit.checking.shacl.datatypes import asks_for_kinds
from graphkit.checking.unknown_terms import unknown_terms
from graphkit.errors import DataError, QueryError
from graphkit.files.read import files_beside, read_text
from graphkit.opening.derived_facts import derived
from graphkit.sparql.named_queries import parse, paths
from graphkit.sparql.refuse_unsafe import refuse_unsafe
from graphkit.sparql.run import run
from graphkit.stores.memory import Store
from graphkit.terms import SH

Kinds: TypeAlias = Callable[[], frozenset[str] | None]

_TEXTS: Final = frozenset(SH + name for name in ("select", "ask", "construct", "update"))
"""The properties of shapes whose values are SPARQL."""


def unknown() -> None:
    """Tell nothing of the datatypes that a store did not keep."""


def own_findings(
    store: Store,
    shapes: Sequence[Path],
    of_result: Callable[[Result], Finding],
    kinds: Kinds = unknown,
) -> Iterator[Finding]:
    """Find what the checks and shapes of a graph's own folder say, and what is wrong with them.

    Parameters
    ----------
    store : Store
        The facts and the vocabulary; `Store.beside` names the folder.
    shapes : sequence of Path
        Files of shapes elsewhere, that the user names.
    of_result : callable
        Turns what a shape has to say into a finding.
    kinds : callable, optional
        Tells the datatypes that the store did not keep; it is asked where a shape wants one.
    """
    for path in files_beside(store.beside, "checks", ".rq"):
        yield from _checked(path, lambda path: _run_check(store, path))
    for path in (*files_beside(store.beside, "shapes", ".ttl"), *shapes):
        found = partial(_validated, store, of_result=of_result, kinds=kinds)
        yield from _checked(path, found, of_shapes=True)
    for path in files_beside(store.beside, "rules", ".rq"):
        yield from _checked(path, lambda path: _tried(store, path))
    bundled = paths()
    for path in files_beside(store.beside, "queries", ".rq"):
        yield from _checked(path, _readable)
        if path.stem in bundled:
            message = f"{path.stem!r} is the name of a bundled query, which is run in its stead."
            yield Finding("warning", "query", "", message, path.name, 0, "", "Rename the file.")


def shapes_look(store: Store, shapes: Sequence[Path]) -> bool:
    """Tell whether a shape of the folder, or one that the user names, is about something there."""
    return any(
        _looks(store, path) for path in (*files_beside(store.beside, "shapes", ".ttl"), *shapes)
    )


def _looks(store: Store, path: Path) -> bool:
    try:
        return looks_at_something(store, read(ShapesGraph.of_files([path])))
    except DataError:  # which is told by what runs them
        return False


def _checked(
    path: Path, found: Callable[[Path], Iterator[Finding]], *, of_shapes: bool = False
) -> Iterator[Finding]:
    """Give what a file finds, and what is wrong with it; of shapes, it is then not checked."""
    try:
        yield from found(path)
    except QueryError as error:
        yield Finding(
            "error", path.stem, "", str(error), path.name, error.line, unchecked=of_shapes
        )
    except DataError as error:
        for problem in error.problems:
            place = path.name, problem.line, problem.column
            said = (path.stem, "", problem.message, *place, problem.hint)
            yield Finding("error", *said, unchecked=of_shapes)


def _run_check(store: Store, path: Path) -> Iterator[Finding]:
    text = read_text(path)
    query = parse(path.stem, text)
    severity = query.header.get("severity", "warning")
    answer = run(store, text)
    missing = {"record", "message"} - set(answer.columns)
    if missing or severity not in SEVERITIES:
        hint = f"Select ?record and ?message, and write '# severity: {SEVERITIES[1]}' at its head."
        yield Finding("error", path.stem, "", "this is no check.", path.name, 0, "", hint)
        return
    for record in answer.records():
        about = store.namespace.slug(str(record["record"] or ""))
        yield Finding(severity, query.title, about, str(record["message"] or ""))


def _validated(
    store: Store, path: Path, of_result: Callable[[Result], Finding], kinds: Kinds
) -> Iterator[Finding]:
    graph = ShapesGraph.of_files([path])
    if asks_for_kinds(graph.triples):
        graph = replace(graph, kinds=kinds())
    for triple in graph.triples:
        if triple.predicate.value in _TEXTS and isinstance(triple.object, Literal):
            _refuse_unsafe_part(triple.object.value)
    yield from unknown_terms(graph, path.name)
    shapes = read(graph)
    yield from idle_shapes(store, shapes, path.name)
    yield from map(of_result, validate(store, shapes))


def _refuse_unsafe_part(text: str) -> None:
    """Refuse what would leave the graph; prefixes of shapes are declared in the shapes."""
    refuse_unsafe(text.replace("$PATH", "?PATH"))


def _tried(store: Store, path: Path) -> Iterator[Finding]:
    derived(store.inner, [path])
    return iter(())


def _readable(path: Path) -> Iterator[Finding]:
    refuse_unsafe(read_text(path))
    return iter(())
