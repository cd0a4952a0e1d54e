"""Temporary folders that are removed even if the process that made them was killed.

Each holds a file that its process keeps locked for as long as it lives. A folder whose file is not
locked has lost its process, and is removed when the next one is made in the same place.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

try:
    import fcntl
except ImportError:  # Windows removes nothing that is open, and knows no such locks
    fcntl = None  # type: ignore[assignment]

_PREFIX: Final = "graphkit-scratch-"
_LOCK: Final = "in-use"


class TemporaryFolder:
    """A temporary folder of this process.

    Parameters
    ----------
    parent : Path, optional
        Where to make it; by default where the system keeps what is temporary.
    prefix : str
        How its name begins. Abandoned folders with such names are removed.
    rescue : callable, optional
        Is given each abandoned folder before it is removed, to take out of it what is missing
        elsewhere.

    Attributes
    ----------
    folder : Path
        The folder.

    Examples
    --------
    >>> scratch = TemporaryFolder()
    >>> scratch.folder.is_dir()
    True
    >>> scratch.remove()
    >>> scratch.folder.exists()
    False
    """

    def __init__(
        self,
        parent: Path | None = None,
        prefix: str = _PREFIX,
        rescue: Callable[[Path], None] | None = None,
    ) -> None:
        sweep(parent, prefix, rescue)
        self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        self._lock = _locked(self.folder)

    def remove(self) -> None:
        """Remove the folder and all that is in it."""
        if fcntl is None:
            self._lock.close()  # Windows removes nothing that is open
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.close()

    def __enter__(self) -> TemporaryFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()


def _locked(folder: Path) -> IO[bytes]:
    """Lock the folder's file, which gets its name only then, so that nobody finds it unlocked.

    Without locks there is nothing to find, and Windows renames no file that is open.
    """
    if fcntl is None:
        return (folder / _LOCK).open("wb")
    early = folder / f"{_LOCK}.new"
    lock = early.open("wb")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    early.rename(folder / _LOCK)
    return lock


def sweep(
    parent: Path | None = None,
    prefix: str = _PREFIX,
    rescue: Callable[[Path], None] | None = None,
) -> list[Path]:
    """Remove the temporary folders of this user whose process is gone, and name them."""
    place = Path(tempfile.gettempdir()) if parent is None else parent
    return [folder for folder in _abandoned(place, prefix) if _removed(folder, rescue)]


def _abandoned(parent: Path, prefix: str) -> Iterator[Path]:
    if fcntl is None:
        return
    for folder in sorted(path for path in parent.iterdir() if path.name.startswith(prefix)):
        with contextlib.suppress(OSError):
            about = folder.lstat()
            if about.st_uid == os.getuid() and folder.is_dir() and not folder.is_symlink():
                yield folder


def _removed(folder: Path, rescue: Callable[[Path], None] | None) -> bool:
    try:
        with (folder / _LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if rescue is not None:
                rescue(folder)
            shutil.rmtree(folder, ignore_errors=True)
            return True
    except OSError:  # it is in use, or being made or removed at this moment
        return False
