"""Derived facts: a handful of CONSTRUCT rules, one file each, kept apart from what was asserted.

A derived endorsement says that somebody took on a promise by joining. Nothing else is inferred:
no membership passes through a parent, a programme or a merger.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from graphkit.resources import folder
from graphkit.sparql.queryable import Queryable
from graphkit.stores.memory import Store
from graphkit.terms import DERIVED_GRAPH


def rules() -> tuple[Path, ...]:
    """Give the rule files, in the order in which they run."""
    return tuple(sorted((folder("ontology") / "rules").glob("*.rq")))


def derive(store: Queryable) -> Store:
    """Give a store with the derived facts added in a named graph of their own.

    Parameters
    ----------
    store : Queryable
        Is not changed.

    Returns
    -------
    Store
        In memory: everything of the given store, and in the graph
        ``https://w3id.org/coalition-graph/graph/derived`` what the rules give.

    Notes
    -----
    Each rule sees the asserted facts only, so that the order of the rules changes nothing.
    """
    derived = store.copy()
    graph = pyoxigraph.NamedNode(DERIVED_GRAPH)
    found: list[pyoxigraph.Quad] = []
    for path in rules():
        triples = derived.query(path.read_text(encoding="utf-8"))
        found.extend(pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    derived.inner.bulk_extend(found)
    return Store(derived.inner)
