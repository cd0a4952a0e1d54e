"""Type checkers see the true signatures of every analysis and plot."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("typed_script.py")


def test_mypy_accepts_what_is_right_and_refuses_every_mistake(tmp_path: Path) -> None:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    refused = {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}
    assert len(refused) > 15
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent"]
    options = ["--no-error-summary", "--hide-error-context", "--cache-dir", str(tmp_path)]
    ran = subprocess.run(
        [*command, *options, str(SCRIPT)],
        capture_output=True,
        text=True,
        check=False,
        cwd=SCRIPT.parents[2],
    )
    found = {int(line) for line in re.findall(r":(\d+): error:", ran.stdout)}
    assert found == refused, ran.stdout + ran.stderr
