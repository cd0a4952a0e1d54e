"""What a graph says about itself: title, publisher, licence, version, how to cite it."""

from __future__ import annotations

from typing import Final

from graphkit.facts.about_graph import AboutGraph
from graphkit.sparql.queryable import Queryable
from graphkit.terms import CG, DCAT, DCTERMS, OWL, VOID

_SPACE: Final = VOID + "uriSpace"
_HEADER: Final = """
SELECT ?graph ?property ?value WHERE {
  ?graph a dcat:Dataset ; ?property ?value
} ORDER BY ?graph ?property ?value"""
_PARTS: Final = """
SELECT ?graph ?class ?count WHERE {
  ?graph a dcat:Dataset ; void:classPartition ?part .
  ?part void:class ?class ; void:entities ?count
} ORDER BY ?graph ?class ?count"""


def about_graph(store: Queryable) -> AboutGraph:
    """Read the header of a graph.

    Parameters
    ----------
    store : Queryable
        The graph. Of several headers that of its own names counts, or else the first in order.

    Returns
    -------
    AboutGraph
        With empty values where nothing is stated.
    """
    rows = list(store.select(_HEADER))
    space = store.namespace.ids
    own = (graph for graph, prop, value in rows if (prop.value, value.value) == (_SPACE, space))
    header = next(own, rows[0][0] if rows else None)
    said: dict[str, list[tuple[str, str]]] = {}
    for graph, prop, value in rows:
        if graph == header:
            said.setdefault(prop.value, []).append(
                (getattr(value, "language", "") or "", value.value)
            )
    parts = [row for row in store.select(_PARTS) if row["graph"] == header]
    counts = {row["class"].value: row["count"].value for row in parts}

    def one(name: str) -> str:
        return next((text for _, text in said.get(name, ())), "")

    return AboutGraph(
        titles=dict(said.get(DCTERMS + "title", ())),
        descriptions=dict(said.get(DCTERMS + "description", ())),
        publisher=one(DCTERMS + "publisher"),
        version=one(OWL + "versionInfo"),
        homepage=one(DCAT + "landingPage"),
        licence=one(DCTERMS + "rights") or one(DCTERMS + "license"),
        licence_url=one(DCTERMS + "license"),
        base=store.namespace.base,
        languages=tuple(text for _, text in said.get(DCTERMS + "language", ())),
        stated_citation=one(DCTERMS + "bibliographicCitation"),
        triples=_number(one(VOID + "triples")),
        memberships=_number(counts.get(CG + "Membership", "")),
        coalitions=_number(counts.get(CG + "Coalition", "")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
