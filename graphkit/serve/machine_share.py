"""How much of this machine a server takes, unless it is told otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

MB: Final = 2**20
_MOST_WORKERS: Final = 8
_LEAST_MEMORY: Final = 128 * MB
_MOST_MEMORY: Final = 2_048 * MB
_UNKNOWN: Final = 2_048 * MB
_GROUP: Final = Path("/sys/fs/cgroup/memory.max")


def usual_workers() -> int:
    """Choose how many queries run at once: one a processor, but 2 to 8."""
    return max(2, min(_MOST_WORKERS, os.cpu_count() or 1))


def memory_for_each(workers: int, total: int | None = None) -> int:
    """Choose how many bytes of memory a query may take.

    Parameters
    ----------
    workers : int
        So many quick queries run at once, and so many slow ones beside them.
    total : int, optional
        Bytes for all of them; by default half of what the machine, or its container, has.

    Returns
    -------
    int
        Between 128 MB and 2 GB.
    """
    shared = machine_memory() // 2 if total is None else total
    return max(_LEAST_MEMORY, min(_MOST_MEMORY, shared // (2 * workers)))


def machine_memory() -> int:
    """Tell how many bytes of memory this machine or container has."""
    try:
        known = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        known = 2 * _UNKNOWN
    try:
        group = _GROUP.read_text(encoding="ascii").strip()
    except OSError:
        return known
    return min(known, int(group)) if group.isdigit() else known
