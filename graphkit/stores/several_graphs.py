"""Ask several graphs as one: a triple that is in two of them is one triple, as RDF says."""

from __future__ import annotations

from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from graphkit.sparql.query_dataset import QueryDataset


def ask_together(inner: Store, query: str, dataset: QueryDataset) -> Any:
    """Run a query with FROM and FROM NAMED, whose graphs become its default graph as a set.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Where the graphs are.
    query : str
        SPARQL without abbreviated names.
    dataset : QueryDataset
        The graphs that it names.

    Notes
    -----
    The engine itself would count a triple once for each graph that it is in. So graphs that share
    a triple are copied together for the query, which takes time and memory as they have triples.
    """
    if not _share_triples(inner, dataset.default):
        return inner.query(query)
    together = Store()
    for iri in dataset.default:
        quads = inner.quads_for_pattern(None, None, None, NamedNode(iri))
        together.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in dataset.named]
    for graph in named:
        together.bulk_extend(inner.quads_for_pattern(None, None, None, graph))
    return together.query(query, default_graph=[DefaultGraph()], named_graphs=named)


def _share_triples(inner: Store, graphs: tuple[str, ...]) -> bool:
    """Tell whether a triple is in two of the graphs."""
    for place, first in enumerate(graphs):
        for second in graphs[place + 1 :]:
            both = f"GRAPH <{first}> {{ ?s ?p ?o }} GRAPH <{second}> {{ ?s ?p ?o }}"
            if inner.query(f"ASK {{ {both} }}"):
                return True
    return False
