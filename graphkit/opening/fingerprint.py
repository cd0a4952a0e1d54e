"""Tell whether files are those that a graph was read from: by a stamp, or by what they hold."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit import resources
from graphkit.version import __version__

SETTLED: Final = 2.0
"""Seconds after which a file that changes again is sure to get another time."""


def state_of_code(package: Path) -> str:
    """Say when the code of a package was last put in place: by an installer, or by git.

    Between two releases its version stays while what it reads in a table may change. What is only
    edited in place, without a commit, is not noticed.
    """
    times = []
    for place in (package, _git_folder(package.parent) / "logs" / "HEAD"):
        with suppress(OSError):
            times.append(str(place.stat().st_mtime_ns))
    return " ".join(times)


def _git_folder(checkout: Path) -> Path:
    """Name the folder of git; a further work tree has a file in its place, which names it."""
    named = checkout / ".git"
    with suppress(OSError, ValueError):
        if named.is_file():
            return checkout / named.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
    return named


_PACKAGE: Final = Path(__file__).parents[1]
_VERSIONS: Final = f"{__version__} {pyoxigraph.__version__} {state_of_code(_PACKAGE)}"


def stamp(files: Iterable[Path]) -> bytes:
    """Say which files these are and when each of them changed; empty if one changed just now.

    While the stamp is the same the files are, and need not be read. Within one tick of a clock
    a file may change twice, so files that changed a moment ago get no stamp.
    """
    read = _all(files)
    newest = max(max(s.st_mtime, s.st_ctime) for s in (file.stat() for file in read))
    return b"" if _is_new(newest) else state(read)


def stamp_alone(files: Sequence[Path]) -> bytes:
    """Say so of these files alone, whatever the code is that reads them; see `stamp`."""
    found = [(file.name, file.stat()) for file in files]
    if _is_new(max(max(s.st_mtime, s.st_ctime) for _, s in found)):
        return b""
    return _encoded(f"{name} {_told(s)}" for name, s in found)


def state(files: Iterable[Path]) -> bytes:
    """Say which files these are and when each of them changed, however short ago that is."""
    return _encoded([_VERSIONS, *map(_state_of, _all(files))])


def _is_new(time_of_change: float) -> bool:
    return time_of_change > time.time() - SETTLED


def _state_of(file: Path) -> str:
    return f"{file.resolve()} {_told(file.stat())}"


def _told(found: os.stat_result) -> str:
    times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{found.st_dev} {found.st_ino} {found.st_size} {times}"


def _encoded(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def fingerprint(files: Iterable[Path]) -> str:
    """Name a graph after the place and content of its files, the code that builds it, the engine.

    The place counts, for relative names in a file are names in its folder.
    """
    import hashlib

    digest = hashlib.blake2b(_VERSIONS.encode(), digest_size=16)
    for file in _all(files):
        digest.update(str(file.resolve()).encode("utf-8", "surrogateescape") + b"\0")
        digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def _all(files: Iterable[Path]) -> list[Path]:
    return list(dict.fromkeys([*files, *resources.ontology_files()]))
