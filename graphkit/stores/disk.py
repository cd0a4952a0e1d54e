"""Keep a store on disk, put in place whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph

from graphkit.errors import DataError, Problem
from graphkit.stores.memory import MARKER


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
        If the folder holds something that is not a store.
    """
    import shutil
    import tempfile

    if folder.exists() and not folder.is_dir():
        problem = Problem(str(folder), 0, "", "this is a file.", "Give a folder.")
        raise DataError([problem])
    if folder.exists() and not (folder / MARKER).is_file() and any(folder.iterdir()):
        hint = "Choose a new or empty folder."
        raise DataError([Problem(str(folder), 0, "", "this folder is not a store.", hint)])
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        inner = pyoxigraph.Store(str(scratch / "oxigraph"))
        fill(inner, scratch)
        inner.flush()
        inner.optimize()
        del inner
        (scratch / MARKER).write_text("A graphkit store; open it with graphkit.load().\n")
        _swap(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _swap(new: Path, place: Path) -> None:
    """Put a folder in place of another; whoever has the old one open keeps it."""
    import shutil
    import tempfile

    if not place.exists():
        new.replace(place)
        return
    old = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.old."))
    place.replace(old / "store")
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)
