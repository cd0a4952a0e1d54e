"""What it costs to begin: CPU of whole processes beside ``python -c pass``, and of opening.

Run it with ``python -m benchmarks.startup``.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from graphkit.opening.fingerprint import SETTLED

if TYPE_CHECKING:
    import pyoxigraph

COMMANDS: Final = {
    "python -c pass": ["-c", "pass"],
    "import graphkit": ["-c", "import graphkit"],
    "graphkit --help": ["-m", "graphkit.cli", "--help"],
    "graphkit members": ["-m", "graphkit.cli", "members", "christchurch-call"],
    "graphkit members --on": [
        "-m",
        "graphkit.cli",
        "members",
        "christchurch-call",
        "--on",
        "2021-05-10",
    ],
}
_BARS: Final = {
    "import graphkit": 1 / 3,
    "graphkit --help": 1 / 5,
    "graphkit members": 1 / 10,
    "graphkit members --on": 1 / 10,
}
_BLANK: Final = re.compile(r"_:\w+")
_TURNS: Final = 9
TINY: Final = {"turns": 1}


def rows(*, turns: int = _TURNS) -> list[dict[str, Any]]:
    """Measure all commands in turns, after what a cache that was just filled costs once."""
    _fill_caches()
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(turns):
        for name, arguments in COMMANDS.items():
            taken[name].append(_cpu([sys.executable, *arguments]))
    floor = statistics.median(taken["python -c pass"])
    return [
        {
            "name": name,
            "ours_s": (ours := statistics.median(taken[name])),
            "peer": "python -c pass",
            "peer_s": floor,
            "ratio": floor / ours,
            "bar": bar,
            "equal": True,
        }
        for name, bar in _BARS.items()
    ] + [_loading(turns)]


def _fill_caches() -> None:
    """Ask each command once, and again when the files of the cache can be told by their times.

    Until then the files are read to see that they are sound, which takes longer.
    """
    for seconds in (2 * SETTLED, 0):
        for arguments in COMMANDS.values():
            _cpu([sys.executable, *arguments])
        time.sleep(seconds)


def _loading(turns: int) -> dict[str, Any]:
    """Open the bundled facts, beside the engine's own load of the same Turtle, in turns.

    The same are the facts, what follows from them, and the vocabulary with its lists of codes.
    """
    import pyoxigraph

    import graphkit
    from graphkit.resources import facts_files, ontology_files

    def bare() -> pyoxigraph.Store:
        store = pyoxigraph.Store()
        for file in (*facts_files(), *ontology_files()):
            store.load(path=str(file))
        return store

    ours, theirs = [], []
    for _ in range(turns):
        ours.append(_taken(graphkit.load))
        theirs.append(_taken(bare))
    mine, peer = statistics.median(ours), statistics.median(theirs)
    same = _counted(bare()) == _counted(graphkit.load().store.copy().inner)
    row = {"name": "gk.load() of the bundled facts", "ours_s": mine, "peer": "pyoxigraph"}
    return row | {"peer_s": peer, "ratio": peer / mine, "bar": 1 / 2, "equal": same}


def _counted(quads: Iterable[pyoxigraph.Quad]) -> Counter[str]:
    """Count the triples; blank nodes, of which the vocabulary has a few, have no names to tell."""
    return Counter(_BLANK.sub("_:", str(quad)) for quad in quads)


def _taken(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def _cpu(command: list[str]) -> float:
    # Compiled modules are kept, as they are where graphkit is installed.
    kept = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


if __name__ == "__main__":
    for row in rows():
        print(f"{row['name']:24} {row['ours_s'] * 1e3:7.1f} ms, {1 / row['ratio']:.2f} × python")
