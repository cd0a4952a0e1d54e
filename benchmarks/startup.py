"""What it costs to begin: CPU of whole processes beside ``python -c pass``, on a warm disk.

Run it with ``python -m benchmarks.startup``.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from typing import Any, Final

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
    "import graphkit": 1 / 5,
    "graphkit --help": 1 / 5,
    "graphkit members": 1 / 10,
    "graphkit members --on": 1 / 10,
}
_TURNS: Final = 9


def rows() -> list[dict[str, Any]]:
    """Measure all commands in turns; the first turn fills the caches and is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(_TURNS):
        for name, arguments in COMMANDS.items():
            seconds = _cpu([sys.executable, *arguments])
            if turn:
                taken[name].append(seconds)
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
    ]


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


if __name__ == "__main__":
    for row in rows():
        print(f"{row['name']:24} {row['ours_s'] * 1e3:7.1f} ms, {1 / row['ratio']:.2f} × python")
