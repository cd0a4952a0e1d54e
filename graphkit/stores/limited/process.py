"""The process that runs queries for `graphkit.stores.limited`: it may be killed at any moment.

It reads requests from standard input and writes answers to standard output. A request is one line
of JSON and then the query. An answer is a line that says what it is, for each piece a line with
its length and then the piece, and a line that says how it ended. Whatever a query does to this
process, a stack overflow or all memory used, the process that asked lives on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph

from graphkit.errors import GraphkitError, LimitExceeded, QueryError, UnsafeQuery
from graphkit.sparql.run import evaluate
from graphkit.stores.limited.meter import GRAPHS, RESULTS, Meter
from graphkit.stores.memory import Store

Say = Callable[[Mapping[str, Any], bytes], None]


def answer(store: Store, request: Mapping[str, Any], query: str, say: Say) -> dict[str, Any]:
    """Run one query, say piece by piece what it gives, and tell how it ended."""
    try:
        found = evaluate(store, query, {})
        graph = isinstance(found, pyoxigraph.QueryTriples)
        form = request["graph"] if graph else request["results"]
        say({"kind": _kind(found), "format": form}, b"")
        meter = Meter(form, request["rows"], request["bytes"], lambda p: say({"length": len(p)}, p))
        found.serialize(meter, GRAPHS[form] if graph else RESULTS[form])
        meter.hand_on()
    except GraphkitError as error:
        return _told(error)
    except MemoryError:
        message = "the query needs more memory than it may have. Ask a narrower question."
        return {"error": "LimitExceeded", "message": message, "limit": "memory"}
    except (ValueError, OSError) as error:
        return {"error": "QueryError", "message": f"the engine stopped: {error}"}
    return {}


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

    def say(about: Mapping[str, Any], data: bytes) -> None:
        answers.write(json.dumps(about).encode() + b"\n" + data)
        if data:
            answers.flush()

    while line := requests.readline():
        request = json.loads(line)
        query = requests.read(request["length"]).decode("utf-8")
        say(answer(store, request, query, say), b"")
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
