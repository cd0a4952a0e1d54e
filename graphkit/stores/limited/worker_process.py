"""The process that runs queries for `graphkit.stores.limited`: it may be killed at any moment.

It reads requests from standard input and writes answers to standard output. A request is one line
of JSON and then the query. An answer is a line that says what it is, for each part a line with its
length and then the part, and a line that says how it ended. Whatever a query does to this process,
a stack overflow or all memory used, the process that asked lives on. This one ends when that one
does, and before it answers anything it gives up network and files.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import pyoxigraph

from graphkit.errors import GraphkitError, LimitExceeded, QueryError, UnsafeQuery
from graphkit.sparql.query_dataset import QueryDataset
from graphkit.sparql.run import evaluate
from graphkit.stores import several_graphs
from graphkit.stores.limited.answer_meter import GRAPHS, RESULTS, AnswerMeter
from graphkit.stores.limited.sandbox.confine import confine
from graphkit.stores.memory import Store

Send = Callable[[Mapping[str, Any], bytes], None]

_READ_BEFORE: Final = (several_graphs,)
"""What the store imports when a query needs it, which is too late without files."""

_LOOK: Final = 1_000
"""Milliseconds between two looks at whether the process that asks is still there."""

_TRIALS: Final = (
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 1",
    "CONSTRUCT { ?s ?p ?o } FROM <urn:none> { ?s ?p ?o FILTER(<urn:none>('service')) }",
    "SELECT (<urn:none>(1) AS ?x) {}",
    "SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }",
    "SELCT",
)
"""Queries that need everything that any query needs; half of them are wrong."""


_ROWS_ALONE: Final = ("csv", "tsv")
"""Formats that the standard has for rows alone: clients take a yes in them for no rows, or fail."""


def answer(store: Store, request: Mapping[str, Any], query: str, send: Send) -> dict[str, Any]:
    """Run one query, send part by part what it gives, and give how it ended."""
    try:
        if request.get("dump"):
            _dump(store, request, send)
        else:
            _query(store, request, query, send)
    except GraphkitError as error:
        return _described(error)
    except MemoryError:
        message = "the query needs more memory than it may have. Ask a narrower question."
        return {"error": "LimitExceeded", "message": message, "limit": "memory"}
    except (ValueError, OSError, RuntimeError) as error:
        return {"error": "QueryError", "message": f"the engine stopped: {error}. Ask otherwise."}
    return {}


def _query(store: Store, request: Mapping[str, Any], query: str, send: Send) -> None:
    graphs = request.get("graphs")
    dataset = None if graphs is None else QueryDataset(*map(tuple, graphs))
    found = evaluate(store, query, {}, dataset)
    graph = isinstance(found, pyoxigraph.QueryTriples)
    kind = _kind(found)
    form = request["graph"] if graph else request["results"]
    if kind == "boolean" and form in _ROWS_ALONE:
        form = "json"
    meter = _meter(kind, form, request, send)
    found.serialize(meter, GRAPHS[form] if graph else RESULTS[form])
    meter.hand_on()


def _dump(store: Store, request: Mapping[str, Any], send: Send) -> None:
    meter = _meter("dataset", "nq", request, send)
    store.inner.dump(cast("BinaryIO", meter), format=pyoxigraph.RdfFormat.N_QUADS)
    meter.hand_on()


def _meter(kind: str, form: str, request: Mapping[str, Any], send: Send) -> AnswerMeter:
    send({"kind": kind, "format": form}, b"")
    return AnswerMeter(
        form, request["rows"], request["bytes"], lambda part: send({"length": len(part)}, part)
    )


def _kind(found: Any) -> str:
    if isinstance(found, pyoxigraph.QueryTriples):
        return "graph"
    return "boolean" if isinstance(found, pyoxigraph.QueryBoolean) else "solutions"


def _described(error: GraphkitError) -> dict[str, Any]:
    about: dict[str, Any] = {"error": type(error).__name__, "message": str(error)}
    if isinstance(error, LimitExceeded):
        about["limit"] = error.limit
    if isinstance(error, UnsafeQuery):
        about["construct"] = error.construct
    if isinstance(error, QueryError):
        about |= {"line": error.line, "column": error.column}
    return about


def serve(store: Store, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""

    def send(about: Mapping[str, Any], data: bytes) -> None:
        answers.write(json.dumps(about).encode() + b"\n" + data)
        if data:
            answers.flush()

    while line := requests.readline():
        request = json.loads(line)
        query = requests.read(request["length"]).decode("utf-8")
        hold_time(request["seconds"])
        send(answer(store, request, query, send), b"")
        answers.flush()


def hold_memory(allowance: int) -> None:
    """Let this process take so many bytes more than it has now, where the system can see to it."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    except (ImportError, OSError):
        return
    limit = pages * resource.getpagesize() + allowance
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hold_time(seconds: float) -> None:
    """Let the next query compute for so long at most, even if nobody is there to stop it."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(time.process_time() + seconds) + 2
    if most == resource.RLIM_INFINITY or limit < most:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, most))


def end_with_parent() -> None:
    """End this process when the one that started it ends, however that ends."""
    parent = os.getppid()

    def watch() -> None:
        import select

        if not hasattr(select, "poll"):
            return
        pipe = select.poll()
        pipe.register(0, 0)  # tells when the other end is closed, and nothing else
        while not pipe.poll(_LOOK) and os.getppid() == parent:
            continue
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def prepare(store: Store) -> None:
    """Run a few queries, so that everything has been imported before files are out of reach."""
    request = {"results": "json", "graph": "nt", "rows": 1, "bytes": 100}
    for query in _TRIALS:
        answer(store, request, query, _forget)


def _forget(about: Mapping[str, Any], data: bytes) -> None:
    """Send nothing to anybody."""


def main() -> None:
    """Open the store that the first argument names and answer what comes in."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks decides what an interruption ends
    end_with_parent()
    folder, allowance = Path(sys.argv[1]), int(sys.argv[2])
    store = Store.open(folder)
    prepare(store)
    hold_memory(allowance)
    sandbox = confine(folder)
    sys.stdout.buffer.write(json.dumps({"sandbox": list(sandbox)}).encode() + b"\n")
    sys.stdout.buffer.flush()
    serve(store, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
