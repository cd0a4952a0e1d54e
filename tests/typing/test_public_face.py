"""Type checkers know what users may write of the public face, and what they may not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
USES, MISTAKES = HERE / "uses.py", HERE / "mistakes.py"
WRONG = [
    number
    for number, line in enumerate(MISTAKES.read_text(encoding="utf-8").splitlines(), 1)
    if line.startswith(("kg.", "gk."))
]


def mypy(path: Path) -> set[int]:
    """Check a script as strictly as mypy can, and list the lines that it refuses."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file="]
    ran = subprocess.run([*command, path], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    return {int(n) for n in re.findall(rf"{path.name}:(\d+): error", ran.stdout)}


def pyright(path: Path) -> set[int]:
    """Check a script with Pyright's rules, and list the lines that it refuses."""
    command = [Path(sys.executable).with_name("basedpyright"), "--level", "error", "--outputjson"]
    ran = subprocess.run([*command, path], cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(ran.stdout)["generalDiagnostics"]
    return {one["range"]["start"]["line"] + 1 for one in found if one["severity"] == "error"}


@pytest.mark.parametrize("check", [mypy, pyright])
def test_a_script_that_uses_everything_passes(check) -> None:
    assert check(USES) == set()


@pytest.mark.parametrize("check", [mypy, pyright])
def test_ten_typical_mistakes_are_each_named(check) -> None:
    assert len(WRONG) == 10
    assert check(MISTAKES) == set(WRONG)


def test_completion_shows_what_is_public_and_nothing_else() -> None:
    for thing in (graphkit, graphkit.analysis, graphkit.analysis.plots):
        shown = [name for name in dir(thing) if not name.startswith("__")]
        assert shown and not [name for name in shown if name.startswith("_")]
        for name in shown:
            assert getattr(thing, name).__doc__, name
    kg = graphkit.load()
    documented = [name for name in dir(kg) if not name.startswith("_")]
    assert {"members", "asks", "promises", "evidence", "network", "panel"} <= set(documented)
