"""Refuse to load into memory what surely does not fit there, before it takes all there is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphkit.errors import DataError, Problem

LEAST: Final = 3
"""Bytes that a store in memory takes at least for each byte of a file, in whatever format."""

_SYSTEM: Final = Path("/proc/meminfo")
_GROUP: Final = Path("/sys/fs/cgroup")


def refuse_what_does_not_fit(path: Path, name: str) -> None:
    """Refuse a file for which there is not enough memory by far.

    Parameters
    ----------
    path : Path
        The file, not compressed.
    name : str
        What to call it.

    Raises
    ------
    DataError
        If three times its size is more than the memory that is available. Where the system does
        not say how much that is, nothing is refused.
    """
    needed, room = LEAST * path.stat().st_size, available()
    if room is None or needed <= room:
        return
    message = f"it needs at least {needed:,} bytes of memory, and {room:,} are available."
    hint = "Make a store on disk of it with 'graphkit build FILE --store FOLDER'."
    raise DataError([Problem(name, 0, "", message, hint)])


def available() -> int | None:
    """Count the bytes of memory that this process may still take, if the system says it."""
    known = [room for room in (_of_system(), _of_group()) if room is not None]
    return min(known, default=None)


def _of_system() -> int | None:
    try:
        lines = _SYSTEM.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    said = (line.split() for line in lines if line.startswith("MemAvailable:"))
    return next((int(kilobytes) * 1024 for _, kilobytes, *_ in said), None)


def _of_group() -> int | None:
    """What a container leaves; files that are kept in memory count as free."""
    try:
        most = (_GROUP / "memory.max").read_text(encoding="ascii").strip()
        used = int((_GROUP / "memory.current").read_text(encoding="ascii"))
        kept = (_GROUP / "memory.stat").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    if not most.isdecimal() or "file" not in kept:
        return None
    return int(most) - used + int(kept[kept.index("file") + 1])
