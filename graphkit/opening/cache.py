"""Keep graphs that were parsed in the user's cache folder, so that they open in milliseconds."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit import resources
from graphkit.errors import DataError, NotFound
from graphkit.opening.fill import Fill, also_read, filling
from graphkit.stores.disk import create_on_disk
from graphkit.stores.memory import MARKER, Store
from graphkit.version import __version__

KEPT: Final = 6
"""So many opened graphs are kept in the cache; older ones are removed."""


_VERSIONS: Final = f"{__version__} {pyoxigraph.__version__}"


_STAMP: Final = "files"


SETTLED: Final = 2.0
"""Seconds after which a file that changes again is sure to get another time."""


def _cached(files: list[Path], path: str | Path | None) -> Store | None:
    """Open the graph from the cache, making it if need be; None where no cache can be written."""
    read = [*files, *also_read(path)]
    try:
        stamp = _stamp(read)
        known = _stamped(stamp)
        place = known or _cache_folder() / _fingerprint(read)
    except (OSError, RuntimeError):
        return None
    try:
        if not (place / MARKER).is_file():
            _remember(place, filling(files, path, bulk=True))
        if stamp and not known:
            with contextlib.suppress(OSError):
                (place / _STAMP).write_bytes(stamp)
        return Store.open(place)
    except (OSError, NotFound):
        return None
    except DataError:
        _forget(place)
        return None


def _remember(place: Path, fill: Fill) -> None:
    """Make the store beside its place and move it in; if another process was quicker, use that."""
    import shutil
    import tempfile

    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".new-") as scratch:
        made = Path(scratch) / "store"
        create_on_disk(made, lambda inner, _: fill(inner))
        if not place.exists():
            made.replace(place)
    stores = [entry for entry in place.parent.iterdir() if not entry.name.startswith(".")]
    for old in sorted(stores, key=lambda entry: entry.stat().st_mtime, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _forget(place: Path) -> None:
    """Remove a damaged store from the cache; the next run makes it anew."""
    import shutil

    shutil.rmtree(place, ignore_errors=True)


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "graphkit"


def _stamp(files: Iterable[Path]) -> bytes:
    """Say which files these are and when each of them changed; empty if one changed just now.

    While the stamp is the same the files are, and need not be read. Within one tick of a clock
    a file may change twice, so files that changed a moment ago get no stamp.
    """
    lines = [_VERSIONS]
    for file in [*files, *resources.ontology_files()]:
        s = file.stat()
        if max(s.st_mtime, s.st_ctime) > time.time() - SETTLED:
            return b""
        lines.append(
            f"{file.name} {s.st_dev} {s.st_ino} {s.st_size} {s.st_mtime_ns} {s.st_ctime_ns}"
        )
    return "\n".join(lines).encode()


def _stamped(stamp: bytes) -> Path | None:
    """Find the store in the cache that was last opened for files with this stamp."""
    for file in _cache_folder().glob(f"*/{_STAMP}") if stamp else ():
        if file.read_bytes() == stamp:
            return file.parent
    return None


def _fingerprint(files: Iterable[Path]) -> str:
    """Name a graph after the content of its files, the code that builds it and the engine."""
    import hashlib

    digest = hashlib.blake2b(_VERSIONS.encode(), digest_size=16)
    for file in [*files, *resources.ontology_files()]:
        digest.update(file.name.encode() + b"\0")
        digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()
