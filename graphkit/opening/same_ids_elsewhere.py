"""Tell of things that are added under another base with the ids of things of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graphkit.terms import CG, VOID, Namespace

_KIND: Final = NamedNode(CG + "kind")
_SPACE: Final = NamedNode(VOID + "uriSpace")
_OF_ALL: Final = ("country-", "region-")
"""What every graph has for itself, and nobody means to join."""
_SHOWN: Final = 5


def same_ids_elsewhere(
    quads: Sequence[Quad], known: pyoxigraph.Store, own: Namespace
) -> Iterator[str]:
    """Say which things of a file have the ids of things of a graph, and are others.

    Parameters
    ----------
    quads : sequence of pyoxigraph.Quad
        Of the file, whose header tells what its ids begin with.
    known : pyoxigraph.Store
        The graph.
    own : Namespace
        Its names.

    Yields
    ------
    str
        A sentence or two for each base.
    """
    told = (quad.object for quad in quads if quad.predicate == _SPACE)
    spaces = {ids.value for ids in told if isinstance(ids, Literal)} - {own.ids}
    for ids in sorted(spaces):
        found = sorted(
            quad.subject.value.removeprefix(ids)
            for quad in quads
            if quad.predicate == _KIND
            and isinstance(quad.subject, NamedNode)
            and quad.subject.value.startswith(ids)
            and _is_there(quad.subject.value.removeprefix(ids), known, own)
        )
        if found := list(dict.fromkeys(found)):
            yield _told(found, ids, own)


def _is_there(ref: str, known: pyoxigraph.Store, own: Namespace) -> bool:
    if not ref or ref.startswith(_OF_ALL):
        return False
    told = known.quads_for_pattern(NamedNode(own.iri(ref)), _KIND, None, DefaultGraph())
    return any(True for _ in told)


def _told(found: Sequence[str], ids: str, own: Namespace) -> str:
    more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
    have = "1 thing has the id of one" if len(found) == 1 else f"{len(found):,} things have the ids"
    of = "of the graph" if len(found) == 1 else "of things of the graph"
    others = "is another" if len(found) == 1 else "are others"
    return (
        f"{have} {of} under another base, {ids}, and {others}: "
        f"{', '.join(found[:_SHOWN])}{more}. If the same are meant, add the table or the folder "
        f"of tables instead of this, or state {own.base} as the base in its graph.csv."
    )
