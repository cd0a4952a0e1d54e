"""Keep graphs that were parsed in the user's cache folder, so that they open in milliseconds.

Each is a store on disk, named after the place and content of the files that it was read from. Files
that change while they are read are not kept. A store that is damaged is removed and made again.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import DataError, NotFound
from graphkit.opening.cache_folder import cache_folder
from graphkit.opening.fingerprint import fingerprint, stamp, state
from graphkit.opening.refuse_damaged import is_found_damaged
from graphkit.opening.source_files import also_read
from graphkit.stores.checksums import is_sound
from graphkit.stores.memory import MARKER, Store

if TYPE_CHECKING:
    from graphkit.opening.fill_store import Fill
    from graphkit.opening.loaded import Loaded

KEPT: Final = 6
"""So many opened graphs are kept in the cache; older ones are removed."""

_STAMP: Final = "files"
_TOLD: Final = "told"
"""How much of the files is doubtful, which is told each time that the graph is opened."""
_DOUBTS: Final = "doubts"
"""What is doubtful in them, and which rows are left out; it is read where somebody asks."""


def cached(
    files: list[Path], path: str | Path | None, *, note: Loaded | None = None
) -> Store | None:
    """Open a graph from the cache, making it if need be.

    Parameters
    ----------
    files : list of Path
        What the graph is read from.
    path : str or Path, optional
        As for `graphkit.opening.open_store.open_store`.
    note : Loaded, optional
        Where to note how much of the files is doubtful.

    Returns
    -------
    Store or None
        None where no cache can be written, or the files changed while they were read.
    """
    if any(map(_depends_on_others, files)):
        return None  # what it depends on beside itself is known only when it is read
    read = [*files, *also_read(path)]
    try:
        stamped = stamp(read)
        known = _stamped(stamped)
        place = known or cache_folder() / fingerprint(read)
        if place.is_dir() and is_found_damaged(place):
            _forget(place)
        if not (place / MARKER).is_file():
            from graphkit.opening.fill_store import filling
            from graphkit.opening.loaded import Loaded

            noted = Loaded()
            if not _remember(place, read, filling(files, path, bulk=True, note=noted), noted):
                return None
        if stamped and not known:
            with contextlib.suppress(OSError):
                (place / _STAMP).write_bytes(stamped)
        if note is not None and not _told(place, note):
            _forget(place)
            return None
        with contextlib.suppress(OSError):  # a cache may be read and not written
            os.utime(place)  # what is used stays longest
        return Store.open(place)
    except (OSError, RuntimeError, NotFound):
        return None
    except DataError:
        _forget(place)
        return None


def _told(place: Path, note: Loaded) -> bool:
    """Read what was told when the store was made; False if that is torn or gone."""
    try:
        doubts = place / _DOUBTS
        note.tell(
            (place / _TOLD).read_text(encoding="ascii"),
            doubts.read_text(encoding="ascii") if doubts.is_file() else "",
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


def forget_damaged() -> bool:
    """Remove damaged stores from the cache, and tell whether there were any."""
    with contextlib.suppress(OSError, RuntimeError):
        damaged = [place for place in _stores() if not is_sound(place)]
        for place in damaged:
            _forget(place)
        return bool(damaged)
    return False


def _remember(place: Path, read: list[Path], fill: Fill, noted: Loaded) -> bool:
    """Make the store beside its place and move it in; False if the files changed meanwhile."""
    from graphkit.stores.disk import create_on_disk
    from graphkit.stores.temporary_folders import TemporaryFolder

    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryFolder(place.parent, ".new-") as scratch:
        made = scratch.folder / "store"
        before = state(read)
        create_on_disk(made, lambda inner, _: fill(inner))
        told, doubts = noted.told()
        (made / _TOLD).write_text(told, encoding="ascii")
        if doubts:
            (made / _DOUBTS).write_text(doubts, encoding="ascii")
        if state(read) != before or fingerprint(read) != place.name:
            return False
        with contextlib.suppress(OSError):  # another process was quicker
            made.rename(place)
    for old in sorted(_stores(), key=lambda entry: entry.stat().st_mtime, reverse=True)[KEPT:]:
        _forget(old)
    return True


def _depends_on_others(file: Path) -> bool:
    if ".jsonld" not in file.suffixes:
        return False
    from graphkit.sparql.formats import is_compressed
    from graphkit.stores.local_contexts import names_others

    return is_compressed(file) or names_others(file.read_bytes())


def _stores() -> list[Path]:
    return [entry for entry in cache_folder().iterdir() if not entry.name.startswith(".")]


def _forget(place: Path) -> None:
    """Remove a store from the cache; the next run makes it anew."""
    import shutil

    shutil.rmtree(place, ignore_errors=True)


def _stamped(stamped: bytes) -> Path | None:
    """Find the store in the cache that was last opened for files with this stamp."""
    for file in cache_folder().glob(f"*/{_STAMP}") if stamped else ():
        if file.read_bytes() == stamped:
            return file.parent
    return None
