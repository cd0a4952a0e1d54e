"""Put a folder in the place of another, so that there is always one of them.

Linux exchanges two folders in one step. Where that is not known, the old one is moved aside first;
whoever finds its place empty because the process was killed in between moves it back.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

_EXCHANGE: Final = 2
_FROM_HERE: Final = -100
ASIDE: Final = "aside"
"""The name of an old folder while there is none in its place."""


def put_in_place(new: Path, place: Path) -> None:
    """Put a folder in its place, and what was there where the new one was.

    Parameters
    ----------
    new : Path
        A folder, in a folder of its own beside ``place``.
    place : Path
        Where; a folder or nothing.
    """
    try:
        new.rename(place)  # also onto a folder that is empty
    except OSError:
        if not place.exists():
            raise
        if not exchanged(new, place):
            moved_aside(new, place)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the disk knows no such step."""
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_FROM_HERE, names[0], _FROM_HERE, names[1], _EXCHANGE) == 0)


def moved_aside(new: Path, place: Path) -> None:
    """Put a folder in its place in two steps, the old one beside the new one first."""
    aside = new.with_name(ASIDE)
    with contextlib.suppress(FileNotFoundError):
        place.rename(aside)
    new.rename(place)


def moved_back(scratch: Path, place: Path) -> None:
    """Put back what was moved aside by a process that was killed before the second step."""
    if (scratch / ASIDE).is_dir() and not place.exists():
        (scratch / ASIDE).rename(place)
