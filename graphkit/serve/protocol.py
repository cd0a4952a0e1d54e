"""SPARQL 1.1 Protocol: queries by GET and POST, with the answer in the format that is asked for."""

from __future__ import annotations

import asyncio
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl

import anyio.to_thread
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from graphkit.errors import LimitExceeded, QueryError, UnsafeQuery
from graphkit.serve.connections import client_of
from graphkit.serve.left_out_of import left_out_of
from graphkit.serve.negotiation import GRAPHS, RESULTS, TYPES, choose, choose_for_query
from graphkit.serve.service_description import describe
from graphkit.serve.streaming import Streamed
from graphkit.serve.why_empty import why_empty
from graphkit.sparql.query_dataset import QueryDataset
from graphkit.stores.answer_headers import LIMIT, NO_NOTE

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.serve.answer_spool import AnswerSpool
    from graphkit.serve.fair_turns import FairTurns
    from graphkit.stores.limited import Answer, Sink, Workers

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
MAX_BODY: Final = 2**20
_BODY_SECONDS: Final = 15.0
_STATUS: Final = {"busy": 503, "process": 503, "time": 504}
"""What a limit is in HTTP; the others are faults of the query."""

_GIVEN: Final = {"graph": "triples", "boolean": "yes or no", "solutions": "rows"}
"""What a query gives, in words."""

_WHOLE: Final = frozenset(
    ["urn:x-rdflib:default", "urn:x-arq:DefaultGraph", "urn:x-arq:UnionGraph"]
)
"""What clients call the default graph when they ask for it by name."""


class QueryRequest(NamedTuple):
    """A query, and the graphs that it is to be asked of, if the client names any."""

    query: str
    dataset: QueryDataset | None


class Refused(Exception):
    """A request that is answered with an error.

    Parameters
    ----------
    status : int
        The status of HTTP.
    message : str
        What is wrong and what to do.
    limit : str
        Which limit the query went over, if it did.
    """

    def __init__(self, status: int, message: str, limit: str = "") -> None:
        self.status, self.limit = status, limit
        super().__init__(message)

    def response(self) -> Response:
        """Give the answer that says so."""
        headers = {"Retry-After": "2"} if self.status == 503 else {}
        if self.limit:
            headers[LIMIT] = self.limit
        return PlainTextResponse(str(self) + "\n", self.status, headers)


async def sparql(request: Request) -> Response:
    """Answer a request to the endpoint."""
    try:
        asked = await _query(request)
        if asked is None:
            return _about(request)
        results, graph = choose_for_query(request.headers.get("accept", ""))
        if results is None and graph is None:
            offered = ", ".join([*RESULTS, *GRAPHS])
            raise Refused(406, f"none of what is accepted can be given. Accept one of {offered}.")
    except Refused as refused:
        return refused.response()
    return _streamed(request, asked, results, graph)


def _streamed(
    request: Request, asked: QueryRequest, results: str | None, graph: str | None
) -> Response:
    """Answer a query in one of two formats; None is one that the client does not accept."""
    workers: Workers = request.app.state.workers
    rows, triples = RESULTS[results or "application/json"], GRAPHS[graph or "text/turtle"]

    def check(kind: str, error: QueryError | None) -> Response | None:
        if error is not None:
            return _refused(error).response()
        if (graph if kind == "graph" else results) is None:
            offered = ", ".join(GRAPHS if kind == "graph" else RESULTS)
            why = f"this query gives {_GIVEN[kind]}. Accept one of {offered}."
            return Refused(406, why).response()
        return None

    def produce(sink: Sink) -> None:
        workers.stream(asked.query, sink, results=rows, graph=triples, dataset=asked.dataset)

    silent = NO_NOTE in request.headers.get("prefer", "")

    def explain(answer: AnswerSpool) -> str:
        if asked.dataset is not None or silent:
            return ""
        return why_empty(workers, request.app.state.kg.store.namespace, asked.query, answer)

    most, threads = workers.limits.rows, request.app.state.threads
    told = "" if silent else left_out_of(request.app.state.kg)
    return Streamed(produce, threads, _turn(request), check, rows=most, explain=explain, told=told)


async def run(request: Request, query: str, results: str, graph: str) -> Answer:
    """Run a query in a worker process and take the whole answer, without holding up others.

    Raises
    ------
    Refused
        If the query is wrong, unsafe or goes over a limit.
    """
    workers: Workers = request.app.state.workers
    try:
        with _turn(request):
            return await anyio.to_thread.run_sync(
                lambda: workers.ask(query, results=results, graph=graph),
                limiter=request.app.state.threads,
            )
    except QueryError as error:
        raise _refused(error) from None


def _turn(request: Request) -> AbstractContextManager[None]:
    turns: FairTurns = request.app.state.turns
    return turns.taken(client_of(request.client.host if request.client else ""))


def _refused(error: QueryError) -> Refused:
    if isinstance(error, UnsafeQuery):
        return Refused(403, str(error))
    limit = error.limit if isinstance(error, LimitExceeded) else ""
    said = str(error)
    if limit == "time":  # who asks over the network cannot give more time
        said = said.partition(", or give ")[0].rstrip(".") + "."
    return Refused(_STATUS.get(limit, 400), said, limit)


async def _query(request: Request) -> QueryRequest | None:
    """Take the query out of a request; None if there is none."""
    try:
        pairs = parse_qsl(
            request.url.query, keep_blank_values=True, errors="strict", max_num_fields=20
        )
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "the address is not UTF-8. Escape the query as UTF-8.") from None
    if request.method == "POST":
        pairs += await _posted(request)
    if "update" in dict(pairs):
        raise Refused(403, "this endpoint is read-only. Send a query.")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise Refused(400, "there is more than one query. Send one.")
    if not queries and request.method == "POST":
        raise Refused(400, "there is no query. Send it as the form field 'query'.")
    return QueryRequest(queries[0], _dataset(pairs)) if queries else None


def _dataset(pairs: list[tuple[str, str]]) -> QueryDataset | None:
    """Take the graphs out of a request; None where it names none, or the whole default graph."""
    default, named = (
        tuple(dict.fromkeys(value for name, value in pairs if name == f"{kind}-graph-uri"))
        for kind in ("default", "named")
    )
    if not _WHOLE & set(default):
        return QueryDataset(default, named) if default or named else None
    if named:
        why = "the default graph by name cannot be asked together with named graphs."
        raise Refused(400, f"{why} Leave out default-graph-uri, or named-graph-uri.")
    return None


async def _posted(request: Request) -> list[tuple[str, str]]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise Refused(403, "this endpoint is read-only. Send a query.")
    if kind not in (FORM, QUERY):
        raise Refused(415, f"{kind or 'nothing'} is not understood. Send {FORM} or {QUERY}.")
    try:
        body = (await asyncio.wait_for(_body(request), _BODY_SECONDS)).decode("utf-8")
        if kind == QUERY:
            return [("query", body)]
        return parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=20)
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "the body is not UTF-8. Send the query as UTF-8.") from None
    except ClientDisconnect:
        raise Refused(400, "the body did not come whole. Send it again.") from None
    except TimeoutError:
        raise Refused(408, "the body did not arrive in time. Send it again.") from None


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY:
            raise Refused(413, f"the body is larger than {MAX_BODY:,} bytes. Send a shorter query.")
    return bytes(body)


def _about(request: Request) -> Response:
    """Describe the service, or show people the query page."""
    chosen = choose(request.headers.get("accept", ""), [*GRAPHS, "text/html"])
    if chosen == "text/html":
        return RedirectResponse("/query", 303)
    form = GRAPHS[chosen or "text/turtle"]
    data = describe(str(request.url.replace(query="")), form)
    return Response(data, media_type=TYPES[form], headers={"Vary": "Accept"})
