"""The cache of commands follows the files, and does without where it cannot be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.cli import main
from graphkit.errors import DataError
from graphkit.opening import fingerprint
from graphkit.opening.fingerprint import state_of_code

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parents[2]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "graphkit"


def test_the_cache_answers_alike_and_follows_the_files(
    folder_of: Callable[..., Path], cache: Path
) -> None:
    folder = folder_of()
    first = graphkit.load(folder, cache=True).members("pact")
    assert first == graphkit.load(folder, cache=True).members("pact")
    assert len(list(cache.iterdir())) == 1
    actors = folder / "actors.csv"
    actors.write_text(actors.read_text(encoding="utf-8").replace("Beta", "Zeta"), encoding="utf-8")
    assert "Zeta" in graphkit.load(folder, cache=True).members("pact").column("label")
    assert len(list(cache.iterdir())) == 2


def test_the_cache_notices_a_change_that_keeps_size_and_date(
    folder_of: Callable[..., Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "graphkit.opening.fingerprint.SETTLED", 0.0
    )  # or else the test would have to wait
    folder = folder_of()
    actors = folder / "actors.csv"
    before = actors.stat()
    for old, new in (("Beta", "Beta"), ("Beta", "Zeta"), ("Zeta", "Veta")):
        actors.write_text(actors.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        os.utime(actors, ns=(before.st_atime_ns, before.st_mtime_ns))
        for _ in range(2):  # read, and then known by its stamp
            found = graphkit.load(folder, cache=True).members("pact")
            assert new in found.column("label")
    assert len(list(cache.glob("*/files"))) == 3


@pytest.mark.slow
def test_the_cache_stays_small(folder_of: Callable[..., Path], cache: Path) -> None:
    folder = folder_of()
    for n in range(9):
        (folder / "actors.csv").write_text(
            (folder / "actors.csv").read_text(encoding="utf-8").replace("Beta", f"Beta{n}", 1),
            encoding="utf-8",
        )
        graphkit.load(folder, cache=True)
    assert 1 <= len(list(cache.iterdir())) <= 7


def test_broken_facts_are_never_cached(folder_of: Callable[..., Path], cache: Path) -> None:
    folder = folder_of(actors="id,id\n")
    for _ in range(2):
        with pytest.raises(DataError):
            graphkit.load(folder, cache=True)
    assert not cache.exists() or list(cache.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_done_without(
    folder_of: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(graphkit.load(folder_of(), cache=True).members("pact")) == 2
    (tmp_path / "file").unlink()
    (tmp_path / "file").symlink_to("/nowhere/at/all")
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/1/nowhere")
    assert len(graphkit.load(tmp_path / "tables", cache=True).members("pact")) == 2


def test_a_damaged_cache_is_made_again(folder_of: Callable[..., Path], cache: Path) -> None:
    folder = folder_of()
    graphkit.load(folder, cache=True)
    for file in cache.glob("*/oxigraph/*"):
        file.write_bytes(b"garbage")
    for _ in range(2):
        assert len(graphkit.load(folder, cache=True).members("pact")) == 2


@pytest.mark.slow
def test_processes_that_start_at_once_share_a_new_cache(
    folder_of: Callable[..., Path], cache: Path
) -> None:
    code = "import sys, graphkit;print(len(graphkit.load(sys.argv[1], cache=True).members('pact')))"
    command = [sys.executable, "-W", "error", "-c", code, str(folder_of())]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        for _ in range(4)
    ]
    for process in running:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.strip(), err) == (0, b"2", b"")
    assert len(list(cache.iterdir())) == 1


def test_code_that_was_put_in_place_anew_reads_anew(tmp_path: Path) -> None:
    """A pull or an installer changes how tables are read, and not the version."""
    package, log = tmp_path / "graphkit", tmp_path / ".git" / "logs" / "HEAD"
    package.mkdir()
    installed = state_of_code(package)
    log.parent.mkdir(parents=True)
    log.write_text("0 1 clone\n")
    cloned = state_of_code(package)
    os.utime(log, ns=(1, 1))
    pulled = state_of_code(package)
    os.utime(package, ns=(1, 1))
    assert len({installed, cloned, pulled, state_of_code(package)}) == 4
    assert state_of_code(Path(graphkit.__file__).parent) in fingerprint._VERSIONS


def test_a_further_work_tree_of_git_is_followed(tmp_path: Path) -> None:
    package, folder = tmp_path / "graphkit", tmp_path / "all" / "worktrees" / "one"
    package.mkdir()
    (folder / "logs").mkdir(parents=True)
    (folder / "logs" / "HEAD").write_text("0 1 commit\n")
    before = state_of_code(package)
    (tmp_path / ".git").write_text(f"gitdir: {folder}\n")
    assert state_of_code(package) != before


def test_the_graph_that_is_used_stays_longest(
    folder_of: Callable[..., Path], cache: Path, tmp_path: Path
) -> None:
    """Another command may ask it when there is no more room, and would find it gone."""
    used = folder_of()
    graphkit.load(used, cache=True)
    (kept,) = cache.iterdir()
    os.utime(kept, (1, 1))
    graphkit.load(used, cache=True)
    assert kept.stat().st_mtime > 1


def test_a_command_opens_a_graph_again_that_made_room_for_others_meanwhile(
    folder_of: Callable[..., Path],
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Another command may remove the oldest graphs between opening one and asking it."""
    gone: list[Path] = []
    really = graphkit.KnowledgeGraph.limited

    def limited(self: graphkit.KnowledgeGraph, **options: Any) -> graphkit.KnowledgeGraph:
        asked = really(self, **options)
        if not gone:
            gone.extend(cache.iterdir())
            asked.store._workers._idle.pop().close()  # type: ignore[attr-defined]
            for place in gone:
                shutil.rmtree(place)
        return asked

    monkeypatch.setattr(graphkit.KnowledgeGraph, "limited", limited)
    query = "SELECT (COUNT(?m) AS ?n) { ?m a cg:Membership }"
    assert main(["query", query, "--data", str(folder_of()), "--format", "csv"]) == 0
    told = capsys.readouterr()
    assert gone and told.err == "" and told.out.split() == ["n", "2"]
