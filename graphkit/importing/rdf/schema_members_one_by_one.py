"""State one by one the members that RDF keeps in a list or a bag."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count, takewhile
from typing import Any, Final

import pyoxigraph

from graphkit.importing.rdf.rdf_nodes import of_schema, quads_of
from graphkit.terms import ORG, RDF

_STATED: Final = (
    *(ORG + name for name in ("member", "hasMember", "memberOf", "headOf")),
    *of_schema("member", "memberOf"),
)
"""What says who is a member of what."""
_FIRST: Final = pyoxigraph.NamedNode(RDF + "first")
_REST: Final = pyoxigraph.NamedNode(RDF + "rest")


def one_by_one(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """State each member on its own.

    Parameters
    ----------
    store : pyoxigraph.Store
        Is not changed.

    Returns
    -------
    pyoxigraph.Store
        The store itself where every member is stated on its own; else a copy, in which lists
        (``rdf:first``) and containers (``rdf:_1``) stand in no member's or coalition's place.

    Examples
    --------
    >>> data = b"@prefix e: <urn:> . e:g <http://www.w3.org/ns/org#hasMember> (e:a e:b) ."
    >>> store = pyoxigraph.Store()
    >>> store.load(data, pyoxigraph.RdfFormat.TURTLE)
    >>> member = pyoxigraph.NamedNode("http://www.w3.org/ns/org#hasMember")
    >>> sorted(q.object.value for q in one_by_one(store).quads_for_pattern(None, member, None))
    ['urn:a', 'urn:b']
    """
    changed = [
        (quad, said) for quad in quads_of(store, *_STATED) if (said := list(_plainly(store, quad)))
    ]
    if not changed:
        return store
    plain = pyoxigraph.Store()
    plain.extend(store)
    for quad, said in changed:
        plain.remove(quad)
        plain.extend(said)
    return plain


def _plainly(store: pyoxigraph.Store, quad: pyoxigraph.Quad) -> Iterator[pyoxigraph.Quad]:
    """Say the same of each on its own; nothing where one alone is meant already."""
    objects = _items(store, quad.object)
    if objects != [quad.object]:
        for one in objects:
            yield pyoxigraph.Quad(quad.subject, quad.predicate, one, quad.graph_name)


def _items(store: pyoxigraph.Store, node: Any) -> list[Any]:
    """The items of a list or container; of anything else, itself."""
    if isinstance(node, pyoxigraph.Literal):
        return [node]
    return list(_listed(store, node)) or list(_contained(store, node)) or [node]


def _listed(store: pyoxigraph.Store, node: Any) -> Iterator[Any]:
    seen = set()
    while node is not None and node not in seen:
        seen.add(node)
        yield from _said(store, node, _FIRST)
        node = next(_said(store, node, _REST), None)


def _contained(store: pyoxigraph.Store, node: Any) -> Iterator[Any]:
    numbered = (
        list(_said(store, node, pyoxigraph.NamedNode(f"{RDF}_{number}"))) for number in count(1)
    )
    yield from chain.from_iterable(takewhile(bool, numbered))


def _said(store: pyoxigraph.Store, node: Any, predicate: pyoxigraph.NamedNode) -> Iterator[Any]:
    return (quad.object for quad in store.quads_for_pattern(node, predicate, None, None))
