"""A store on disk survives the death of the process that writes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.opening.open_store import build_store

BUILD = """
import sys
from graphkit.opening.open_store import build_store

print("begun", flush=True)
build_store(sys.argv[1], sys.argv[2])
"""
MORE = 70_000

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("larger") / "larger.nt"
    line = "<http://example.org/{0}> <http://example.org/next> <http://example.org/{1}> .\n"
    path.write_text("".join(line.format(n, n + 1) for n in range(MORE)))
    return path


@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.6])
def test_a_build_that_is_killed_leaves_the_old_store_or_the_new_one(
    larger: Path, tmp_path: Path, seconds: float
) -> None:
    place = tmp_path / "store"
    build_store(None, place)
    before = len(gk.load(place).store)
    command = [sys.executable, "-c", BUILD, str(larger), str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"begun\n"
        try:
            writer.wait(seconds)
        except subprocess.TimeoutExpired:
            writer.kill()
    kept = gk.load(place)
    after = len(kept.store)
    assert after == before or after > MORE
    if after == before:
        assert kept.actor("zoom").id == "zoom"
    build_store(larger, place)
    assert len(gk.load(place).store) > MORE


def test_whoever_reads_the_old_store_keeps_it_while_a_new_one_takes_its_place(
    larger: Path, tmp_path: Path
) -> None:
    place = tmp_path / "store"
    build_store(None, place)
    reader = gk.load(place)
    expected = reader.members("christchurch-call")
    build_store(larger, place)
    assert reader.members("christchurch-call") == expected
