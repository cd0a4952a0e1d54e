"""What all tests share.

Rules of testing here:

- Every test asserts something that a user would miss if it broke, and its name says what.
- The real thing runs: real files, real processes, the bundled facts; nothing is mocked.
- No test times anything, needs the network (unless marked ``network``), or leaves a file behind.
- Facts that a test needs are written by the test, in tables of a few rows (`folder_of`), or are
  the bundled ones (`kg`), about which only what the sources say is asserted.
- A bug gets a test that fails before it is mended.
"""

from __future__ import annotations

import csv
import gc
import io
import os
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest

from graphkit.authoring.columns import headers

from . import bundled
from .browser import driver
from .extract import write_extract
from .servers import (
    dump,
    local,
    oxigraph,
    part,
    remote,
    server,
    serving,
    virtuoso,
)

__all__ = [
    "driver",
    "dump",
    "local",
    "oxigraph",
    "part",
    "remote",
    "server",
    "serving",
    "virtuoso",
]

# No test may depend on how busy the machine is; in continuous integration none on chance, either.
hypothesis.settings.register_profile(
    "here", deadline=None, derandomize=bool(os.environ.get("CI")), database=None
)
hypothesis.settings.load_profile("here")
hypothesis.settings.register_profile(
    "quick", hypothesis.settings.get_profile("here"), max_examples=25
)

MAY_BE_SKIPPED = ("root may read and write everywhere",)
"""In continuous integration, which installs what the tests need, nothing else may be left out."""


def pytest_configure(config: pytest.Config) -> None:
    """Share the bundled facts with the examples in the package, which is no part of this folder."""
    config.pluginmanager.register(bundled, "bundled facts")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one where it must run."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if not any(allowed in reason for allowed in MAY_BE_SKIPPED):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} must run here. {reason}"
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out of the quick tests what asks the bundled facts; put long files first.

    Measure no coverage while others compute: it is slow, and says nothing about this code.
    """
    for item in items:
        if _asks_the_bundled_facts(item):
            item.add_marker("slow")
        if _is_long(item):
            item.add_marker("no_cover")
    _put_long_files_first(items)


def _is_long(item: pytest.Item) -> bool:
    """Whether another engine or a browser takes most of its time."""
    return any(item.get_closest_marker(name) for name in ("oracle", "browser"))


def _put_long_files_first(items: list[pytest.Item]) -> None:
    """Let no process begin a long file when the others have nothing left to do."""
    length: Counter[Path] = Counter()
    for item in items:
        length[item.path] += 60 if _is_long(item) else 20 if item.get_closest_marker("slow") else 1
    items.sort(key=lambda item: -length[item.path])


def _asks_the_bundled_facts(item: pytest.Item) -> bool:
    return bundled.reads_the_bundled_facts(item) or bool(
        {"kg", "local"}.intersection(getattr(item, "fixturenames", ()))
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no rubbish while thousands of tests are made, which all live to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(scope="module", autouse=True)
def _what_lives_on_is_not_searched_again() -> None:
    """Keep millions of objects that live to the end out of each collection of rubbish."""
    gc.collect()
    gc.freeze()


Tables = Mapping[str, Sequence[Mapping[str, str]]]

SMALL: Tables = {
    "sources": [
        {
            "id": "gazette",
            "url": "https://example.org/gazette",
            "title": "The Gazette",
            "publisher": "Gazette Press",
            "published": "2020-06-01",
            "language": "en",
        },
        {"id": "herald", "title": "The Herald", "published": "2021-03-01"},
    ],
    "actors": [
        {"id": "acme", "kind": "company", "name_en": "Acme", "name_fr": "Acmé"},
        {"id": "beta", "kind": "company", "name_en": "Beta"},
    ],
    "coalitions": [
        {"id": "pact", "name_en": "The Pact", "during": "2019/..", "source": "gazette"},
    ],
    "memberships": [
        {
            "actor": "acme",
            "coalition": "pact",
            "role": "member",
            "during": "2020-01-01/..",
            "source": "gazette",
        },
        {
            "actor": "beta",
            "coalition": "pact",
            "role": "member",
            "during": "2020-02/..",
            "source": "gazette",
        },
    ],
}
"""Two companies that joined one coalition: the smallest folder that is whole."""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


def csv_of(table: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Write rows as a table with the columns that graphkit reads, and those of the rows' own."""
    buffer = io.StringIO()
    columns = dict.fromkeys([*headers(table), *(name for row in rows for name in row)])
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fifth of the bundled facts, for comparisons with slow engines."""
    return write_extract(tmp_path_factory.mktemp("extract"))


@pytest.fixture
def folder_of(tmp_path: Path) -> Callable[..., Path]:
    """Write a folder of tables: the small ones, with rows added, or with whole files replaced.

    ``folder_of(actors=[{…}])`` adds rows; ``folder_of(actors="text")`` or bytes gives the file;
    ``folder_of(actors=None)`` leaves it out.
    """

    def write(**changes: Sequence[Mapping[str, str]] | str | bytes | None) -> Path:
        folder = tmp_path / "tables"
        folder.mkdir()
        for table in {**SMALL, **changes}:
            change = changes.get(table, ())
            path = folder / f"{table}.csv"
            if isinstance(change, bytes):
                path.write_bytes(change)
            elif isinstance(change, str):
                path.write_text(change, encoding="utf-8", newline="")
            elif change is not None:
                rows = [*SMALL.get(table, ()), *change]
                path.write_text(csv_of(table, rows), encoding="utf-8", newline="")
        return folder

    return write


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the test run's own, which its processes share as users' do."""
    here = tmp_path_factory.getbasetemp()
    return (here.parent if "PYTEST_XDIST_WORKER" in os.environ else here) / "cache"


@pytest.fixture
def run_cli(
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    cache_home: Path,
) -> Callable[..., Ran]:
    """Run a command in this process and give its exit code and what it wrote."""
    from graphkit.cli import main

    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    bundled.share_with_commands(monkeypatch, lambda: request.getfixturevalue("kg"))

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        return Ran(code, *capsys.readouterr())

    return run
