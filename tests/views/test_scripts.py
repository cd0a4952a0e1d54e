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
    "side_panel",
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


NEEDED = re.compile(
    r"""^(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']  # also over several lines
    |^import\s*["']([^"']+)["']
    |\bimport\(\s*["'`]([^"'`]*)["'`]""",
    re.MULTILINE | re.VERBOSE,
)
"""What a script takes from another: imported, handed on, run only, or when it is wanted."""


def needed_by(script: str) -> list[str]:
    """List the other scripts that one names; types in comments are nothing that runs."""
    code = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
    return [next(filter(None, match.groups())) for match in NEEDED.finditer(code)]


def test_everything_that_a_script_takes_from_another_is_read() -> None:
    script = """
    /** @typedef {import("./typed.js").App} App */
import { a } from "./a.js";
import {
  b,
  c,
} from './b.js';
import "./run.js";
export { d } from "./d.js";
export * from "./e.js";
const later = await import(`./f.js`);
"""
    found = [f"./{name}.js" for name in ("a", "b", "run", "d", "e", "f")]
    assert needed_by(script) == found


def test_scripts_import_one_way_from_room_to_room() -> None:
    for script in SCRIPTS:
        above = ROOMS.index(script.relative_to(STATIC).parts[0])
        for needed in needed_by(script.read_text("utf-8")):
            room = (script.parent / needed).resolve().relative_to(STATIC).parts[0]
            assert ROOMS.index(room) <= above, f"{script.name} imports {needed}"
