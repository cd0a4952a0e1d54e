"""Type checkers know what users may write of the public face, and what they may not."""

from __future__ import annotations

import functools
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import graphkit

pytestmark = pytest.mark.oracle

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
USES, MISTAKES = sorted(HERE.glob("uses*.py")), sorted(HERE.glob("mistakes*.py"))

Lines = dict[str, set[int]]

WRONG: Lines = {
    path.name: {
        number
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith(("kg.", "gk."))
    }
    for path in MISTAKES
}


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Let a type checker read all scripts at once; most of its work is to read the package."""
    every = [*command, *USES, *MISTAKES]
    return subprocess.run(every, cwd=ROOT, capture_output=True, text=True, check=False)


@functools.cache
def mypy() -> Lines:
    """Check the scripts as strictly as mypy can, and list the lines that it refuses."""
    ran = run(sys.executable, "-m", "mypy", "--strict", "--no-error-summary")
    assert ran.returncode in (0, 1), ran.stderr
    return lines(re.findall(r"(\w+\.py):(\d+): error", ran.stdout))


@functools.cache
def pyright() -> Lines:
    """Check the scripts with Pyright's rules, and list the lines that it refuses."""
    program = Path(sys.executable).with_name("basedpyright")
    ran = run(*(program, "--level", "error", "--outputjson", "--pythonpath", sys.executable))
    found = json.loads(ran.stdout)["generalDiagnostics"]
    return lines(
        (Path(one["file"]).name, one["range"]["start"]["line"] + 1)
        for one in found
        if one["severity"] == "error"
    )


def lines(found: Iterable[tuple[str, str | int]]) -> Lines:
    """Collect the numbers of lines by file."""
    refused: Lines = {}
    for file, number in found:
        refused.setdefault(file, set()).add(int(number))
    return refused


@pytest.mark.parametrize("check", [mypy, pyright])
def test_a_script_that_uses_everything_passes(check: Callable[[], Lines]) -> None:
    assert not {path.name for path in USES} & set(check())


@pytest.mark.parametrize("check", [mypy, pyright])
def test_typical_mistakes_are_each_named(check: Callable[[], Lines]) -> None:
    assert {name: len(numbers) for name, numbers in WRONG.items()} == {
        "mistakes.py": 10,
        "mistakes_in_analyses.py": 19,
    }
    assert check() == WRONG


def test_completion_shows_what_is_public_and_nothing_else() -> None:
    for thing in (graphkit, graphkit.analysis, graphkit.analysis.plots):
        shown = [name for name in dir(thing) if not name.startswith("__")]
        assert shown and not [name for name in shown if name.startswith("_")]
        for name in shown:
            assert getattr(thing, name).__doc__, name
    kg = graphkit.load()
    documented = [name for name in dir(kg) if not name.startswith("_")]
    assert {"members", "asks", "promises", "evidence", "network", "panel"} <= set(documented)
