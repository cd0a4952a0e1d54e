"""Open a graph: the bundled facts, a folder of tables, RDF files, or a store on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pyoxigraph

from graphkit.authoring.reading import AS_IT_IS, Reading
from graphkit.errors import DataError, Problem
from graphkit.opening.cache import cached
from graphkit.opening.loaded import Loaded
from graphkit.opening.source_files import source_files
from graphkit.stores.memory import MARKER, Store

_State: TypeAlias = tuple[tuple[str, int, int], ...]


def open_store(
    path: str | Path | None = None,
    *,
    cache: bool = False,
    derive: bool = True,
    promises: bool = True,
    keep: Loaded | None = None,
    note: Loaded | None = None,
    reading: Reading = AS_IT_IS,
) -> Store:
    """Open a graph in memory, or where it lies on disk.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables, a file with one table of memberships, an RDF file, a folder
        of RDF files, or a store on disk. Without it, the bundled facts. Rules in the folder
        ``rules`` of a folder are run like the bundled ones, and queries in its folder ``queries``
        are named queries of the graph.
    cache : bool
        Keep what was parsed in the user's cache folder and open it from there next time. It is
        used only while the files have the same content.
    derive : bool
        Whether to add the days of records that lack them, and what the rules derive; without,
        and in memory only, the graph is as it was asserted.
    promises : bool
        Whether to work out what members promised, as the bundled rules say. No membership follows
        from it: where memberships alone are asked, opening takes less time without. What rules
        beside the graph derive is there either way. Without, the cache is not used.
    keep : Loaded, optional
        Where to note what is wrong, which is then left out; by default it is an error. What is
        opened so is not cached.
    note : Loaded, optional
        Where to note which files were read, and what is doubtful in them; where the cache has
        the graph, how much that is. What an import left out of a folder is noted either way.
    reading : Reading
        What tables leave open. What is opened with anything stated is not cached.

    Raises
    ------
    NotFound
        If there is nothing at the path, or nothing that can be read.
    DataError
        If the files are broken, or a store on disk is damaged.
    """
    reading.suited_to(path)
    if path is not None and _is_store(Path(path)):
        from graphkit.opening.refuse_damaged import refuse_damaged

        refuse_damaged(Path(path))
        return Store.open(Path(path))
    kept = cache and derive and promises and keep is None and reading == AS_IT_IS
    said = reading.checked()
    files = source_files(path)
    store = cached(files, path, note=note) if kept else None
    if store is None:
        from graphkit.opening.fill_store import filling

        inner = pyoxigraph.Store()
        filling(files, path, derive=derive, promises=promises, keep=keep, note=note, reading=said)(
            inner
        )
        store = Store(inner, merged=True)
    store.beside = Path(path) if path is not None and Path(path).is_dir() else None
    noted = keep or note
    if noted is not None and store.beside is not None:
        noted.note_import(store.beside)
    place = None if path is None else Path(path).absolute()
    again = partial(_reopened, place, reading, cache=cache, derive=derive, promises=promises)
    state = None if place is None else _state(files)
    store.reopen = partial(again, keep=keep is not None, state=state)
    return store


def _state(files: Iterable[Path]) -> _State:
    """Say which files these are, how long each is and when it changed."""
    found = [(file.name, file.stat()) for file in files]
    return tuple((name, told.st_size, told.st_mtime_ns) for name, told in found)


def _is_store(path: Path) -> bool:
    """Tell whether there is a store on disk, moving back what a killed process moved aside."""
    from graphkit.stores.disk import recovered

    return recovered(path) and (path / MARKER).is_file()


def _reopened(
    path: Path | None,
    reading: Reading,
    *,
    cache: bool,
    derive: bool,
    promises: bool,
    keep: bool,
    state: _State | None,
) -> Store:
    """Open the same files again in another process; others in their place would be another graph.

    Raises
    ------
    DataError
        If a file changed since, came or went.
    """
    if path is not None and state is not None:
        now = _state(source_files(path))
        changed = sorted({name for name, *_ in {*state} ^ {*now}})
        if changed:
            message = "has changed since the graph was opened of which this is to be a copy."
            hint = "Open it again with gk.load; a graph goes to another process as its files."
            raise DataError([Problem(name, 0, "", message, hint) for name in changed])
    noted = Loaded() if keep else None
    return open_store(
        path, cache=cache, derive=derive, promises=promises, keep=noted, reading=reading
    )


def build_store(
    path: str | Path | None,
    folder: str | Path,
    beside: Callable[[Store, Path], None] | None = None,
    reading: Reading = AS_IT_IS,
    note: Loaded | None = None,
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
    reading : Reading
        What tables leave open.
    note : Loaded, optional
        Where to note what is doubtful in the files.
    """
    from graphkit.opening.fill_store import filling
    from graphkit.stores.disk import create_on_disk

    said = reading.checked().suited_to(path)
    fill = filling(source_files(path), path, bulk=True, note=note, reading=said)

    def fill_both(inner: pyoxigraph.Store, scratch: Path) -> None:
        fill(inner)
        if beside is not None:
            beside(Store(inner, merged=True), scratch)

    create_on_disk(Path(folder), fill_both)
