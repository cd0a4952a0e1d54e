"""Confine this process to the store that it has open."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, NamedTuple

_OPENED_AT_ONCE: Final = 16
"""So many files the store opens at the beginning, more only when it needs them."""


class Sandbox(NamedTuple):
    """What a process that answers queries cannot reach.

    Attributes
    ----------
    network : bool
        Whether it is cut off the network.
    files : bool
        Whether it is cut off all files but those of its store.
    missing : str
        Why something is not cut off; empty if all is.
    """

    network: bool
    files: bool
    missing: str

    def __bool__(self) -> bool:
        """Whether both are cut off."""
        return self.network and self.files


def confine(store: Path) -> Sandbox:
    """Take network, files and other processes from this process, for good.

    Parameters
    ----------
    store : Path
        The folder of the store that it has open, which it may go on reading.

    Returns
    -------
    Sandbox
        What was taken. What the system does not allow to take is left, and named.

    Notes
    -----
    Everything that has to be imported must have been imported before.
    """
    if not sys.platform.startswith("linux"):
        return Sandbox(False, False, f"{sys.platform} has neither seccomp nor Landlock")
    import resource

    from graphkit.stores.limited.sandbox.landlock import close_files
    from graphkit.stores.limited.sandbox.seccomp import refuse_calls
    from graphkit.stores.limited.sandbox.system_calls import MACHINES

    all_open = len(list(store.rglob("*.sst"))) <= _OPENED_AT_ONCE
    files = close_files(store)
    calls = refuse_calls(MACHINES.get(os.uname().machine), opening=all_open)
    if all_open:
        lowest = _lowest_free_descriptor()
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, lowest))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    closed = not files or (all_open and not calls)
    missing = [*([] if closed else [files]), calls]
    return Sandbox(not calls, closed, "; ".join(filter(None, missing)))


def _lowest_free_descriptor() -> int:
    """Find the number that the next open file would get; below it there is no room."""
    lowest = os.dup(0)
    os.close(lowest)
    return lowest
