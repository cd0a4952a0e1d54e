"""The bar of a long answer is for people at a terminal, and leaves nothing behind."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

SCRIPT = """
from graphkit.cli.progress import Bar
bar = Bar()
for rows in (500, 1000, 2000):
    bar(rows, 2000)
print("done")
"""


def test_a_terminal_sees_the_bar() -> None:
    terminal, program = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=program, text=True
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
        assert asking.stdout.read() == "done\n"
    os.close(terminal)
    assert b"rows" in shown
    assert b"100%" in shown


def test_a_file_gets_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"done\n", b"")
