"""Count anew what the header of a graph counts, after facts were added."""

from __future__ import annotations

from typing import Final

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graphkit.terms import RDF, VOID, XSD, Namespace

_SPACE: Final = NamedNode(VOID + "uriSpace")
_PART: Final = NamedNode(VOID + "classPartition")
_CLASS: Final = NamedNode(VOID + "class")
_ENTITIES: Final = NamedNode(VOID + "entities")
_TRIPLES: Final = NamedNode(VOID + "triples")
_TYPE: Final = NamedNode(RDF + "type")


def counts_of_header(inner: pyoxigraph.Store, names: Namespace, more: int) -> None:
    """State the numbers of the whole in the header of a graph; one that counts nothing stays so.

    Parameters
    ----------
    inner : pyoxigraph.Store
        The graph, which is changed.
    names : Namespace
        Its own names, by which its header is told from those of others.
    more : int
        How many triples were added.
    """
    for header in inner.quads_for_pattern(None, _SPACE, Literal(names.ids), DefaultGraph()):
        for told in list(inner.quads_for_pattern(header.subject, _TRIPLES, None)):
            if isinstance(told.object, Literal) and told.object.value.isdigit():
                _put(inner, told, int(told.object.value) + more)
        for part in list(inner.quads_for_pattern(header.subject, _PART, None, DefaultGraph())):
            if isinstance(part.object, NamedNode):
                _recount_part(inner, part.object)


def _recount_part(inner: pyoxigraph.Store, part: NamedNode) -> None:
    for of in list(inner.quads_for_pattern(part, _CLASS, None, DefaultGraph())):
        all_of = inner.quads_for_pattern(None, _TYPE, of.object, DefaultGraph())
        several = sum(1 for _ in all_of)
        for told in list(inner.quads_for_pattern(part, _ENTITIES, None)):
            _put(inner, told, several)


def _put(inner: pyoxigraph.Store, told: Quad, number: int) -> None:
    inner.remove(told)
    value = Literal(str(number), datatype=NamedNode(XSD + "integer"))
    inner.add(Quad(told.subject, told.predicate, value, told.graph_name))
