"""Eight kinds of questions as SPARQL, on this project and beside other engines in Python.

Run it with ``python -m benchmarks.sparql [memberships]``. All engines are loaded into one process
and take turns at each query, in another order each time; a median of several runs is given, and a
slow engine runs once. Their answers are compared first.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.engines import Engine, available
from benchmarks.graphs import write
from graphkit.terms import PREFIXES

_HEADER: Final = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("cg", "id", "org", "skos", "xsd")
)
QUERIES: Final = {
    "members of one coalition on a day": """
        SELECT ?who ?m WHERE { ?m org:organization id:coalition-000003 ; org:member ?who ;
          cg:startLatest ?s . OPTIONAL { ?m cg:endEarliest ?e }
          FILTER(?s <= "2016-01-01"^^xsd:date && (!BOUND(?e) || ?e >= "2016-01-01"^^xsd:date)) }""",
    "co-membership of all pairs": """
        SELECT ?a ?b (COUNT(?c) AS ?n) WHERE { ?x org:member ?a ; org:organization ?c .
          ?y org:organization ?c ; org:member ?b . FILTER(STR(?a) < STR(?b)) }
        GROUP BY ?a ?b HAVING (COUNT(?c) > 2)""",
    "actors in three coalitions or more": """
        SELECT ?a (COUNT(DISTINCT ?c) AS ?n) WHERE { ?x org:member ?a ; org:organization ?c }
        GROUP BY ?a HAVING (COUNT(DISTINCT ?c) >= 3)""",
    "joins per year": """
        SELECT ?year (COUNT(?m) AS ?n) WHERE { ?m a cg:Membership ; cg:startLatest ?s
          BIND(SUBSTR(STR(?s), 1, 4) AS ?year) } GROUP BY ?year""",
    "all parts of an organisation": """
        SELECT ?part WHERE { ?part org:subOrganizationOf+ id:actor-0000001 }""",
    "labels with a text": """
        SELECT ?thing ?label WHERE { ?thing skos:prefLabel ?label
          FILTER(CONTAINS(STR(?label), "999")) }""",
    "all memberships": """
        SELECT ?m ?who ?c ?start WHERE { ?m org:member ?who ; org:organization ?c ;
          cg:startLatest ?start }""",
    "all about one actor": """
        SELECT ?s ?p ?o WHERE { { id:actor-0000001 ?p ?o } UNION { ?s ?p id:actor-0000001 } }""",
}
_TURNS: Final = 120
"""Medians of 30 answers of 100 microseconds differ by a tenth from one run to the next."""
TINY: Final = {"size": 300, "turns": 1}
_BUDGET: Final = 6.0
"""Seconds for the repetitions of one query on one engine."""

_HOURS: Final = frozenset(["rdflib"])
"""Engines that would need an hour for all pairs of a large graph; they are asked at small sizes."""

_BARS: Final = {"pyoxigraph": 1 / 1.2, "oxrdflib": 1.0, "rdflib": 20.0}
"""What the mean of all queries has to reach."""
_BARS_OF_ONE: Final = {"pyoxigraph": 1 / 1.2, "oxrdflib": 0.97}
"""What each query has to reach. oxrdflib has the same engine: where that does all the work the two
are even, and two copies of one graph in it differ by 1 to 2 %, by where they lie in memory."""


def normal(rows: list[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """Write rows so that engines can be compared: texts without the marks of terms, sorted."""
    return sorted(tuple(_plain(value) for value in row) for row in rows)


def _plain(value: object) -> str:
    if value is None:
        return ""
    return str(value).strip("<>")


def rows(
    size: int = 50_000, folder: Path | None = None, *, turns: int = _TURNS
) -> list[dict[str, Any]]:
    """Measure all queries on all engines."""
    place = folder or Path(tempfile.gettempdir()) / "graphkit-bench"
    path = write(size, place)
    engines = list(_loaded(path))
    gc.freeze()
    measured = []
    for name, query in QUERIES.items():
        asked = [
            engine
            for engine in engines
            if size <= 1_000 or engine.name not in _HOURS or not name.startswith("co-membership")
        ]
        measured += _measured(name, _HEADER + query, asked, turns)
    return [*measured, *_means(measured)]


def _loaded(path: Path) -> Iterator[Engine]:
    for kind in available():
        engine = kind()
        engine.load(path)
        yield engine


def _measured(name: str, query: str, engines: list[Engine], turns: int) -> list[dict[str, Any]]:
    times: dict[str, list[float]] = {engine.name: [] for engine in engines}
    answers: dict[str, list[tuple[str, ...]]] = {}
    for turn in range(turns):
        # In another order each time: whoever runs after an engine of the same make is quicker.
        for engine in random.Random(turn).sample(engines, len(engines)):
            if turn and sum(times[engine.name]) > _BUDGET:
                continue
            start = time.process_time()
            found = engine.rows(query)
            times[engine.name].append(time.process_time() - start)
            if not turn:
                answers[engine.name] = normal(found)
    ours = statistics.median(times["graphkit"])
    return [
        _row(name, ours, peer, statistics.median(taken), answers[peer] == answers["graphkit"])
        for peer, taken in times.items()
        if peer != "graphkit"
    ]


def _row(name: str, ours: float, peer: str, theirs: float, equal: bool) -> dict[str, Any]:
    return {
        "name": name,
        "ours_s": ours,
        "peer": peer,
        "peer_s": theirs,
        "ratio": theirs / ours,
        "bar": _BARS_OF_ONE.get(peer),
        "equal": equal,
    }


def _means(measured: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for peer in dict.fromkeys(row["peer"] for row in measured):
        mine = [row for row in measured if row["peer"] == peer]
        ours, theirs = (
            statistics.geometric_mean(max(row[key], 1e-6) for row in mine)
            for key in ("ours_s", "peer_s")
        )
        yield {
            "name": "geometric mean of the eight",
            "ours_s": ours,
            "peer": peer,
            "peer_s": theirs,
            "ratio": theirs / ours,
            "bar": _BARS.get(peer),
            "equal": all(row["equal"] for row in mine),
        }


if __name__ == "__main__":
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000):
        print(
            f"{row['name']:38} {row['peer']:11} ours {row['ours_s'] * 1e3:9.2f} ms  "
            f"theirs {row['peer_s'] * 1e3:9.2f} ms  ratio {row['ratio']:8.3g}  {row['equal']}"
        )
