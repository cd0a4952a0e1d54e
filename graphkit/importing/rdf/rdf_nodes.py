"""Go through the triples of somebody else's RDF node by node, and change a copy of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyoxigraph

from graphkit.authoring.dates.empty_words import is_node
from graphkit.terms import XSD

SCHEMA: Final = ("http://schema.org/", "https://schema.org/")
TIME: Final = "http://www.w3.org/2006/time#"
_STRING: Final = pyoxigraph.NamedNode(XSD + "string")


def named(iri: str) -> pyoxigraph.NamedNode:
    """Make the node of an address."""
    return pyoxigraph.NamedNode(iri)


def text(value: str) -> pyoxigraph.Literal:
    """Make a text."""
    return pyoxigraph.Literal(value, datatype=_STRING)


def of_schema(*names: str) -> tuple[str, ...]:
    """List terms of schema.org, whose addresses begin in two ways."""
    return tuple(scheme + name for scheme in SCHEMA for name in names)


def quads_of(store: pyoxigraph.Store, *predicates: str) -> Iterator[pyoxigraph.Quad]:
    """Find all that is said in some words."""
    for predicate in predicates:
        yield from store.quads_for_pattern(None, named(predicate), None, None)


def said(store: pyoxigraph.Store, node: Any, *predicates: str) -> list[Any]:
    """List what is said of a node in some words; nothing of a text."""
    if isinstance(node, pyoxigraph.Literal):
        return []
    return [
        quad.object
        for predicate in predicates
        for quad in store.quads_for_pattern(node, named(predicate), None, None)
    ]


def is_unknown_value(store: pyoxigraph.Store, node: Any) -> bool:
    """Tell whether a node stands for something that nobody knows: nothing is said of it."""
    if isinstance(node, pyoxigraph.NamedNode):
        return is_node(node.value)
    blank = isinstance(node, pyoxigraph.BlankNode)
    return blank and not any(True for _ in store.quads_for_pattern(node, None, None, None))


def changed(
    store: pyoxigraph.Store,
    without: Iterable[pyoxigraph.Quad],
    added: Iterable[pyoxigraph.Quad],
) -> pyoxigraph.Store:
    """Give a copy with some triples taken out and others added; the store itself if none are."""
    gone, new = list(without), list(added)
    if not (gone or new):
        return store
    copy = pyoxigraph.Store()
    copy.extend(store)
    for quad in gone:
        copy.remove(quad)
    copy.extend(new)
    return copy
