"""Temporary folders that are removed even if the process that made them was killed.

Each holds a file that its process keeps locked for as long as it lives. A folder whose file is not
locked, or that has no such file, has lost its process, and is removed when the next one is made in
the same place. Between making a folder and locking its file, its own process may lose it so, and
then makes another.
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
        lock = None
        while lock is None:
            self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
            lock = _locked(self.folder)
        self._lock: IO[bytes] = lock

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


def _locked(folder: Path) -> IO[bytes] | None:
    """Lock the file of a new folder; nothing where a sweep took the folder for an abandoned one.

    Without locks there is no sweep.
    """
    lock = None
    try:
        lock = (folder / _LOCK).open("xb")
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock.fileno()), (folder / _LOCK).stat()):
            return lock
    except (FileExistsError, FileNotFoundError, BlockingIOError):
        pass
    if lock is not None:
        lock.close()
    return None


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
        with (folder / _LOCK).open("ab") as lock:  # a process may be killed before it made the file
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if rescue is not None:
                rescue(folder)
            shutil.rmtree(folder, ignore_errors=True)
            return True
    except OSError:  # it is in use, or another one removes it at this moment
        return False
