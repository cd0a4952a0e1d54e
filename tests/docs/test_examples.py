"""The examples of the documentation run, and give what the pages show.

A ``console`` block runs each line after ``$`` through the command line and compares what it
prints; a ``python`` block is a doctest; a ``sparql`` block runs and its answer is the block that
follows. In what is shown, ``…`` stands for anything on a line, and alone on a line for any lines.
"""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import graphkit as gk
from graphkit.cli import main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WITHOUT_TABLE = ("build", "check", "export", "view", "serve", "import", "new", "add", "fmt")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """A fenced block of a page, with the text before it."""

    language: str
    text: str
    line: int
    before: str


def blocks(path: Path) -> Iterator[Block]:
    page = path.read_text(encoding="utf-8")
    for match in FENCE.finditer(page):
        before = page[: match.start()]
        last = next((line for line in reversed(before.splitlines()) if line.strip()), "")
        yield Block(match[1], match[2], before.count("\n") + 1, last)


def pages_with(language: str) -> list[Path]:
    return [path for path in PAGES if any(block.language == language for block in blocks(path))]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(autouse=True)
def _own_place(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let examples write where they run, and keep the user's cache out of it."""
    cache = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def kg() -> gk.KnowledgeGraph:
    return gk.load()


def plain(line: str) -> str:
    return " ".join(line.split())


def lines_of(text: str) -> list[str]:
    """Give the lines without the rule under a table's head, with single spaces."""
    kept = (plain(line) for line in text.splitlines() if not re.fullmatch(r"[\s…-]*-[\s…-]*", line))
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


def test_the_comparison_itself() -> None:
    assert shows("a  b\n…\nlast …\n", "a b\n---\nx\ny\nlast one\n")
    assert not shows("a b\n", "a b\nc\n")
    assert not shows("a b\n…\nc\n", "a b\n")


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
    assert program == "graphkit", typed
    if "--format" not in arguments and arguments[0] not in WITHOUT_TABLE:
        arguments = [*arguments, "--format", "table"]  # what a terminal gets
    return main(arguments)


def write_tables(path: Path) -> None:
    """Write the tables that a page shows to the files that it names before them."""
    for block in blocks(path):
        named = re.fullmatch(r"`([\w./-]+\.csv)`:", block.before)
        if block.language == "csv" and named:
            target = Path(named[1])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("path", pages_with("console"), ids=name)
def test_console_blocks_print_what_they_show(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tables(path)
    for block in blocks(path):
        for typed, shown in commands(block.text) if block.language == "console" else ():
            code = run(typed)
            out, err = capsys.readouterr()
            where = f"{name(path)}:{block.line}: $ {typed}"
            assert code in (0, 1, 2), f"{where}\n{err}"
            here = shown.replace(".venv/bin/graphkit", "graphkit")  # where make installs it
            right = shows(here, out or err) or shows(here, out + err)
            assert right, f"{where}\nshown:\n{shown}\nprinted:\n{out}{err}"


@pytest.mark.parametrize("path", pages_with("python"), ids=name)
def test_python_blocks_give_what_they_show(path: Path) -> None:
    write_tables(path)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for block in blocks(path):
        if block.language == "python":
            assert ">>>" in block.text, f"{name(path)}:{block.line} shows no prompt"
            test = doctest.DocTestParser().get_doctest(
                block.text, names, name(path), str(path), block.line
            )
            report: list[str] = []
            runner.run(test, out=report.append, clear_globs=False)
            names.update(test.globs)
            assert not report, "".join(report)
    assert runner.summarize(verbose=False).attempted > 0


@pytest.mark.parametrize("path", pages_with("sparql"), ids=name)
def test_queries_give_what_they_show(path: Path, kg: gk.KnowledgeGraph) -> None:
    found = list(blocks(path))
    for block, after in zip(found, [*found[1:], None], strict=True):
        if block.language == "sparql":
            answer = kg.query(block.text).to_text()
            where = f"{name(path)}:{block.line}"
            assert after is not None and after.language == "text", f"{where} shows no answer"
            assert shows(after.text, answer), f"{where}\nprinted:\n{answer}"


def test_turtle_of_the_pages_is_in_the_graph(kg: gk.KnowledgeGraph) -> None:
    import rdflib

    from graphkit.terms import PREFIXES

    facts = kg.rdf.default_graph
    shown = [(p, b) for p in pages_with("turtle") for b in blocks(p) if b.language == "turtle"]
    assert shown
    declared = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    for path, block in shown:
        graph = rdflib.Graph().parse(data=declared + block.text, format="turtle")
        for triple in graph:
            assert triple in facts, f"{name(path)}:{block.line}: {triple}"


@pytest.mark.parametrize(
    "script", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: str(path.name)
)
def test_examples_run_and_print(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(script), run_name="__main__")
    assert capsys.readouterr().out.strip()


def test_quick_start_prints_the_founders(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "quickstart.py"))
    assert "25 agents under 26 names" in capsys.readouterr().out
