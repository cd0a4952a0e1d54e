"""The examples of the documentation run, and give what the pages show."""

from __future__ import annotations

import doctest
import runpy
import sys
from pathlib import Path

import pytest

import graphkit as gk
from docs.builder import examples
from docs.builder.examples import PAGES, ROOT, Block, commands, run, shows, write_tables
from docs.builder.renewed import FLAGS, renewed

from ..bundled import share_what_follows, share_with_commands, sharing

pytestmark = pytest.mark.slow


def blocks(path: Path) -> list[Block]:
    return list(examples.blocks(path.read_text(encoding="utf-8")))


def pages_with(language: str) -> list[Path]:
    return [path for path in PAGES if any(block.language == language for block in blocks(path))]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let examples write where they run, and keep the user's cache out of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _opened_once(kg: gk.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the examples share the bundled facts; whatever else they open, they open."""
    monkeypatch.setattr(gk, "load", sharing(kg))
    share_with_commands(monkeypatch, lambda: kg)
    share_what_follows(monkeypatch, kg)


def test_the_comparison_itself() -> None:
    assert shows("a  b\n…\nlast …\n", "a b\n---\nx\ny\nlast one\n")
    assert not shows("a b\n", "a b\nc\n")
    assert not shows("a b\n…\nc\n", "a b\n")


def test_what_a_page_shows_can_be_taken_anew() -> None:
    page = """```console
$ graphkit list importers
old
…
```
```python
>>> 1 + 1
3
>>> import graphkit
```
```sparql
SELECT (1 + 1 AS ?sum) {}
```
```text
sum
---
3
```
"""
    now = renewed(page)
    assert ">>> 1 + 1\n2\n>>> import" in now
    assert "sum\n---\n  2\n```" in now
    assert "$ graphkit list importers\nname" in now and "old" not in now


def test_what_is_shown_rightly_stays() -> None:
    page = "```python\n>>> 1 + 1\n2\n```\n"
    assert renewed(page) == page


@pytest.mark.parametrize("path", pages_with("console"), ids=name)
def test_console_blocks_print_what_they_show(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tables(path.read_text(encoding="utf-8"))
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
    write_tables(path.read_text(encoding="utf-8"))
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
    found = blocks(path)
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


def test_every_example_is_run() -> None:
    """By the README, by the test of the worked example among the analyses, and below."""
    run = {"demo.py", "bridges_and_waves.py", "quickstart.py"}
    assert {path.name for path in (ROOT / "examples").glob("*.py")} == run


def test_quick_start_prints_the_founders(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "quickstart.py"))
    assert "25 agents under 26 names" in capsys.readouterr().out
