"""Open a graph: the bundled facts, a folder of tables, RDF files, or a store on disk."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit import resources
from graphkit.errors import DataError, NotFound, Problem
from graphkit.store import FORMATS, MARKER, Store, create_on_disk, load_file, load_turtle
from graphkit.terms import BASE, OWL, RDF
from graphkit.version import __version__

KEPT: Final = 6
"""So many opened graphs are kept in the cache; older ones are removed."""

_VERSIONS: Final = f"{__version__} {pyoxigraph.__version__}"
_STAMP: Final = "files"
SETTLED: Final = 2.0
"""Seconds after which a file that changes again is sure to get another time."""

Fill = Callable[[pyoxigraph.Store], None]


def open_store(path: str | Path | None = None, *, cache: bool = False) -> Store:
    """Open a graph in memory, or where it lies on disk.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables, an RDF file, a folder of RDF files, or a store on disk.
        Without it, the bundled facts.
    cache : bool
        Keep what was parsed in the user's cache folder and open it from there next time. It is
        used only while the files have the same content.

    Raises
    ------
    NotFound
        If there is nothing at the path, or nothing that can be read.
    DataError
        If the files are broken.
    """
    if path is not None and (Path(path) / MARKER).is_file():
        return Store.open(Path(path))
    files = source_files(path)
    if cache:
        cached = _cached(files, path)
        if cached is not None:
            return cached
    inner = pyoxigraph.Store()
    filling(files, path)(inner)
    return Store(inner)


def source_files(path: str | Path | None) -> list[Path]:
    """List the files that a graph is read from, apart from the ontology."""
    if path is None:
        return [resources.facts_file()]
    root = Path(path)
    if root.is_file():
        return [root]
    if not root.is_dir():
        raise NotFound("file or folder", str(path), hint="Check the path.")
    try:
        names = sorted(root.iterdir())
    except OSError as error:
        hint = "Check that you may read it."
        problem = Problem(str(path), 0, "", f"cannot be read: {error.strerror}.", hint)
        raise DataError([problem]) from None
    tables = [file for file in names if file.suffix == ".csv"]
    found = tables or [file for file in names if file.suffix.lower() in FORMATS]
    if not found:
        hint = "Give a folder of CSV tables or of RDF files (.ttl, .nt, .nq, .trig, .rdf, .jsonld)."
        raise NotFound("table or RDF file", str(path), hint=hint)
    return found


def filling(files: Iterable[Path], path: str | Path | None, *, bulk: bool = False) -> Fill:
    """Give a function that loads files, and the vocabulary that they use, into a store.

    With ``bulk`` it does so in the way that is quick on disk, and that leaves a part of a broken
    file in the store.
    """
    listed = list(files)

    def fill(inner: pyoxigraph.Store) -> None:
        if listed[0].suffix == ".csv":
            from graphkit.build import build
            from graphkit.tables import read

            turtle = build(read(Path(path or listed[0].parent)))
            load_turtle(inner, turtle, bulk=bulk)
        else:
            for file in listed:
                load_file(inner, file, bulk=bulk)
        for file in _missing_vocabulary(inner):
            load_file(inner, file, bulk=bulk)

    return fill


def _missing_vocabulary(inner: pyoxigraph.Store) -> tuple[Path, ...]:
    """A graph that was written whole has the ontology already, whose lists would come twice."""
    ontology, *concepts = resources.ontology_files()
    header = pyoxigraph.NamedNode(RDF + "type"), pyoxigraph.NamedNode(OWL + "Ontology")
    declared = any(
        quad.subject == pyoxigraph.NamedNode(BASE + "ontology")
        for quad in inner.quads_for_pattern(None, *header, None)
    )
    return tuple(concepts) if declared else (ontology, *concepts)


def build_store(
    path: str | Path | None, folder: str | Path, beside: Callable[[Store, Path], None] | None = None
) -> None:
    """Keep a graph as a read-only store on disk, put in place whole.

    Parameters
    ----------
    path : str or Path, optional
        As for `open_store`.
    folder : str or Path
        Where; a store that is there is replaced.
    beside : callable, optional
        Is given the store and the folder that it is made in, to put more there.
    """
    fill = filling(source_files(path), path, bulk=True)

    def fill_both(inner: pyoxigraph.Store, scratch: Path) -> None:
        fill(inner)
        if beside is not None:
            beside(Store(inner), scratch)

    create_on_disk(Path(folder), fill_both)


def build_file(path: str | Path | None, target: str | Path) -> None:
    """Build a folder of tables and write the graph to a file, whole or not at all.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables; without it, the bundled ones.
    target : str or Path
        An RDF file; Turtle comes sorted, the same bytes for the same facts.
    """
    from graphkit.build import build
    from graphkit.files import write_atomically
    from graphkit.tables import read

    turtle = build(read(path if path is not None else resources.folder("data")))
    if Path(target).suffix == ".ttl":
        write_atomically(target, turtle)
    else:
        Store.of_turtle(turtle).write(Path(target))


def _cached(files: list[Path], path: str | Path | None) -> Store | None:
    """Open the graph from the cache, making it if need be; None where no cache can be written."""
    try:
        stamp = _stamp(files)
        known = _stamped(stamp)
        place = known or _cache_folder() / _fingerprint(files)
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
