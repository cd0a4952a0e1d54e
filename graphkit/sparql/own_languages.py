"""The languages that a graph states as its own."""

from __future__ import annotations

from typing import Final

from graphkit.sparql.queryable import Queryable

_OWN: Final = """
SELECT ?tag { ?graph a dcat:Dataset ; dcterms:language ?tag FILTER(isLiteral(?tag)) }"""


def own_languages(store: Queryable) -> tuple[str, ...]:
    """Read the tags of the languages that the header of a graph names, in small letters, in order.

    That is the order of the alphabet: triples have none. Where several headers were put together,
    those of all count.
    """
    return tuple(sorted({row["tag"].value.lower() for row in store.select(_OWN)}))
