"""What the pages' examples show, taken anew from what they now print."""

from __future__ import annotations

import contextlib
import doctest
import io
import itertools
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import graphkit as gk

from . import examples

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def renewed(page: str) -> str:
    """Run a page's examples, and put in what they print where it differs from what is shown.

    Lines after a last ``…`` stay left out. An example that leaves out something in its midst is
    kept as it is: only its author knows what matters in it.
    """
    with _a_place_of_its_own():
        examples.write_tables(page)
        changes = [*_consoles(page), *_doctests(page), *_answers(page)]
        for start, old, new in sorted(changes, reverse=True):
            page = page[:start] + page[start:].replace(old, new, 1)
    return page


Change = tuple[int, str, str]


def _consoles(page: str) -> Iterator[Change]:
    for block in examples.blocks(page):
        for typed, shown in examples.commands(block.text) if block.language == "console" else ():
            out, told = _printed(typed)
            printed = out or told
            here = shown.replace(".venv/bin/graphkit", "graphkit")
            if not (examples.shows(here, printed) or examples.shows(here, out + told)):
                if here != shown:
                    printed = re.sub(r"(?m)^( *)graphkit ", r"\1.venv/bin/graphkit ", printed)
                new = f"$ {typed}\n{_as_short(shown, printed)}"
                yield block.start, f"$ {typed}\n{shown}", new


def _doctests(page: str) -> Iterator[Change]:
    names: dict[str, object] = {}
    for block in examples.blocks(page):
        if block.language == "python":
            for example in doctest.DocTestParser().get_examples(block.text):
                got = _result(example, names)
                if not doctest.OutputChecker().check_output(example.want, got, FLAGS):
                    old = _source(example) + example.want
                    yield block.start, old, _source(example) + _as_short(example.want, got)


def _answers(page: str) -> Iterator[Change]:
    found = list(examples.blocks(page))
    asking = [pair for pair in itertools.pairwise(found) if pair[0].language == "sparql"]
    if asking:
        kg = gk.load()
        for block, after in asking:
            answer = kg.query(block.text).to_text().rstrip() + "\n"
            if not examples.shows(after.text, answer):
                yield after.start, after.text, _as_short(after.text, answer)


def _as_short(shown: str, printed: str) -> str:
    lines = shown.rstrip("\n").splitlines()
    if not any("…" in line for line in lines):
        return printed.rstrip("\n") + shown[len(shown.rstrip("\n")) :]
    if lines[-1].strip() == "…" and not any("…" in line for line in lines[:-1]):
        kept = [line for line in printed.splitlines() if line.strip()][: len(lines) - 1]
        return "\n".join([*kept, "…"]) + "\n"
    return shown


def _source(example: doctest.Example) -> str:
    first, *rest = example.source.splitlines()
    return "".join([f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in rest)])


def _result(example: doctest.Example, names: dict[str, object]) -> str:
    if example.exc_msg is not None:
        return example.want
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(example.source, "<page>", "single"), names)  # noqa: S102 - the project's own pages
    return out.getvalue()


def _printed(typed: str) -> tuple[str, str]:
    """Run a command, and read its answer and what it tells beside it."""
    found = io.BytesIO(), io.BytesIO()
    out, told = (io.TextIOWrapper(one, encoding="utf-8", newline="\n") for one in found)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
        examples.run(typed)
    out.flush()
    told.flush()
    return found[0].getvalue().decode(), found[1].getvalue().decode()


@contextlib.contextmanager
def _a_place_of_its_own() -> Iterator[None]:
    """Let examples write into a folder that goes away, as wide as a terminal of 80 columns."""
    here, before = Path.cwd(), dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"COLUMNS": "80", "XDG_CACHE_HOME": str(Path(folder, "cache"))}
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
            os.environ.clear()
            os.environ.update(before)
