"""Validating a graph against the shapes of the ontology, beside pySHACL.

Run it with ``python -m benchmarks.validation [memberships]``. Every measurement is a process of its
own; CPU seconds are compared. Every hundredth record of the made-up graph is broken, each in
another way, so that there is something to find. pySHACL validates rdflib's memory store in place,
which is its quickest way.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.graphs import write
from graphkit.terms import CG, ID, ORG, RDF, SKOS, XSD

EVERY: Final = 100
"""One record of so many is broken."""

BAR: Final = 10.0
TINY: Final = {"size": 300, "runs": 1}

_MEASURE: Final = """
import hashlib, json, resource, sys, time
from pathlib import Path
from graphkit import resources
from graphkit.checking.check import of_result
path = Path(sys.argv[1])
shapes = sorted((resources.folder("ontology") / "shapes").glob("*.ttl"))
{before}
start = time.process_time()
{work}
taken = time.process_time() - start
findings = map(of_result, found)
lines = sorted({{f"{{f}} {{f.value}} {{f.component}}" for f in findings}})
digest = hashlib.sha256("\\n".join(lines).encode()).hexdigest()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([taken, memory, digest, len(lines)]))
"""
_OURS: Final = (
    "from graphkit.checking.shacl import ShapesGraph, read, validate\n"
    "from graphkit.stores.memory import Store"
)
_OPEN: Final = "store = Store.of_files([path, *resources.ontology_files()])"
_FIND: Final = "found = set(validate(store, read(ShapesGraph.of_files(shapes))))"
_THEIRS: Final = """import pyshacl, rdflib
from graphkit.checking.shacl import ShapesGraph
from graphkit.checking.shacl.with_pyshacl import results_of"""
_PARSE: Final = """graph = rdflib.Graph().parse(path, format="nt")
for file in resources.ontology_files():
    graph.parse(file, format="turtle")"""
_VALIDATE: Final = """wanted = rdflib.Graph()
for file in shapes:
    wanted.parse(file, format="turtle")
_, report, _ = pyshacl.validate(graph, shacl_graph=wanted, inference="none", inplace=True)
found = set(results_of(report, ShapesGraph.of_files(shapes)))"""
WORK: Final = {
    "file graphkit": (_OURS, f"{_OPEN}\n{_FIND}"),
    "file pySHACL": (_THEIRS, f"{_PARSE}\n{_VALIDATE}"),
    "open graphkit": (f"{_OURS}\n{_OPEN}", _FIND),
    "open pySHACL": (f"{_THEIRS}\n{_PARSE}", _VALIDATE),
}
_PAIRS: Final = (
    ("validating a file", "file graphkit", "file pySHACL"),
    ("validating an open graph", "open graphkit", "open pySHACL"),
)


def rows(size: int = 50_000, folder: Path | None = None, *, runs: int = 3) -> list[dict[str, Any]]:
    """Measure at so many memberships; ``memory_mb`` is the peak of our process."""
    path = write_broken(size, folder or Path(tempfile.gettempdir()) / "graphkit-bench")
    return [
        _row(name, measure(ours, path, runs), measure(theirs, path, runs))
        for name, ours, theirs in _PAIRS
    ]


def _row(name: str, ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "name": f"{name}, {ours[3]:,} findings",
        "ours_s": ours[0],
        "peer": "pySHACL",
        "peer_s": theirs[0],
        "ratio": theirs[0] / ours[0],
        "bar": BAR,
        "equal": ours[2:] == theirs[2:],
        "memory_mb": round(ours[1]),
        "peer_memory_mb": round(theirs[1]),
    }


def measure(name: str, path: Path, runs: int) -> tuple[Any, ...]:
    """Give seconds, memory, a digest of the findings and their number; the least of some runs.

    What takes longer than ten seconds is measured once.
    """
    measured = [_once(name, path)]
    while len(measured) < runs and measured[0][0] < 10:
        measured.append(_once(name, path))
    return min(measured)


def _once(name: str, path: Path) -> tuple[Any, ...]:
    before, work = WORK[name]
    script = _MEASURE.format(before=before, work=work)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    return tuple(json.loads(done.stdout))


def write_broken(size: int, folder: Path) -> Path:
    """Write the made-up graph with some of its records broken, unless it is there."""
    path = folder / f"broken-{size}.nt"
    whole = write(size, folder)
    if not path.exists():
        with whole.open(encoding="utf-8") as source, path.open("w", encoding="utf-8") as file:
            file.writelines(line for triple in source for line in broken(triple))
    return path


def broken(triple: str) -> Iterator[str]:
    """Give a line of N-Triples as it is, or what is broken in its place.

    >>> list(broken("<a> <b> <c> .\\n"))
    ['<a> <b> <c> .\\n']
    """
    subject, predicate, value = triple.rstrip(" .\n").split(" ", 2)
    number = int.from_bytes(hashlib.sha256(triple.encode()).digest()[:4], "big")
    change = _CHANGES.get(predicate[1:-1])
    if change is None or number % EVERY:
        yield triple
        return
    for broken_value in change(value):
        yield f"{subject} {predicate} {broken_value} .\n"


_Change = Callable[[str], tuple[str, ...]]


def _dropped(_: str) -> tuple[str, ...]:
    return ()


def _put(*values: str) -> _Change:
    return lambda _: values


def _beside(other: str) -> _Change:
    return lambda value: (value, other)


_CHANGES: Final[dict[str, _Change]] = {
    ORG + "member": _beside(f"<{ID}nobody>"),
    ORG + "organization": _put(f"<{ID}source-1>"),
    ORG + "role": _put(f"<{CG}role>"),
    CG + "during": _put('"since May"'),
    CG + "startEarliest": _put('"2020-02-30"^^<' + XSD + "date>"),
    CG + "startLatest": _beside('"1999-01-01"^^<' + XSD + "date>"),
    CG + "confirmedUntil": _put('"2020"'),
    CG + "evidence": _dropped,
    CG + "source": _dropped,
    CG + "kind": _dropped,
    CG + "confidence": _put('"high"'),
    SKOS + "prefLabel": _beside('"Another name"@en'),
    RDF + "type": _beside(f"<{SKOS}Concept>"),
}
"""What becomes of the value, by property."""


if __name__ == "__main__":
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000):
        print(row)
