"""The examples of the pages: fenced blocks with what is typed, and what then is shown.

A ``console`` block runs each line after ``$`` through the command line, and shows what it prints;
a ``python`` block is a doctest; a ``sparql`` block runs, and its answer is the block that follows.
In what is shown, ``…`` stands for anything on a line, and alone on a line for any lines.
"""

from __future__ import annotations

import re
import runpy
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graphkit.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
WITHOUT_TABLE = ("build", "check", "export", "view", "serve", "import", "new", "add", "fmt")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block of a page: where its text begins, and the last line before it."""

    language: str
    text: str
    line: int
    start: int
    before: str


def blocks(page: str) -> Iterator[Block]:
    """Read the fenced blocks of a page."""
    for match in _FENCE.finditer(page):
        before = page[: match.start()]
        last = next((line for line in reversed(before.splitlines()) if line.strip()), "")
        yield Block(match[1], match[2], before.count("\n") + 1, match.start(2), last)


def lines_of(text: str) -> list[str]:
    """Read the lines without the rule under a table's head, with single spaces."""
    rule = re.compile(r"[\s…-]*-[\s…-]*")
    kept = (" ".join(line.split()) for line in text.splitlines() if not rule.fullmatch(line))
    return [line for line in kept if line]


def shows(shown: str, printed: str) -> bool:
    """Tell whether the lines shown are what was printed."""
    pattern = ""
    for line in lines_of(shown):
        if line == "…":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pieces = [re.escape(piece.strip()) for piece in line.split("…")]
            pattern += "[^\n]*".join(pieces) + "\n"
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines_of(printed))) is not None


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Cut a console block into what is typed and what is shown."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        typed, _, shown = part.partition("\n")
        yield typed, shown


def run(typed: str) -> int:
    """Run what is typed, in this process; ``make demo`` is its script."""
    if typed == "make demo":
        sys.argv = ["demo.py", "build/coalitions.html"]
        runpy.run_path(str(ROOT / "examples" / "demo.py"), run_name="__main__")
        return 0
    program, *arguments = shlex.split(typed)
    if program != "graphkit":
        raise ValueError(f"{typed!r} is no command of graphkit")
    if "--format" not in arguments and arguments[0] not in WITHOUT_TABLE:
        arguments = [*arguments, "--format", "table"]  # what a terminal gets
    return main(arguments)


def write_tables(page: str) -> None:
    """Write the tables and other files that a page shows, where it names a file before them."""
    for block in blocks(page):
        named = re.fullmatch(r"`([\w./-]+\.(?:csv|rq|ttl))`:", block.before)
        if block.language in ("csv", "text") and named:
            target = Path(named[1])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8", newline="\n")
