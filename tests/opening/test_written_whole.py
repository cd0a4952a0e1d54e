"""What is written is there whole or not at all, whatever ends the writing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.files.write import replacing, write_atomically
from graphkit.opening.build_file import build_file
from graphkit.opening.open_store import build_store
from graphkit.sparql.formats import FORMATS

pytestmark = pytest.mark.slow


def test_a_file_is_replaced_at_once_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    write_atomically(path, "old")
    write_atomically(path, "new é")
    assert path.read_text(encoding="utf-8") == "new é"
    assert list(tmp_path.iterdir()) == [path]
    write_atomically(path, b"\x00bytes")
    assert path.read_bytes() == b"\x00bytes"


def test_a_failed_write_keeps_the_old_file_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    write_atomically(path, "old")
    with pytest.raises(TypeError), replacing(path) as file:
        file.write("a text where bytes are due")  # type: ignore[call-overload]
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
    (tmp_path / "folder").mkdir()
    with pytest.raises((OSError, graphkit.GraphkitError)):
        write_atomically(tmp_path / "folder", "x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "out.ttl"]


def test_a_full_disk_keeps_the_old_file_and_is_said(
    tmp_path: Path, run_cli: Callable[..., Any], folder_of: Callable[..., Path]
) -> None:
    """A limit on the size of files stands in for a disk without room."""
    resource = pytest.importorskip("resource")
    folder, path = folder_of(), tmp_path / "out" / "facts.ttl"
    path.parent.mkdir()
    run_cli("build", folder, "-o", path)
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        ran = run_cli("build", folder, "-o", path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (ran.code, ran.out) == (3, "")
    assert "facts.ttl: cannot be written" in ran.err
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


ROOT = Path(__file__).parents[2]
KILLED = """
import sys, os, signal
from graphkit.opening.build_file import build_file
from graphkit.opening.derived_facts import derived
sync = os.fsync
def stop(handle):
    sync(handle)
    print("written", flush=True)
    signal.pause()
os.fsync = stop
build_file(sys.argv[1], sys.argv[2])
"""


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="needs POSIX signals")
def test_a_process_killed_while_writing_leaves_the_old_file_whole(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder, target = folder_of(), tmp_path / "out" / "facts.ttl"
    target.parent.mkdir()
    build_file(folder, target)
    before = target.read_bytes()
    actors = folder / "actors.csv"
    actors.write_text(actors.read_text(encoding="utf-8").replace("Beta", "Zeta"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder), str(target)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"written"
    process.kill()
    process.wait()
    process.stdout.close()
    assert target.read_bytes() == before
    # What the killed process left is hidden and is not read as a graph.
    left = [path for path in target.parent.iterdir() if path != target]
    assert all(path.name.startswith(".") and path.suffix not in FORMATS for path in left)
    assert "Beta" in graphkit.load(target.parent).members("pact").column("label")


def test_a_command_killed_while_building_a_store_leaves_the_old_one_whole(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    place = tmp_path / "out" / "store"
    build_store(folder_of(), place)
    process = subprocess.Popen(
        [sys.executable, "-m", "graphkit.cli", "build", "--store", str(place)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    while len(list(place.parent.iterdir())) == 1 and process.poll() is None:
        time.sleep(0.005)  # until the new store is begun beside the old one
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert graphkit.load(place).members("pact").column("member") == ("acme", "beta")
    assert all(p.name.startswith(".") for p in place.parent.iterdir() if p != place)
