"""How soon a query that runs away is stopped, and its memory given back.

Run it with ``python -m benchmarks.limits``. The peer of the first row is the limit and one second;
that of the second is the memory that a worker may take.
"""

from __future__ import annotations

import resource
import time
from typing import Any, Final

from graphkit.errors import LimitExceeded
from graphkit.opening.open_store import open_store
from graphkit.stores.limited import LimitedStore, Limits

SECONDS: Final = 2.0
MEMORY: Final = 300 * 2**20
CROSS_JOIN: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TINY: Final[dict[str, Any]] = {}
SORTED: Final = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


def rows() -> list[dict[str, Any]]:
    """Measure both, on the bundled facts."""
    facts = open_store()
    with LimitedStore(facts, Limits(seconds=60, memory=MEMORY)) as store:
        _, hoarding = _stopped(store, SORTED)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024  # of any child so far
    with LimitedStore(facts, Limits(seconds=SECONDS)) as store:
        list(store.select("SELECT * { ?a a cg:Coalition } LIMIT 1"))
        stopped, limit = _stopped(store, CROSS_JOIN)
    process = 150 * 2**20
    measured = _row("a cross join is stopped", stopped, "its limit and 1 s", SECONDS + 1)
    held = _row(
        "greatest memory, GB", peak / 2**30, "limit and process", (MEMORY + process) / 2**30
    )
    return [measured | {"equal": limit == "time"}, held | {"equal": hoarding == "memory"}]


def _stopped(store: LimitedStore, query: str) -> tuple[float, str]:
    began = time.monotonic()
    try:
        store.query(query)
    except LimitExceeded as error:
        return time.monotonic() - began, error.limit
    return time.monotonic() - began, ""


def _row(name: str, ours: float, peer: str, theirs: float) -> dict[str, Any]:
    return {
        "name": name,
        "ours_s": ours,
        "peer": peer,
        "peer_s": theirs,
        "ratio": theirs / ours,
        "bar": 1.0,
    }


if __name__ == "__main__":
    for row in rows():
        print(f"{row['name']}: {row['ours_s']:.2f} of {row['peer_s']:.2f}, {row['equal']}")
