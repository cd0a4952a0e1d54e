"""Find damage in a store on disk before anything is asked of it.

The engine may read a damaged block again and again, until all memory is taken. To look at every
byte takes as long as reading the store once, so what was found sound is looked at again only when
one of its files has changed.
"""

from __future__ import annotations

import contextlib
import zlib
from pathlib import Path
from typing import Final

from graphkit.errors import DataError, Problem
from graphkit.opening.cache_folder import cache_folder
from graphkit.opening.fingerprint import stamp_alone
from graphkit.stores.checksums import NAME, STORE, files_with_sums, is_damaged
from graphkit.stores.memory import mark_of

_FOUND_SOUND: Final = ".sound"
"""Where is written how the files of a store were when it was sound: a file in a store of the
cache, which goes with it; for all others, files in a folder of this name in the cache."""
_KEPT: Final = 100
"""So many such files are kept of stores elsewhere."""


def refuse_damaged(folder: Path) -> None:
    """Raise an error if the triples of a store are not as they were when it was made.

    Parameters
    ----------
    folder : Path
        The folder of the store. One without checksums counts as sound where it never had any.

    Raises
    ------
    DataError
        If they are not.
    """
    before = mark_of(folder)
    while is_found_damaged(folder):
        now = mark_of(folder)
        if now == before:
            hint = "Build the store again."
            message = "the files of this store are not as they were when it was made."
            raise DataError([Problem(str(folder), 0, "", message, hint)])
        before = now  # another store took its place while this one was read


def is_found_damaged(folder: Path) -> bool:
    """Tell whether a store is damaged; what was sound and has not changed is not read again.

    Parameters
    ----------
    folder : Path
        The folder of the store. One without checksums counts as sound where it never had any.
    """
    stamped, known = _stamp(folder), _known(folder)
    if stamped and _read(known) == stamped:
        return False
    if is_damaged(folder, STORE):
        return True
    _note(known, stamped)
    return False


def _stamp(folder: Path) -> bytes:
    """Say when each file of a store changed; empty if one did just now, or is missing."""
    with contextlib.suppress(OSError):
        return stamp_alone([folder / NAME, *files_with_sums(folder / STORE)])
    return b""


def _known(folder: Path) -> Path:
    """Name the file that says how the files of a store in a folder were when it was sound."""
    if folder.parent == cache_folder():
        return folder / _FOUND_SOUND
    place = str(folder.resolve()).encode("utf-8", "surrogateescape")
    return cache_folder() / _FOUND_SOUND / f"{zlib.crc32(place):08x}{zlib.adler32(place):08x}"


def _note(known: Path, stamped: bytes) -> None:
    with contextlib.suppress(OSError):  # a cache may be read and not written
        known.parent.mkdir(parents=True, exist_ok=True)
        known.write_bytes(stamped)
        if known.name != _FOUND_SOUND:
            entries = sorted(known.parent.iterdir(), key=lambda file: file.stat().st_mtime)
            for old in entries[:-_KEPT]:
                old.unlink()


def _read(file: Path) -> bytes:
    with contextlib.suppress(OSError):
        return file.read_bytes()
    return b""
