"""Let rdflib ask an endpoint by the way that everything else asks it: with login, pages, errors."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID, Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result
from rdflib.term import BNode, Literal

from graphkit.errors import QueryError

if TYPE_CHECKING:
    from graphkit.stores.remote.remote_store import RemoteStore


class _Given(Literal):
    """A literal that is one: rdflib takes ``false``, 0 and the empty text for no term at all."""

    def __bool__(self) -> bool:
        return True


class AskedByRdflib(SPARQLStore):
    """A store of rdflib, whose questions a `RemoteStore` sends.

    Parameters
    ----------
    remote : RemoteStore
        The endpoint.
    """

    def __init__(self, remote: RemoteStore) -> None:
        super().__init__(remote.url)
        self._remote = remote

    def triples(self, spo: Any, context: Graph | None = None) -> Iterator[Any]:
        """Give triples with the graph that they were looked for in, which rdflib leaves out.

        Parameters
        ----------
        spo : tuple of node
            The pattern; None stands for anything.
        context : rdflib.Graph, optional
            The graph; by default all.
        """
        graph = Graph(self, DATASET_DEFAULT_GRAPH_ID) if context is None else context
        subject, predicate, value = spo
        asked = _Given(value) if isinstance(value, Literal) else value
        for (s, p, o), _ in super().triples((subject, predicate, asked), context):
            yield (s, p, o if value is None else value), iter((graph,))

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib calls it when it only looks at the graphs."""

    def _query(self, query: str, default_graph: str | None = None) -> Result:
        remote = self._remote
        if default_graph not in (None, DATASET_DEFAULT_GRAPH_ID) and not isinstance(
            default_graph, BNode
        ):
            remote = remote.of_graph(str(default_graph))
        try:
            answer = remote.query(query)
        except SyntaxError as error:
            raise QueryError(f"not SPARQL 1.1: {error}.") from None
        if isinstance(answer, pyoxigraph.QueryTriples):
            data, form = answer.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES), "nt"
        else:
            data, form = answer.serialize(format=pyoxigraph.QueryResultsFormat.JSON), "json"
        return Result.parse(io.BytesIO(data or b""), format=form)
