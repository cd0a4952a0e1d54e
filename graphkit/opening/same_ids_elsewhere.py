"""Tell of things that are added under another base with ids or names of things of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graphkit.names.match import Matcher
from graphkit.names.record_id import OF_PLACES
from graphkit.opening.known_in_graph import KnownInGraph
from graphkit.opening.told_of_names import listed
from graphkit.terms import CG, SKOS, VOID, Namespace

_KIND: Final = NamedNode(CG + "kind")
_NAME: Final = NamedNode(SKOS + "prefLabel")
_SPACE: Final = NamedNode(VOID + "uriSpace")
"""What every graph has for itself, and nobody means to join."""


def same_ids_elsewhere(
    quads: Sequence[Quad], known: pyoxigraph.Store, own: Namespace, names: KnownInGraph
) -> Iterator[str]:
    """Say which things of a file have ids or sure names of things of a graph, and are others.

    Parameters
    ----------
    quads : sequence of pyoxigraph.Quad
        Of the file, whose header tells what its ids begin with.
    known : pyoxigraph.Store
        The graph.
    own : Namespace
        Its names.
    names : KnownInGraph
        The names of its actors and coalitions.

    Yields
    ------
    str
        A sentence or two for each base.
    """
    told = (quad.object for quad in quads if quad.predicate == _SPACE)
    spaces = {ids.value for ids in told if isinstance(ids, Literal)} - {own.ids}
    matchers = [Matcher(listed_(), similar=False) for listed_ in names] if spaces else []
    for ids in sorted(spaces):
        things = dict.fromkeys(
            quad.subject.value
            for quad in quads
            if quad.predicate == _KIND
            and isinstance(quad.subject, NamedNode)
            and quad.subject.value.startswith(ids)
            and not quad.subject.value.removeprefix(ids).startswith(OF_PLACES)
        )
        called = _called(quads, things)
        found: dict[str, str] = {}
        for thing in things:
            ref = thing.removeprefix(ids)
            there = ref if _is_there(ref, known, own) else ""
            if meant := there or _named_so(called.get(thing, ()), matchers):
                found[ref] = meant
        if found:
            yield _told(found, ids)


def _called(quads: Sequence[Quad], things: Mapping[str, object]) -> dict[str, list[str]]:
    called: dict[str, list[str]] = {}
    for quad in quads:
        if quad.predicate == _NAME and getattr(quad.subject, "value", "") in things:
            called.setdefault(quad.subject.value, []).append(quad.object.value)  # type: ignore[union-attr]
    return called


def _named_so(called: Sequence[str], matchers: Sequence[Matcher]) -> str:
    """The id of what surely bears one of the names; empty if nothing does, or several do."""
    meant = {
        match.actor
        for matcher in matchers
        for name in called
        if (match := matcher.match(name)).status == "sure"
    }
    return meant.pop() if len(meant) == 1 else ""


def _is_there(ref: str, known: pyoxigraph.Store, own: Namespace) -> bool:
    if not ref:
        return False
    told = known.quads_for_pattern(NamedNode(own.iri(ref)), _KIND, None, DefaultGraph())
    return any(True for _ in told)


def _told(found: Mapping[str, str], ids: str) -> str:
    shown = [ref if ref == meant else f"{ref} ({meant})" for ref, meant in sorted(found.items())]
    one = len(shown) == 1
    have = "1 thing has the id or the name of one" if one else f"{len(shown):,} things have the ids"
    of = "of the graph" if one else "or names of things of the graph"
    others = "is another" if one else "are others"
    return (
        f"{have} {of} under another base, {ids}, and {others}: {listed(shown)}. "
        "If the same are meant, add a table, or a folder of tables whose graph.csv states no base, "
        "instead of this: their names are matched."
    )
