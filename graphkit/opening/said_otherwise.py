"""Tell what a file says of things of a graph otherwise than the graph does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graphkit.opening.told_of_names import listed
from graphkit.terms import CG, CONCEPT, SKOS, Namespace

_KIND: Final = CG + "kind"
_UNKNOWN: Final = CONCEPT + "kind/unknown"
_MATTERS: Final = {
    _KIND: "kind",
    CG + "basedIn": "country",
    CG + "governs": "what it governs",
    CG + "wikidata": "Wikidata item",
    SKOS + "prefLabel": "name",
}
"""What a reader would miss of an actor or a coalition; of the rest a graph says it once."""


def said_otherwise(
    quads: Sequence[Quad], known: pyoxigraph.Store, own: Namespace, *, of_tables: bool
) -> Iterator[str]:
    """Say which kinds, countries and names of a file the graph has otherwise, which stand.

    Parameters
    ----------
    quads : sequence of pyoxigraph.Quad
        Of the file.
    known : pyoxigraph.Store
        The graph.
    own : Namespace
        Its names.
    of_tables : bool
        Whether tables say it, whose names are told of already, or kept as ``listed_as``.

    Yields
    ------
    str
        A sentence or two, if there is anything to tell.
    """
    shown = [
        f"{own.slug(quad.subject.value)} ({_MATTERS[quad.predicate.value]} "
        f"{_text(quad.object, own)} here, {there} there)"
        for quad in dict.fromkeys(quads)
        if quad.predicate.value in _MATTERS
        and isinstance(quad.subject, NamedNode)
        and not (of_tables and quad.predicate.value == SKOS + "prefLabel")
        and (there := _there(quad, known, own))
    ]
    if shown:
        yield (
            f"What the graph says otherwise is left out: {listed(shown)}. If somebody "
            "else is meant, write an id of its own."
        )


def _there(quad: Quad, known: pyoxigraph.Store, own: Namespace) -> str:
    """What the graph says instead; empty if it says the same, or nothing."""
    if getattr(quad.object, "value", "") == _UNKNOWN:
        return ""
    found = known.quads_for_pattern(quad.subject, quad.predicate, None, DefaultGraph())
    said = [one.object for one in found]
    if isinstance(quad.object, Literal) and quad.object.language:
        said = [one for one in said if getattr(one, "language", "") == quad.object.language]
    if not said or quad.object in said:
        return ""
    if isinstance(quad.object, Literal):
        spelt = {one.value.casefold() for one in said if isinstance(one, Literal)}
        spelt.add(own.slug(quad.subject.value) if isinstance(quad.subject, NamedNode) else "")
        if quad.object.value.casefold() in spelt:
            return ""  # the same name, written in another way, or its id in the stead of one
    return _text(sorted(said, key=str)[0], own)


def _text(term: object, own: Namespace) -> str:
    if isinstance(term, NamedNode):
        code = own.slug(term.value)
        return code.removeprefix("country-").upper() if code.startswith("country-") else _last(code)
    return repr(getattr(term, "value", str(term)))


def _last(code: str) -> str:
    return code.rpartition("/")[2] or code
