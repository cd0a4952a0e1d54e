"""Loading, panel extraction and building from tables, beside Oxigraph's and rdflib's own.

Run it with ``python -m benchmarks.loading [memberships]``. Every measurement is a process of its
own, so that its peak memory can be stated; CPU seconds are compared.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks.graphs import write, write_tables

_MEASURE: Final = """
import json, resource, sys, time
from pathlib import Path
path = Path(sys.argv[1])
{before}
start = time.process_time()
{work}
taken = time.process_time() - start
print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, str({answer})]))
"""
_OPEN: Final = """import pyoxigraph
from graphkit.stores.memory import Store
from graphkit.panel import extract, Panel
from graphkit.panel.extract import MEMBERSHIPS, ACTORS, COALITIONS, TOPICS, LINKS, BROADER
from graphkit.panel.labels_of_graph import LABELS
store = Store.of_files([path])"""
WORK: Final = {
    "load graphkit": (
        "from graphkit.stores.memory import Store",
        "store = Store.of_files([path])",
        "len(store)",
    ),
    "load pyoxigraph": (
        "import pyoxigraph",
        "store = pyoxigraph.Store(); store.load(path=str(path), "
        "format=pyoxigraph.RdfFormat.N_TRIPLES)",
        "len(store)",
    ),
    "load rdflib": ("import rdflib", "g = rdflib.Graph().parse(path, format='nt')", "len(g)"),
    "panel extract": (_OPEN, "panel = extract(store)", "len(panel)"),
    "panel csv": (
        _OPEN,
        "data = [store.csv(q) for q in "
        "(MEMBERSHIPS, ACTORS, COALITIONS, LABELS, TOPICS, LINKS, BROADER)]",
        "data[0].count(b'\\r\\n') - 1",
    ),
    "panel reopen": (
        _OPEN + "\nimport tempfile\nheld = tempfile.TemporaryDirectory()\nfolder = held.name\n"
        "extract(store).to_parquet(folder)",
        "panel = Panel.from_parquet(folder)",
        "len(panel)",
    ),
    "panel reopen, names": (
        _OPEN + "\nimport tempfile\nheld = tempfile.TemporaryDirectory()\nfolder = held.name\n"
        "extract(store).to_parquet(folder)",
        "panel = Panel.from_parquet(folder)\n"
        "names = [info.label for info in (*panel.actors.values(), *panel.coalition_info.values())]",
        "len(panel)",
    ),
    "open on disk": (
        "import tempfile\nfrom graphkit.opening.build_store import build_store\n"
        "from graphkit.opening.panel_of import panel_of\n"
        "from graphkit.stores.memory import Store\nimport pyarrow.parquet\n"
        "held = tempfile.TemporaryDirectory()\nfolder = Path(held.name) / 'store'\n"
        "build_store(path, folder)",
        "panel = panel_of(Store.open(folder))",
        "len(panel)",
    ),
    "build graphkit": (
        "from graphkit.building import build\nfrom graphkit.authoring import read\n"
        "import pyoxigraph",
        "turtle = build(read(path)); store = pyoxigraph.Store(); "
        "store.load(turtle.encode(), pyoxigraph.RdfFormat.TURTLE)",
        "len(store)",
    ),
    "build pyoxigraph": (
        "from graphkit.building import build\nfrom graphkit.authoring import read\n"
        "import pyoxigraph\n"
        "turtle = build(read(path)).encode()",
        "store = pyoxigraph.Store(); store.load(turtle, pyoxigraph.RdfFormat.TURTLE)",
        "len(store)",
    ),
}
_LONG: Final = 30.0
"""Seconds; what takes longer is measured once, and all else several times, of which the least
counts."""
_NEVER: Final = float("inf")
TINY: Final = {"size": 300, "runs": 1}
_PAIRS: Final = (
    ("loading N-Triples", "load graphkit", "load pyoxigraph", 1 / 1.2, "graph"),
    ("loading N-Triples", "load graphkit", "load rdflib", 8.0, "graph"),
    ("panel from the store", "panel extract", "panel csv", 1 / 1.5, "graph"),
    ("reopening a Parquet panel", "panel reopen", "panel extract", 20.0, "graph"),
    ("the same, and everybody's name", "panel reopen, names", "panel extract", None, "graph"),
    ("opening a store on disk, and its panel", "open on disk", "panel extract", None, "graph"),
    ("building from tables, and loading", "build graphkit", "build pyoxigraph", 1 / 3, "tables"),
)


def rows(size: int = 50_000, folder: Path | None = None, *, runs: int = 3) -> list[dict[str, Any]]:
    """Measure everything at so many memberships; ``memory_mb`` is the peak of our process."""
    place = folder or Path(tempfile.gettempdir()) / "graphkit-bench"
    inputs = {"graph": write(size, place), "tables": write_tables(size, place)}
    wanted = {name: inputs[kind] for *pair, _, kind in _PAIRS for name in pair[1:]}
    found: dict[str, tuple[float, float, str]] = {}
    for _ in range(runs):  # in turns, for the speed of a machine changes
        for name, path in wanted.items():
            if name not in found or found[name][0] < _LONG:
                found[name] = min(found.get(name, (_NEVER, 0.0, "")), _once(name, path))
    return [
        _row(name, found[ours], theirs, found[theirs], bar) for name, ours, theirs, bar, _ in _PAIRS
    ]


def _row(
    name: str,
    ours: tuple[float, float, str],
    peer: str,
    theirs: tuple[float, float, str],
    bar: float | None,
) -> dict[str, Any]:
    return {
        "name": name,
        "ours_s": ours[0],
        "peer": peer,
        "peer_s": theirs[0],
        "ratio": theirs[0] / ours[0],
        "bar": bar,
        "equal": ours[2] == theirs[2],
        "memory_mb": round(ours[1]),
        "peer_memory_mb": round(theirs[1]),
    }


def _once(name: str, path: Path) -> tuple[float, float, str]:
    before, work, answer = WORK[name]
    script = _MEASURE.format(before=before, work=work, answer=answer)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    taken, memory, said = json.loads(done.stdout)
    return taken, memory, said


if __name__ == "__main__":
    assert importlib.util.find_spec("pyarrow"), "the Parquet rows need pyarrow"
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000):
        print(row)
