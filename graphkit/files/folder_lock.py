"""Let one process at a time change a folder of tables: what is read, changed and written again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no locks of folders
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Wait until no other process is here, and keep others out until the end.

    Parameters
    ----------
    folder : Path
        The folder that is changed; it need not exist yet.

    Notes
    -----
    What is locked is the folder that it lies in, which exists before and after; nothing is written
    for it, and a process that ends gives it up. Only processes that come through here keep to it:
    an editor does not. Where the system has no such locks, nobody waits.
    """
    with contextlib.ExitStack() as held:
        if fcntl is not None:
            with contextlib.suppress(OSError):
                place = os.open(_there(folder.resolve().parent), os.O_RDONLY)
                held.callback(os.close, place)
                fcntl.flock(place, fcntl.LOCK_EX)
        yield


def _there(folder: Path) -> Path:
    """Give the nearest folder that exists."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())
