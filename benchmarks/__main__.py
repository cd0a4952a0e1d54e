"""Run the benchmarks and write what they found: ``python -m benchmarks [name…] [--size N]``.

The rows of a benchmark go to ``benchmarks/results/NAME.md`` and ``NAME.json``, with versions and
machine, and to a plot of the ratios. Peers that are not installed are left out. With ``--tiny``
every benchmark runs at a size that takes seconds, says whether the answers are equal, and writes
nothing: that it runs is all that is learnt.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import inspect
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any, Final

RESULTS: Final = Path(__file__).parent / "results"
BENCHMARKS: Final = (
    "analysis",
    "columns",
    "importing",
    "layout",
    "limits",
    "loading",
    "page",
    "sparql",
    "startup",
    "validation",
)
"""Modules of this folder; each has a function ``rows``, and in ``TINY`` its smallest options."""

_PACKAGES: Final = (
    "coalition-graphkit",
    "pyoxigraph",
    "rdflib",
    "oxrdflib",
    "maplib",
    "duckdb",
    "numpy",
    "scipy",
    "networkx",
    "rustworkx",
    "pyvis",
    "pyshacl",
    "pyarrow",
)


def machine() -> dict[str, Any]:
    """Describe this machine and the versions of what is measured."""
    versions = {}
    for name in _PACKAGES:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "memory_gb": round(memory),
        "versions": versions,
    }


def run(name: str, size: int | None = None, *, tiny: bool = False) -> dict[str, Any]:
    """Run one benchmark."""
    module = importlib.import_module(f"benchmarks.{name}")
    options = dict(module.TINY) if tiny else {}
    sized = inspect.signature(module.rows).parameters.get("size")
    if sized is not None:
        options["size"] = size or options.get("size", sized.default)
    found = module.rows(**options)
    return {
        "benchmark": name,
        "size": options.get("size"),
        "machine": machine(),
        "rows": [row | {"met": _met(row)} for row in found],
    }


def _met(row: dict[str, Any]) -> bool | None:
    return None if row.get("bar") is None else bool(row["ratio"] >= row["bar"])


def write(result: dict[str, Any], folder: Path = RESULTS) -> None:
    """Write a result as JSON, Markdown and a plot."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = result["benchmark"] + (f"-{result['size']}" if result["size"] else "")
    text = json.dumps(result, indent=1, ensure_ascii=False)
    (folder / f"{stem}.json").write_text(text + "\n", encoding="utf-8")
    (folder / f"{stem}.md").write_text(markdown(result), encoding="utf-8")
    plot(result["rows"], folder / f"{stem}.svg")


def markdown(result: dict[str, Any]) -> str:
    """Write a result as a table."""
    about = result["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    size = f", {result['size']:,} memberships" if result["size"] else ""
    lines = [
        f"# Benchmark: {result['benchmark']}{size}",
        "",
        "Medians in seconds of CPU, for pages of wall time; `ratio` is the peer's time over ours, "
        "so more is better.",
        "",
        f"Python {about['python']}, {about['system']}, {about['cores']} cores, "
        f"{about['memory_gb']} GB; {versions}.",
        "",
        *_table(result["rows"]),
    ]
    return "\n".join(lines) + "\n"


def _table(rows: list[dict[str, Any]]) -> list[str]:
    head = ["what", "ours, s", "peer", "theirs, s", "ratio", "bar", "met", "equal answers"]
    measured = any("memory_mb" in row for row in rows)
    lines = [head + ["peak memory, MB, ours and theirs"] * measured]
    lines.append(["---"] * len(lines[0]))
    for row in rows:
        bar = "" if row.get("bar") is None else f"{row['bar']:.3g}"
        cells = [row["name"], f"{row['ours_s']:.3g}", row["peer"], f"{row['peer_s']:.3g}"]
        cells += [f"{row['ratio']:.3g}", bar, {None: "", True: "yes", False: "**no**"}[row["met"]]]
        cells.append("yes" if row["equal"] else "**no**")
        memory = f"{row['memory_mb']:,} and {row['peer_memory_mb']:,}" if measured else ""
        lines.append(cells + [memory] * measured)
    return [f"| {' | '.join(cells)} |" for cells in lines]


def plot(rows: list[dict[str, Any]], path: Path) -> None:
    """Draw the ratios as bars on a logarithmic scale; nothing is drawn without matplotlib."""
    try:
        import matplotlib as mpl
    except ImportError:
        return
    mpl.use("Agg")
    mpl.rcParams["svg.hashsalt"] = "graphkit"
    from matplotlib import pyplot as plt

    names = [f"{row['name']} — {row['peer']}" for row in rows]
    figure, axes = plt.subplots(figsize=(9, 1 + 0.28 * len(rows)), layout="constrained")
    axes.barh(names, [row["ratio"] for row in rows], color="#2a6f97")
    axes.axvline(1, color="#1b2a33", linewidth=1)
    axes.set_xscale("log")
    axes.invert_yaxis()
    axes.set_xlabel("their time / our time")
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def main() -> int:
    """Run what is named, or all; 1 if any answer differs from a peer's at a tiny size."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--size", type=int, help="so many memberships, where that matters")
    parser.add_argument("--tiny", action="store_true", help="only see that they run")
    options = parser.parse_args()
    unequal = []
    for name in options.names or BENCHMARKS:
        result = run(name, options.size, tiny=options.tiny)
        unequal += [f"{name}: {row['name']}" for row in result["rows"] if not row["equal"]]
        if not options.tiny:
            write(result)
        print(markdown(result), flush=True)
    if options.tiny and unequal:
        print("The answers differ:", *unequal, sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
