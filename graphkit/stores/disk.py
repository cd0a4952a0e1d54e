"""Keep a store on disk, put in place whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.errors import DataError, GraphkitError, Problem
from graphkit.stores.checksums import keep_checksums
from graphkit.stores.exchange_folders import moved_back, put_in_place
from graphkit.stores.memory import MARKER, SUMMED
from graphkit.stores.temporary_folders import TemporaryFolder, sweep

_ABOUT: Final = "A graphkit store; open it with graphkit.load().\n"


def create_on_disk(folder: Path, fill: Callable[[pyoxigraph.Store, Path], None]) -> None:
    """Make a store on disk and put it in place whole.

    Parameters
    ----------
    folder : Path
        Where the store shall be. A store that is there is replaced; anything else is not touched.
    fill : callable
        Loads the triples into the store that it is given, and may put files into the folder that
        it is given. If it fails, or the process is killed, what was there stays.

    Raises
    ------
    DataError
        If the folder holds something that is not a store, or cannot be written.

    Notes
    -----
    Several processes may do so at once; the last one to be ready stays. What a killed one has
    left behind is removed by the next.
    """
    place = Path(os.path.realpath(folder))
    _refuse_other_things(folder)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryFolder(
            place.parent, _prefix(place), lambda left: moved_back(left, place)
        ) as scratch:
            made = scratch.folder / "store"
            made.mkdir()
            _fill(made, fill)
            put_in_place(made, place)
    except (OSError, RuntimeError) as error:
        if isinstance(error, GraphkitError):
            raise
        said = getattr(error, "strerror", None) or str(error).rpartition(": ")[2]
        why = f"the store cannot be written: {said}."
        hint = "Check that you may write there and that there is room."
        raise DataError([Problem(str(folder), 0, "", why, hint)]) from None


def recovered(folder: Path) -> bool:
    """Put back a store that was moved aside by a process that was killed; tell whether it is there.

    Parameters
    ----------
    folder : Path
        Where the store should be.
    """
    place = Path(os.path.realpath(folder))
    if not place.exists() and place.parent.is_dir():
        sweep(place.parent, _prefix(place), lambda left: moved_back(left, place))
    return place.exists()


def _prefix(place: Path) -> str:
    return f".{place.name[:100]}.new-"


def _refuse_other_things(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        problem = Problem(str(folder), 0, "", "this is a file.", "Give a folder.")
        raise DataError([problem])
    if folder.exists() and not (folder / MARKER).is_file() and any(folder.iterdir()):
        hint = "Choose a new or empty folder."
        raise DataError([Problem(str(folder), 0, "", "this folder is not a store.", hint)])


def _fill(made: Path, fill: Callable[[pyoxigraph.Store, Path], None]) -> None:
    inner = pyoxigraph.Store(str(made / "oxigraph"))
    fill(inner, made)
    inner.flush()
    inner.optimize()
    del inner
    keep_checksums(made)
    # The mark tells one store from the next one in the same place.
    (made / MARKER).write_bytes(f"{_ABOUT}{os.urandom(8).hex()}\n".encode() + SUMMED)
