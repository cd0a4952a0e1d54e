"""Named graphs: the default graph is the union of all of them, as a set.

A query without ``GRAPH`` is about all that is known. Engines that join the graphs when a query
runs count a triple twice that stands in two of them; here the default graph holds each triple
once, and the named graphs stay beside it for ``GRAPH``. See RDF 1.1 Semantics, section 4, on
merging.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph


def with_all_in_default(inner: pyoxigraph.Store) -> pyoxigraph.Store:
    """Copy the triples of all named graphs into the default graph.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is not changed.

    Returns
    -------
    pyoxigraph.Store
        The store itself if it has no named graphs, or else a copy in memory.
    """
    if next(iter(inner.named_graphs()), None) is None:
        return inner
    merged = pyoxigraph.Store()
    merged.bulk_extend(inner)
    merged.bulk_extend(_in_default(inner))
    return merged


def merge_in_place(inner: pyoxigraph.Store) -> None:
    """Copy the triples of all named graphs of a store that is being filled into its default."""
    if next(iter(inner.named_graphs()), None) is not None:
        inner.bulk_extend(list(_in_default(inner)))


def without_copies(inner: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """List the quads, each triple of the default graph only if no named graph has it."""
    default = pyoxigraph.DefaultGraph()
    named = any(True for _ in inner.named_graphs())
    for quad in inner:
        copied = quad.graph_name == default and named and _is_named(inner, quad)
        if not copied:
            yield quad


def _is_named(inner: pyoxigraph.Store, quad: pyoxigraph.Quad) -> bool:
    """Whether a named graph holds the triple too."""
    found = inner.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(one.graph_name != quad.graph_name for one in found)


def _in_default(inner: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    default = pyoxigraph.DefaultGraph()
    for quad in inner:
        if quad.graph_name != default:
            yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)
