"""Write derived triples as Turtle, sorted like everything that is built."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from graphkit.building.turtle import Facts
from graphkit.terms import BUNDLED, PREFIXES, SLUG, Namespace

HEADING: Final = (
    "Who took on which commitment by joining.\n"
    "Derived from the graph beside it by the rules of the ontology; nothing here was authored."
)


def derived_turtle(quads: Iterable[Any], namespace: Namespace = BUNDLED) -> str:
    """Write quads as sorted Turtle with a heading.

    Parameters
    ----------
    quads : iterable of pyoxigraph.Quad
        Their graphs are not looked at. Subjects and predicates are IRIs; that is not checked.
    namespace : Namespace
        Where the graph has its own names.

    Returns
    -------
    str
        The same text for the same quads, in whatever order they come.
    """
    facts = Facts(namespace)
    for quad in quads:
        triple = map(str, (quad.subject, quad.predicate, quad.object))
        facts.add(*(_term(written, namespace) for written in triple))
    return facts.turtle(HEADING)


@lru_cache(maxsize=2**15)
def _term(written: str, namespace: Namespace) -> str:
    """Shorten an IRI, or the datatype of a literal, with a prefix where there is one."""
    before, mark, iri = written.rpartition("<")
    if not mark or not iri.endswith(">"):
        return written
    for prefix, start in {**PREFIXES, "id": namespace.ids}.items():
        local = iri[:-1].removeprefix(start)
        if local != iri[:-1] and (SLUG.fullmatch(local) or local.isalnum()):
            return f"{before}{prefix}:{local}"
    return written
