"""Derived facts: what the rules of the ontology add to what was asserted, once, on opening.

A rule is one CONSTRUCT query in a file of its own. It sees asserted facts only, so that the order
of the rules changes nothing. A derived endorsement says that somebody took on a promise, by
joining or by an act of its own; no membership passes through a parent, a programme or a merger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph

from graphkit.errors import DataError, Problem, QueryError
from graphkit.files.read import read_text
from graphkit.opening.source_files import rules
from graphkit.sparql.named_queries import parse
from graphkit.sparql.run import evaluate
from graphkit.stores.memory import Store
from graphkit.terms import CG, CONCEPT

_THROUGH = pyoxigraph.NamedNode(CG + "through")
_MODE = pyoxigraph.NamedNode(CG + "mode")
_BY_JOINING = pyoxigraph.NamedNode(CONCEPT + "mode/by-joining")


def derived(inner: pyoxigraph.Store, files: Iterable[Path] | None = None) -> list[pyoxigraph.Quad]:
    """Work out what rules add to the triples of a store.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is not changed.
    files : iterable of Path, optional
        The rules; by default the bundled ones, whose text is trusted.

    Returns
    -------
    list of pyoxigraph.Quad
        In the default graph.

    Raises
    ------
    DataError
        If a rule is not a CONSTRUCT query, naming its file.
    """
    store = Store(inner, merged=True)
    return [
        pyoxigraph.Quad(triple.subject, triple.predicate, triple.object)
        for path in (rules() if files is None else files)
        for triple in _construct(store, path)
    ]


def _construct(store: Store, path: Path) -> Iterator[pyoxigraph.Triple]:
    text = read_text(path)
    if not _has_what_it_needs(store, parse(path.stem, text).header.get("needs", "")):
        return
    try:
        answer = store.query(text) if path in rules() else evaluate(store, text, {})
    except QueryError as error:
        message = f"this rule cannot be run: {error}"
        problem = Problem(path.name, error.line, "", message, "Write a CONSTRUCT query.")
        raise DataError([problem]) from None
    if not isinstance(answer, pyoxigraph.QueryTriples):
        message = "this rule is no CONSTRUCT query."
        raise DataError([Problem(path.name, 0, "", message, "Begin it with CONSTRUCT.")])
    yield from answer


def _has_what_it_needs(store: Store, term: str) -> bool:
    """A rule may name a term of the ontology without which nothing follows, and is quick then."""
    if not term.startswith("cg:"):
        return True
    predicate = pyoxigraph.NamedNode(CG + term.removeprefix("cg:"))
    return any(True for _ in store.inner.quads_for_pattern(None, predicate, None, None))


def without_derived(inner: pyoxigraph.Store) -> pyoxigraph.Store:
    """Copy a store, without the endorsements that follow from a membership or an act."""
    follows = {quad.subject for quad in inner.quads_for_pattern(None, _MODE, _BY_JOINING, None)}
    follows |= {quad.subject for quad in inner.quads_for_pattern(None, _THROUGH, None, None)}
    asserted = pyoxigraph.Store()
    asserted.bulk_extend(quad for quad in inner if quad.subject not in follows)
    return asserted
