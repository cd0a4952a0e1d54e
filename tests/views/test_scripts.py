"""The scripts of the page pass their own tests, which Node runs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "graphkit" / "views" / "static").rglob("*.js"))


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("Node is not installed (Debian: nodejs)")
    return found


def test_the_modules_of_the_page_do_what_they_promise(node: str) -> None:
    tests = sorted(map(str, (ROOT / "tests" / "js").glob("*.test.js")))
    ran = subprocess.run([node, "--test", *tests], capture_output=True, text=True, check=False)
    assert tests
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "# fail 0" in ran.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_well_formed(script: Path, node: str) -> None:
    command = [node, "--input-type=module", "--check"]
    source = script.read_text(encoding="utf-8")
    ran = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
