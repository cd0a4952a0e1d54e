"""The scripts of the page pass their own tests, which Node runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "graphkit" / "views" / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
ROOMS = (
    "draw",
    "core",
    "elements",
    "wording",
    "stage",
    "forms",
    "panel",
    "figures",
    "ui",
    "main.js",
)
"""Each may import those before it."""


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


READS_EACH = """
const { readFileSync } = require("node:fs"), { SourceTextModule } = require("node:vm");
for (const file of process.argv.slice(1)) {
  new SourceTextModule(readFileSync(file, "utf-8"), { identifier: file });
}
"""


def well_formed(node: str, *scripts: Path) -> subprocess.CompletedProcess[str]:
    """Read scripts as modules, all in one process; none of them is run."""
    options = ("--experimental-vm-modules", "--no-warnings", "--eval", READS_EACH, "--")
    command = [node, *options, *map(str, scripts)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_script_is_well_formed(node: str, tmp_path: Path) -> None:
    ran = well_formed(node, *SCRIPTS)
    assert len(SCRIPTS) > 20 and ran.returncode == 0, ran.stderr
    broken = tmp_path / "broken.js"
    broken.write_text("export const = 1;\n", encoding="utf-8")
    ran = well_formed(node, *SCRIPTS, broken)
    assert ran.returncode and "broken.js:1" in ran.stderr, "a broken one is noticed"


def test_scripts_import_one_way_from_room_to_room() -> None:
    for script in SCRIPTS:
        above = ROOMS.index(script.relative_to(STATIC).parts[0])
        for needed in re.findall(r'^import .* from "([^"]+)"', script.read_text("utf-8"), re.M):
            room = (script.parent / needed).resolve().relative_to(STATIC).parts[0]
            assert ROOMS.index(room) <= above, f"{script.name} imports {needed}"
