"""The bar of a long answer is for people at a terminal, and leaves nothing behind."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
from graphkit.cli.progress import Bar
bar = Bar()
for rows in (500, 1000, 2000):
    bar(rows, 2000)
print("done")
"""


IMPORT = """
import graphkit.importing.spreadsheets.table_importer as table
from graphkit.cli import main
table._TOLD = table._BATCH = 2
open("a.csv", "w").write("member,coalition\\n" + "A,P\\nB,P\\nC,Q\\n")
main(["import", "a.csv", "-o", "out"])
"""


@pytest.mark.parametrize(
    ("script", "words", "said"),
    [
        (SCRIPT, (b"rows", b"100%"), "done\n"),
        (IMPORT, (b"reading: 2 of 4 rows, 50%", b"writing: 3 rows"), "column"),
    ],
)
def test_a_terminal_sees_the_bar(
    script: str, words: tuple[bytes, ...], said: str, tmp_path: Path
) -> None:
    terminal, program = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=program,
        text=True,
    ) as asking:
        os.close(program)
        shown = b""
        while True:
            try:
                chunk = os.read(terminal, 4096)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            shown += chunk
        assert asking.stdout is not None
        assert asking.stdout.read().startswith(said)
    os.close(terminal)
    assert all(word in shown for word in words), shown


def test_a_file_gets_nothing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"done\n", b"")
    command = [sys.executable, "-c", IMPORT]
    done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
    assert b"\r" not in done.stderr and b"reading:" not in done.stderr
