"""A graph behind a SPARQL 1.1 endpoint, used like one that is here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph

from graphkit import type_checks
from graphkit.errors import EndpointError, LimitExceeded, NotReopenable, QueryError
from graphkit.stores.answer_headers import ROW_LIMIT
from graphkit.stores.memory import Store
from graphkit.stores.remote.client import Auth, Client, Reply
from graphkit.stores.remote.dialect import STANDARD, Dialect, of_server
from graphkit.stores.remote.paging import construct_apart, count, needed, page
from graphkit.stores.remote.results import (
    ACCEPT_GRAPH,
    ACCEPT_RESULTS,
    as_graph,
    as_results,
    as_table,
    with_truths,
)
from graphkit.terms import VOID, Namespace

if TYPE_CHECKING:
    import rdflib

_ALL: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_PAGE: Final = 100_000
_BLANK: Final = b'"type": "bnode", "value": "'
_SPACE: Final = f"SELECT ?space WHERE {{ ?graph <{VOID}uriSpace> ?space }} ORDER BY ?space LIMIT 1"

Progress = Callable[[int, int], None]


class RemoteStore:
    """The triples of a SPARQL 1.1 endpoint.

    Parameters
    ----------
    url : str
        The address that queries are sent to, such as ``http://127.0.0.1:7878/query``.
    graph : str, optional
        The IRI of the named graph to look into, for servers that keep one graph for each data
        set. Without it, the server's default graph.
    auth : (str, str) or str, optional
        User and password, or a bearer token.
    seconds : float
        The longest that one answer may take.
    max_bytes : int
        The largest answer.
    page_rows : int, optional
        So many rows a server gives at most without saying so. Larger answers are then taken in
        pages. Virtuoso and `graphkit serve` say so, and need no number.
    progress : callable, optional
        Called with the rows that came so far and their total while pages are taken.
    client : Client, optional
        A connection made beforehand; ``auth``, ``seconds`` and ``max_bytes`` are then not used.

    Notes
    -----
    Only the standard is relied on; what a server does otherwise is handled in
    `graphkit.stores.remote.dialect`. Queries are checked here before they are sent, so mistakes are
    shown as by a graph that is here. Not checked: whether a server cuts an answer short without a
    word; give ``page_rows`` for one that does. DESCRIBE is never taken in pages.
    """

    def __init__(
        self,
        url: str,
        *,
        graph: str = "",
        auth: Auth = None,
        seconds: float = 60.0,
        max_bytes: int = 512 * 2**20,
        page_rows: int | None = None,
        progress: Progress | None = None,
        client: Client | None = None,
    ) -> None:
        self._client = client or Client(url, auth=auth, seconds=seconds, max_bytes=max_bytes)
        self._reopen = partial(
            RemoteStore,
            self._client.url,
            graph=graph,
            seconds=seconds,
            max_bytes=max_bytes,
            page_rows=page_rows,
        )
        self._own = client is not None
        self._auth = auth
        self._graph = graph
        if page_rows is not None:
            type_checks.counted("page_rows", page_rows, 1)
        self._page_rows = page_rows
        self._told_rows: int | None = None
        self._progress = progress
        self._dialect: Dialect | None = None
        self._namespace: Namespace | None = None
        self.beside: Path | None = None
        self._prologue = ""

    def __repr__(self) -> str:
        return f"<RemoteStore at {self.url}>"

    @property
    def url(self) -> str:
        """The address, without any password."""
        return self._client.url

    @property
    def dialect(self) -> Dialect:
        """How the server speaks; asked once."""
        return self._dialect or self._greet()[0]

    @property
    def namespace(self) -> Namespace:
        """Where the graph has its own names, as its header says; asked once."""
        return self._namespace or self._greet()[1]

    def _greet(self) -> tuple[Dialect, Namespace]:
        """Ask for the namespace, and learn from the answer what server this is."""
        reply = self._ask(_SPACE, ACCEPT_RESULTS)
        table, rows = as_table(self.url, reply)
        namespace = Namespace()
        if rows and table.startswith(b"?space\n"):
            form = pyoxigraph.QueryResultsFormat.TSV
            said: Any = pyoxigraph.parse_query_results(table, form)
            namespace = Namespace.of_ids(next(said)[0].value)
        # On one line, so that the lines that a server names are those of the query.
        prefixes = namespace.prefixes.items()
        self._prologue = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes)
        self._dialect, self._namespace = of_server(reply.headers), namespace
        # The facts of such a server never change: rows come in the same order page by page.
        told = reply.headers.get(ROW_LIMIT, "")
        self._told_rows = int(told) if told.isdigit() else None
        return self._dialect, namespace

    def query(self, text: str, *, whole_names: bool = False) -> Any:
        """Run any query.

        Raises
        ------
        SyntaxError
            If it is not SPARQL, as the embedded engine says it.
        EndpointError, QueryError, LimitExceeded
            If the server gives no usable answer.
        """
        # An empty store reads the query as ours does, and tells what kind of answer to expect.
        prefixes = {} if whole_names else self.namespace.prefixes
        expected = pyoxigraph.Store().query(text, prefixes=prefixes)
        if isinstance(expected, pyoxigraph.QueryTriples):
            return self._construct(text)
        if isinstance(expected, pyoxigraph.QueryBoolean):
            return self._yes_or_no(text)
        apart = self.dialect.split(text)
        if apart is None:
            if self.dialect.hidden(text) and (triples := needed(text)) is not None:
                return self._taken(triples).query(text)
            return self._solutions(text, [variable.value for variable in expected.variables])
        rows = self._solutions(apart.remote, [name[1:] for name in apart.variables])
        return pyoxigraph.Store().query(apart.local(rows), prefixes=self.namespace.prefixes)

    def select(self, query: str) -> pyoxigraph.QuerySolutions:
        """Run a SELECT query."""
        answer = self.query(query)
        if not isinstance(answer, pyoxigraph.QuerySolutions):
            raise TypeError("select() takes a SELECT query; use graphkit.sparql.run.run() instead")
        return answer

    def csv(self, query: str) -> bytes:
        """Run a SELECT query and give SPARQL 1.1 CSV."""
        return self.select(query).serialize(format=pyoxigraph.QueryResultsFormat.CSV) or b""

    def facts(self, iri: str) -> Iterator[tuple[str, Any]]:
        """Give predicate and object of every triple of a thing."""
        subject = pyoxigraph.NamedNode(iri)
        for predicate, value in self.select(f"SELECT ?p ?o WHERE {{ {subject} ?p ?o }}"):
            yield predicate.value, value

    def __len__(self) -> int:
        rows = list(self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"))
        return int(rows[0][0].value)

    def copy(self) -> Store:
        """Take all triples, page by page, into a store in memory."""
        return self._taken(_ALL)

    def _taken(self, query: str) -> Store:
        """Take the triples that a query gives as rows into a store in memory."""
        held, names = Store(pyoxigraph.Store()), ["s", "p", "o"]
        limit = self._row_limit  # all triples are likely more
        table = self._rows(query, names) if limit is None else self._paged(query, names, limit)
        rows: Any = pyoxigraph.parse_query_results(table, pyoxigraph.QueryResultsFormat.TSV)
        held.inner.bulk_extend(pyoxigraph.Quad(s, p, o) for s, p, o in rows)
        return held

    def write(self, path: Path) -> None:
        """Take all triples and write them to a file."""
        self.copy().write(path)

    def rdflib(self) -> rdflib.Dataset:
        """Give an rdflib dataset that asks the same endpoint."""
        import rdflib

        from graphkit.stores.remote.for_rdflib import AskedByRdflib

        dataset = rdflib.Dataset(store=AskedByRdflib(self), default_union=True)
        for prefix, iri in self.namespace.prefixes.items():
            dataset.bind(prefix, iri, override=True)
        return dataset

    def of_graph(self, graph: str) -> RemoteStore:
        """Ask the same server about one of its named graphs."""
        rows = self._page_rows
        return RemoteStore(self.url, graph=graph, page_rows=rows, client=self._client)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __reduce__(self) -> tuple[Callable[[], RemoteStore], tuple[()]]:
        if self._own:
            raise NotReopenable("its connection was made beforehand")
        if self._client.has_login:
            raise NotReopenable("a password is not written into files. Connect again there")
        return self._reopen, ()

    def _send(self, text: str, accept: str) -> Reply:
        if self._namespace is None:
            self._greet()
        return self._ask(f"{self._prologue} {text}", accept)

    def _ask(self, text: str, accept: str) -> Reply:
        parameters = {"query": text}
        if self._graph:
            parameters["default-graph-uri"] = self._graph
        return self._client.ask(parameters, accept)

    def _yes_or_no(self, text: str) -> Any:
        dialect = self.dialect
        answer = as_results(self.url, self._send(text, ACCEPT_RESULTS))
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return answer
        if dialect is STANDARD:
            raise EndpointError(self.url, "answers ASK with rows. Check the address.")
        spelt = json.dumps({"head": {}, "boolean": any(row[0].value == "1" for row in answer)})
        return pyoxigraph.parse_query_results(spelt, pyoxigraph.QueryResultsFormat.JSON)

    def _construct(self, text: str) -> pyoxigraph.QueryTriples:
        apart = construct_apart(text)
        if apart is None:
            return as_graph(self.url, self._send(text, ACCEPT_GRAPH))
        # A server that cuts rows short does so with triples too, and does not always say it.
        if not self.dialect.row_limit_header and not self._page_rows:
            try:
                return as_graph(self.url, self._send(text, ACCEPT_GRAPH))
            except (EndpointError, QueryError) as error:
                if not self._is_too_large(error):
                    raise
        rows = self._solutions(apart.remote, [name[1:] for name in apart.variables])
        answer = pyoxigraph.Store().query(apart.local(rows), prefixes=self.namespace.prefixes)
        assert isinstance(answer, pyoxigraph.QueryTriples)
        return answer

    def _solutions(self, text: str, names: list[str]) -> Any:
        table = self._rows(text, names)
        return pyoxigraph.parse_query_results(table, pyoxigraph.QueryResultsFormat.TSV)

    def _rows(self, text: str, names: list[str]) -> bytes:
        """Give the rows of a SELECT query as TSV, from one answer or from pages."""
        try:
            reply = self._send(text, ACCEPT_RESULTS)
        except (EndpointError, QueryError) as error:
            if not self._is_too_large(error) or self._row_limit is None:
                raise
            return self._paged(text, names, self._row_limit)
        truths = self.dialect.booleans(text) & set(names)
        table, count = as_table(self.url, self._mended(reply, truths))
        limit = self._limit_of(reply)
        if limit is None or count < limit:
            return table
        return self._paged(text, names, limit)

    def _mended(self, reply: Reply, truths: frozenset[str]) -> Reply:
        """Put right what the dialect writes otherwise."""
        data, prefix = reply.data, self.dialect.blank_prefix
        if prefix:
            data = data.replace(_BLANK + prefix, _BLANK)
        return reply._replace(data=with_truths(data, truths) if truths else data)

    def _limit_of(self, reply: Reply) -> int | None:
        said = reply.headers.get(self.dialect.row_limit_header, "")
        return int(said) if said.isdigit() else self._row_limit

    @property
    def _row_limit(self) -> int | None:
        """So many rows an answer has at most, as the user or the server says."""
        _ = self.dialect  # the server says it with its first answer
        said = [rows for rows in (self._page_rows, self._told_rows) if rows is not None]
        return min(said, default=None)

    def _is_too_large(self, error: EndpointError | QueryError) -> bool:
        """Tell whether the same rows may come in pages."""
        if isinstance(error, LimitExceeded):
            return error.limit == "rows"
        if isinstance(error, QueryError):  # it was read here, so it is no fault of the query
            return self._page_rows is not None
        return error.status == 200  # it broke off

    def _paged(self, text: str, names: list[str], limit: int) -> bytes:
        truths = self.dialect.booleans(text) & set(names)
        reply = self._send(count(text), ACCEPT_RESULTS)
        total = int(next(iter(as_results(self.url, reply)))[0].value)
        size, steady = min(limit, _PAGE), self._told_rows is not None
        pages: list[bytes] = []
        for start in range(0, max(total, 1), size):
            asked = page(text, names, start, size, steady=steady)
            reply = self._send(asked, ACCEPT_RESULTS)
            table, _ = as_table(self.url, self._mended(reply, truths))
            pages.append(table.split(b"\n", 1)[1] if pages else table)
            if self._progress is not None:
                self._progress(min(start + size, total), total)
        whole = b"".join(pages)
        if whole.count(b"\n") - 1 != total:
            raise EndpointError(self.url, "changed while it was read in pages. Ask again.")
        return whole
