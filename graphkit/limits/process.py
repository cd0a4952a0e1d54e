"""The process that runs queries for `graphkit.limits`: it may be killed at any moment.

It reads requests from standard input and writes answers to standard output. A request is one line
of JSON and then the query; an answer is one line of JSON and then the result. Whatever a query
does to this process, a stack overflow or all memory used, the process that asked lives on.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph

from graphkit.errors import GraphkitError, LimitExceeded, QueryError, UnsafeQuery
from graphkit.limits.meter import GRAPHS, RESULTS, Meter
from graphkit.query import evaluate
from graphkit.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping


def answer(store: Store, request: Mapping[str, Any], query: str) -> tuple[dict[str, Any], bytes]:
    """Run one query; give what is said of the result, and the result."""
    try:
        found = evaluate(store, query, {})
        graph = isinstance(found, pyoxigraph.QueryTriples)
        form = request["graph"] if graph else request["results"]
        meter = Meter(form, request["rows"], request["bytes"])
        found.serialize(meter, GRAPHS[form] if graph else RESULTS[form])
        return {"kind": _kind(found), "format": form}, bytes(meter.data)
    except GraphkitError as error:
        return _told(error), b""
    except MemoryError:
        message = "the query needs more memory than it may have. Ask a narrower question."
        return {"error": "LimitExceeded", "message": message, "limit": "memory"}, b""
    except (ValueError, OSError) as error:
        return {"error": "QueryError", "message": f"the engine stopped: {error}"}, b""


def _kind(found: Any) -> str:
    if isinstance(found, pyoxigraph.QueryTriples):
        return "graph"
    return "boolean" if isinstance(found, pyoxigraph.QueryBoolean) else "solutions"


def _told(error: GraphkitError) -> dict[str, Any]:
    told: dict[str, Any] = {"error": type(error).__name__, "message": str(error)}
    if isinstance(error, LimitExceeded):
        told["limit"] = error.limit
    if isinstance(error, UnsafeQuery):
        told["construct"] = error.construct
    if isinstance(error, QueryError):
        told |= {"line": error.line, "column": error.column}
    return told


def serve(store: Store, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while line := requests.readline():
        request = json.loads(line)
        query = requests.read(request["length"]).decode("utf-8")
        about, data = answer(store, request, query)
        answers.write(json.dumps(about | {"length": len(data)}).encode() + b"\n")
        answers.write(data)
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


def main() -> None:
    """Open the store that the first argument names and answer what comes in."""
    folder, allowance = sys.argv[1:]
    store = Store.open(Path(folder))
    sys.stdout.buffer.write(b"ready\n")
    sys.stdout.buffer.flush()
    hold_memory(int(allowance))
    serve(store, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
