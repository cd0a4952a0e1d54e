"""Load a server with good and hostile queries from many clients, for a bounded time.

Run it with ``python -m benchmarks.soak [seconds]`` (10 minutes by default). The server is a
process of its own on 127.0.0.1, and nothing else is ever asked. It must answer every good query,
refuse or stop every hostile one, and not grow.
"""

from __future__ import annotations

import asyncio
import json
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

import httpx
import psutil

RESULTS: Final = Path(__file__).parent / "results"
CLIENTS: Final = 16
_LONGEST: Final = 3_600
_SERVER: Final = """
import sys
import graphkit as gk
from graphkit.stores.limited import Limits
from graphkit.serve import serve
serve(gk.load(), port=int(sys.argv[1]), limits=Limits(rows=20000, memory=300 * 2**20))
"""
JSON: Final = {"Accept": "application/sparql-results+json"}
GOOD: Final[list[tuple[str, dict[str, Any]]]] = [
    ("/sparql", {"params": {"query": "SELECT ?c { ?c a cg:Coalition }"}, "headers": JSON}),
    ("/sparql", {"params": {"query": "ASK { id:zoom ?p ?o }"}, "headers": JSON}),
    (
        "/sparql",
        {"params": {"query": "SELECT ?r (COUNT(*) AS ?n) { ?m org:role ?r } GROUP BY ?r"}},
    ),
    ("/sparql", {"params": {"query": "SELECT * { id:christchurch-call ?p ?o }"}}),
    ("/id/zoom.ttl", {}),
    ("/id/zoom", {"headers": {"Accept": "text/html"}}),
    ("/health", {}),
    ("/", {"headers": {"Accept": "text/html"}}),
]
HOSTILE: Final[list[tuple[str, dict[str, Any]]]] = [
    (
        "/sparql",
        {"params": {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"}},
    ),
    ("/sparql", {"params": {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?d ?c"}}),
    ("/sparql", {"params": {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}}),
    ("/sparql", {"params": {"query": "SELECT * " + "{" * 2000 + "}" * 2000}}),
    ("/sparql", {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }"}}),
    ("/sparql", {"params": {"query": "SELECT nonsense"}}),
    ("/sparql", {"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}),
    ("/id/no-such-thing", {}),
]
"""Every ninth request is one of these."""


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def memory(process: psutil.Process) -> float:
    """Give the megabytes that the server itself holds; its workers come and go within limits."""
    return process.memory_info().rss / 2**20


async def _client(number: int, base: str, end: float, seen: dict[str, Any]) -> None:
    async with httpx.AsyncClient(base_url=base, timeout=30) as http:
        turn = number
        while time.monotonic() < end:
            turn += 1
            hostile = turn % 9 == 0
            path, options = (HOSTILE if hostile else GOOD)[(turn // 9 if hostile else turn) % 8]
            began = time.monotonic()
            try:
                status = (await http.get(path, **options)).status_code
            except httpx.HTTPError as error:
                status = type(error).__name__
            seen["hostile" if hostile else "good"][status] += 1
            if not hostile:
                seen["times"].append(time.monotonic() - began)


async def _load(base: str, seconds: float, process: psutil.Process) -> dict[str, Any]:
    seen: dict[str, Any] = {"good": Counter(), "hostile": Counter(), "times": [], "memory": []}
    end = time.monotonic() + seconds
    clients = [asyncio.create_task(_client(n, base, end, seen)) for n in range(CLIENTS)]
    while time.monotonic() < end:
        seen["memory"].append(memory(process))
        await asyncio.sleep(max(1.0, seconds / 120))
    await asyncio.gather(*clients)
    return seen


def soak(seconds: float) -> dict[str, Any]:
    """Run the load for so many seconds, an hour at most, and say what was seen."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-c", _SERVER, str(port)])
    try:
        base = f"http://127.0.0.1:{port}"
        _await(base, server)
        seen = asyncio.run(_load(base, min(seconds, _LONGEST), psutil.Process(server.pid)))
    finally:
        server.terminate()
        server.wait(30)
    return _summary(seen, seconds)


def _await(base: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            if httpx.get(f"{base}/health", timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
        assert server.poll() is None, "the server did not start"


def _summary(seen: dict[str, Any], seconds: float) -> dict[str, Any]:
    times = sorted(seen["times"])
    used = seen["memory"]
    settled, last = used[len(used) // 4], used[-1]
    return {
        "seconds": seconds,
        "clients": CLIENTS,
        "good": {str(status): n for status, n in sorted(seen["good"].items(), key=str)},
        "hostile": {str(status): n for status, n in sorted(seen["hostile"].items(), key=str)},
        "median_ms": round(statistics.median(times) * 1000, 1),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 1),
        "slowest_ms": round(times[-1] * 1000, 1),
        "memory_mb": {
            "after a quarter": round(settled, 1),
            "at the end": round(last, 1),
            "greatest": round(max(used), 1),
        },
        "no_error_on_good_queries": set(seen["good"]) == {200},
        "no_growth": last < settled * 1.1 + 5,
    }


def main() -> int:
    """Soak, and write what was seen."""
    found = soak(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(found, indent=1)
    (RESULTS / "soak.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0 if found["no_error_on_good_queries"] and found["no_growth"] else 1


if __name__ == "__main__":
    sys.exit(main())
