"""Close the file system but for one folder, and the network, by Landlock.

Unlike a filter of calls, Landlock sees paths, so a store may go on reading its own files. It holds
for the thread that asks for it and all that it starts later. See
https://www.kernel.org/doc/html/latest/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path
from typing import Final

_PR_SET_NO_NEW_PRIVS: Final = 38
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_PATH_BENEATH: Final = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version knows; later versions know as many as the last one."""
_TCP: Final = 0b11
_OUTSIDE: Final = 0b11


def close_files(readable: Path) -> str:
    """Let this thread read below one folder, and reach no other file and no network.

    Parameters
    ----------
    readable : Path
        The folder.

    Returns
    -------
    str
        Why it could not be done; empty if it was.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return f"Landlock: {os.strerror(ctypes.get_errno())}"
    rules = _rules(libc, version)
    if rules < 0:
        return f"Landlock: {os.strerror(ctypes.get_errno())}"
    try:
        return _restrict(libc, rules, readable)
    except OSError as error:
        return f"Landlock: {error.strerror}"
    finally:
        os.close(rules)


def _rules(libc: ctypes.CDLL, version: int) -> int:
    """Make a set of rules that allows nothing; give its descriptor."""
    rights = (1 << _FILE_RIGHTS[min(version, max(_FILE_RIGHTS))]) - 1
    parts = [rights]
    if version >= 4:
        parts.append(_TCP)
    if version >= 6:
        parts.append(_OUTSIDE)
    handled = struct.pack(f"{len(parts)}Q", *parts)
    return int(libc.syscall(_CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0))


def _restrict(libc: ctypes.CDLL, rules: int, readable: Path) -> str:
    place = os.open(readable, os.O_PATH | os.O_CLOEXEC)
    try:
        allowed = struct.pack("=Qi", _READ_FILE | _READ_DIR, place)
        failed = (
            libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, allowed, 0)
            or libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            or libc.syscall(_RESTRICT_SELF, rules, 0)
        )
        if failed:
            return f"Landlock: {os.strerror(ctypes.get_errno())}"
        return ""
    finally:
        os.close(place)
