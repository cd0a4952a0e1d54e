"""Importing long and wide tables of somebody's own; checking and building 20,000 memberships.

Run it with ``python -m benchmarks.importing [rows]``. Every measurement is a process of its own;
CPU seconds are compared with those of a rate that is aimed at. How many of the rows name a member
for the first time is stated, for the time depends on distinct names where names are matched.
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.graphs import write_tables

TINY: Final = {"size": 2_000}
_COALITIONS: Final = 100
_MEMBERS: Final = 10_000
_MATCHED: Final = 5_000
"""Distinct names where they are matched, half of them known in another spelling."""
_MARKED: Final = 50
"""Marks in each row of a wide table, which has twice as many columns."""
_BARS: Final = {"import": 100_000, "import and match": 50_000, "import a wide table": 100_000}
"""Rows, or marks of a wide table, a second and core."""
_BUILT: Final = 20_000
_TIMES: Final = 6
_TURNS: Final = 3
_MEASURE: Final = """
import json, resource, sys, time
from pathlib import Path
path, other, out = map(Path, sys.argv[1:4])
{before}
start = time.process_time()
{work}
taken = time.process_time() - start
print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, {answer}]))
"""
_IMPORT: Final = "from graphkit.importing.import_file import import_file"
WORK: Final = {
    "import": (_IMPORT, "found = import_file(path, out)", "list(found.counts().values())"),
    "import and match": (
        _IMPORT,
        "found = import_file(path, out, match=other)",
        "list(found.counts().values())",
    ),
    "import a wide table": (
        _IMPORT,
        "found = import_file(path, out)",
        "list(found.counts().values())",
    ),
    "check and build": (
        "import graphkit as gk\nfrom graphkit.opening.build_file import build_file\ngk.check",
        "report = gk.check(path)\nbuild_file(path, other)",
        "report.readable",
    ),
    "load": (
        "import pyoxigraph",
        # A check frees its store, too, which takes time.
        "store = pyoxigraph.Store()\nstore.load(path=str(other))\nfound = len(store)\ndel store",
        "found > 0",
    ),
}


def rows(size: int = 1_000_000) -> list[dict[str, Any]]:
    """Measure the import of so many rows, and what comes after one of up to 20,000 of them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        known = _write_known(folder / "known")
        return [
            _of_import("import", _table(folder / "long.csv", size, _MEMBERS), known, size),
            _of_import(
                "import and match", _table(folder / "some.csv", size, _MATCHED), known, size
            ),
            _of_import("import a wide table", _wide(folder / "wide.csv", size), known, size),
            _of_build(min(size, _BUILT), folder),
        ]


def _of_import(name: str, table: Path, known: Path, size: int) -> dict[str, Any]:
    seconds, memory, counts = measure(name, table, known, table.with_suffix(""))
    distinct = len({cells[0] for cells in _cells(table)})
    rate = size / seconds
    told = f"{size:,} rows, {distinct / size:.3g} of them new names"
    return {
        "name": f"{name}: {told}, {rate:,.0f} rows/s",
        "ours_s": seconds,
        "peer": f"{_BARS[name]:,} rows/s",
        "peer_s": size / _BARS[name],
        "ratio": rate / _BARS[name],
        "bar": 1.0,
        "equal": size in counts and distinct in counts,
        "memory_mb": round(memory),
        "peer_memory_mb": 0,
    }


def _of_build(size: int, folder: Path) -> dict[str, Any]:
    tables = write_tables(size, folder)
    built = folder / "built.ttl"
    names = ("check and build", "load")
    # In turns, for the speed of a machine changes.
    turns = [[measure(name, tables, built, folder) for name in names] for _ in range(_TURNS)]
    (ours, memory, readable), (theirs, other, loaded) = map(min, zip(*turns, strict=True))
    return {
        "name": f"check and build {size:,} memberships",
        "ours_s": ours,
        "peer": "pyoxigraph loads the Turtle, and frees it",
        "peer_s": theirs,
        "ratio": theirs / ours,
        "bar": 1 / _TIMES,
        "equal": readable and loaded,
        "memory_mb": round(memory),
        "peer_memory_mb": round(other),
    }


def measure(name: str, path: Path, other: Path, out: Path) -> tuple[float, float, Any]:
    """Give CPU seconds, peak memory in MB and what was found."""
    before, work, answer = WORK[name]
    script = _MEASURE.format(before=before, work=work, answer=answer)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), str(other), str(out)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory, found = json.loads(done.stdout)
    return seconds, memory, found


def _table(path: Path, size: int, members: int) -> Path:
    """Write a long table; every member and coalition is named at least once if there is room."""
    chance = random.Random(1)
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in range(2000, 2024)
        for month in range(1, 13)
        for day in (1, 14)
    ]
    with path.open("w", encoding="utf-8") as file:
        file.write("Member,Coalition,Joined,Role\n")
        for row in range(size):
            member = row if row < members else chance.randrange(members)
            coalition = chance.randrange(_COALITIONS)
            role = "member" if row % 5 else "founder"
            form = " Ltd" if member % 2 else ""
            name = f"Company {member:05}{form},Pact {coalition:03}"
            file.write(f"{name},{chance.choice(days)},{role}\n")
    return path


def _wide(path: Path, size: int) -> Path:
    """Write a wide table with so many marks, most of them plain and some of them years."""
    chance, columns = random.Random(1), range(2 * _MARKED)
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(["Member", *(f"Pact {column:03}" for column in columns)]) + "\n")
        for row in range(size // _MARKED):
            marked = {*chance.sample(columns, _MARKED)}
            marks = [chance.choice(("x", "x", "x", "2019")) if n in marked else "" for n in columns]
            file.write(",".join([f"Company {row:05}", *marks]) + "\n")
    return path


def _cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        yield from lines


def _write_known(folder: Path) -> Path:
    """Write ten thousand actors that are known already; of the names, every other is one's."""
    folder.mkdir()
    lines = ["id,kind,name"]
    lines += [f"known-{n},company,{'Company' if n % 2 else 'Firm'} {n:05}" for n in range(_MEMBERS)]
    (folder / "actors.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder


if __name__ == "__main__":
    for found in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        print(found)
