"""The questions that the panel answers by arrays, beside maplib, DuckDB and rdflib.

Run it with ``python -m benchmarks.columns [memberships]``. DuckDB gets the same facts as columns;
maplib and rdflib are asked in SPARQL. Their answers are compared first. rdflib would need hours
for all pairs of a large graph: it is stopped, what it took until then counts as its time, which
makes the ratio a lower bound, and the answers are compared on a small graph.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import scipy.sparse as sp

from benchmarks.engines import Engine, Maplib, Rdflib
from benchmarks.graphs import write
from benchmarks.sparql import _HEADER, QUERIES, normal
from graphkit.panel import Panel, extract, number_of
from graphkit.stores.memory import Store

DAY: Final = number_of("2016-01-01")
_TURNS: Final = 7
TINY: Final = {"size": 300, "turns": 1}
_BUDGET: Final = 2.0
_BARS: Final = {"maplib": 1.0, "DuckDB": 0.5, "rdflib": 500.0}
_COALITION: Final = "coalition-000003"
_PAIRS: Final = "co-membership of all pairs"
_SMALL: Final = 1_000
"""Memberships of a graph that rdflib finds all pairs of."""
_PATIENCE: Final = 180
"""Seconds of CPU after which rdflib is stopped."""


def _days(numbers: np.ndarray) -> list[str]:
    return np.datetime_as_string(numbers.astype("datetime64[D]")).tolist()


def members_on_a_day(panel: Panel) -> list[tuple[str, ...]]:
    """Give the members of one coalition on a day, and their memberships."""
    code = panel.coalitions.index(_COALITION)
    rows = np.flatnonzero(panel.coalition == code)
    held = (panel.start_latest[rows] <= DAY) & (panel.end_earliest[rows] >= DAY)
    rows = rows[held]
    members, records = panel.member[rows].tolist(), panel.record[rows].tolist()
    return [(panel.members[m], panel.records[r]) for m, r in zip(members, records, strict=True)]


def _incidence(panel: Panel) -> sp.csr_matrix:
    ones = np.ones(len(panel), dtype=np.int32)
    shape = (len(panel.members), len(panel.coalitions))
    return sp.csr_matrix((ones, (panel.member, panel.coalition)), shape=shape)


def all_pairs(panel: Panel) -> list[tuple[Any, ...]]:
    """Give the pairs of actors with three coalitions or more in common, and how many."""
    joined = _incidence(panel)
    pairs = (joined @ joined.T).tocoo()
    kept = (pairs.row < pairs.col) & (pairs.data > 2)
    names = panel.members
    found = zip(
        pairs.row[kept].tolist(), pairs.col[kept].tolist(), pairs.data[kept].tolist(), strict=True
    )
    return [(names[a], names[b], n) for a, b, n in found]


def busy_actors(panel: Panel) -> list[tuple[Any, ...]]:
    """Give the actors in three coalitions or more, and how many."""
    counts = np.bincount(panel.member, minlength=len(panel.members))
    chosen = np.flatnonzero(counts >= 3)
    counted = counts[chosen].tolist()
    return [(panel.members[a], n) for a, n in zip(chosen.tolist(), counted, strict=True)]


def joins_per_year(panel: Panel) -> list[tuple[Any, ...]]:
    """Give the years and how many memberships began in each."""
    years = panel.start_latest.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    counts = np.bincount(years - years.min())
    first = int(years.min())
    return [(str(first + n), count) for n, count in enumerate(counts.tolist()) if count]


def all_memberships(panel: Panel) -> list[tuple[Any, ...]]:
    """Give every membership with its ends and start."""
    members, coalitions = panel.members, panel.coalitions
    return list(
        zip(
            panel.records,
            map(members.__getitem__, panel.member.tolist()),
            map(coalitions.__getitem__, panel.coalition.tolist()),
            _days(panel.start_latest),
            strict=True,
        )
    )


OURS: Final[dict[str, Callable[[Panel], list[tuple[Any, ...]]]]] = {
    "members of one coalition on a day": members_on_a_day,
    "co-membership of all pairs": all_pairs,
    "actors in three coalitions or more": busy_actors,
    "joins per year": joins_per_year,
    "all memberships": all_memberships,
}
SQL: Final = {
    "members of one coalition on a day": f"""SELECT member, record FROM m
        WHERE coalition = '{_COALITION}' AND start <= {DAY} AND finish >= {DAY}""",
    "co-membership of all pairs": """SELECT x.member, y.member, COUNT(*)::INT FROM m x
        JOIN m y ON x.coalition = y.coalition AND x.member < y.member
        GROUP BY 1, 2 HAVING COUNT(*) > 2""",
    "actors in three coalitions or more": """SELECT member, COUNT(DISTINCT coalition)::INT FROM m
        GROUP BY 1 HAVING COUNT(DISTINCT coalition) >= 3""",
    "joins per year": """SELECT YEAR(DATE '1970-01-01' + start)::VARCHAR, COUNT(*)::INT
        FROM m GROUP BY 1""",
    "all memberships": """SELECT record, member, coalition,
        (DATE '1970-01-01' + start)::VARCHAR FROM m""",
}


def _duckdb(panel: Panel) -> Callable[[str], list[tuple[Any, ...]]] | None:
    try:
        import duckdb
        import pyarrow as pa
    except ImportError:
        return None
    table = pa.table(
        {
            "record": pa.array(panel.records),
            "member": pa.array(np.array(panel.members)[panel.member]),
            "coalition": pa.array(np.array(panel.coalitions)[panel.coalition]),
            "start": panel.start_latest,
            "finish": panel.end_earliest,
        }
    )
    connection = duckdb.connect()
    connection.execute("SET threads TO 1")
    connection.register("arrow", table)
    connection.execute("CREATE TABLE m AS SELECT * FROM arrow")
    return lambda name: connection.execute(SQL[name]).fetchall()


def rows(
    size: int = 50_000, folder: Path | None = None, *, turns: int = _TURNS
) -> list[dict[str, Any]]:
    """Measure the five questions."""
    path = write(size, folder or Path(tempfile.gettempdir()) / "graphkit-bench")
    panel = extract(Store.of_files([path]))
    peers: dict[str, Callable[[str], list[tuple[Any, ...]]]] = {}
    engines: list[Engine] = [kind() for kind in (Maplib, Rdflib) if kind.installed()]
    for engine in engines:
        engine.load(path)
        peers[engine.name] = lambda name, engine=engine: engine.rows(_HEADER + QUERIES[name])
    if (duck := _duckdb(panel)) is not None:
        peers["DuckDB"] = duck
    measured = [row for name in OURS for row in _measured(name, panel, peers, turns)]
    if Rdflib.installed() and size > _SMALL:
        measured.append(_stopped(panel, path))
    return [*measured, *_means(measured)]


def _stopped(panel: Panel, path: Path) -> dict[str, Any]:
    """Let rdflib look for all pairs until its patience ends."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        all_pairs(panel)
        taken.append(time.process_time() - start)
    ours = statistics.median(taken)
    asking = subprocess.run(
        [sys.executable, "-c", _ASK, str(path), _HEADER + QUERIES[_PAIRS], str(_PATIENCE)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    theirs = float(asking.stdout) if asking.stdout else float(_PATIENCE)
    small = write(_SMALL, path.parent)
    engine = Rdflib()
    engine.load(small)
    found = normal(_short(engine.rows(_HEADER + QUERIES[_PAIRS])))
    equal = found == normal(_short(all_pairs(extract(Store.of_files([small])))))
    row = _row(_PAIRS, ours, "rdflib", theirs, equal)
    return row if asking.stdout else row | {"name": f"{_PAIRS}, rdflib stopped in {_PATIENCE} s"}


_ASK: Final = """
import resource, sys, time
from pathlib import Path
from benchmarks.engines import Rdflib
path, query, patience = sys.argv[1:]
engine = Rdflib()
engine.load(Path(path))
limit = int(time.process_time()) + int(patience)
resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
start = time.process_time()
engine.rows(query)
print(time.process_time() - start)
"""


def _measured(
    name: str,
    panel: Panel,
    peers: dict[str, Callable[[str], list[tuple[Any, ...]]]],
    turns: int,
) -> Iterator[dict[str, Any]]:
    runs: dict[str, Callable[[], list[tuple[Any, ...]]]] = {"ours": lambda: OURS[name](panel)}
    for peer, ask in peers.items():
        if peer != "rdflib" or len(panel) <= _SMALL or name != _PAIRS:
            runs[peer] = lambda ask=ask: ask(name)
    times: dict[str, list[float]] = {peer: [] for peer in runs}
    answers = {}
    for turn in range(turns):
        for peer, run in runs.items():
            if turn and sum(times[peer]) > _BUDGET:
                continue
            start = time.process_time()
            found = run()
            times[peer].append(time.process_time() - start)
            if not turn:
                answers[peer] = normal(_short(found))
    ours = statistics.median(times["ours"])
    for peer in list(runs)[1:]:
        theirs = statistics.median(times[peer])
        yield _row(name, ours, peer, theirs, answers[peer] == answers["ours"])


def _short(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Leave only the last part of IRIs, so that names compare; the order of a pair is kept."""
    return [tuple(str(v).strip("<>").rsplit("/", 1)[-1] for v in row) for row in found]


def _row(name: str, ours: float, peer: str, theirs: float, equal: bool) -> dict[str, Any]:
    bar = _BARS[peer] if peer != "rdflib" else None
    return {
        "name": name,
        "ours_s": ours,
        "peer": peer,
        "peer_s": theirs,
        "ratio": theirs / ours,
        "bar": bar,
        "equal": equal,
    }


def _means(measured: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for peer, bar in (("maplib", 2.0), ("DuckDB", 0.5), ("rdflib", 500.0)):
        mine = [row for row in measured if row["peer"] == peer]
        if mine:
            ours, theirs = (
                statistics.geometric_mean(max(row[key], 1e-6) for row in mine)
                for key in ("ours_s", "peer_s")
            )
            equal = all(row["equal"] for row in mine)
            mean = _row("geometric mean of the five", ours, peer, theirs, equal)
            yield mean | {"bar": bar}


if __name__ == "__main__":
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000):
        print(
            f"{row['name']:38} {row['peer']:11} ours {row['ours_s'] * 1e3:9.3f} ms  "
            f"theirs {row['peer_s'] * 1e3:9.2f} ms  ratio {row['ratio']:8.3g}  {row['equal']}"
        )
