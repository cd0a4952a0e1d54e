"""Where a byte of UTF-8 stands among the characters."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]


def bytes_inside(data: bytes) -> Places:
    """List the places of the bytes that begin no character.

    >>> bytes_inside("a–b".encode()).tolist(), bytes_inside(b"ab").tolist()
    ([2, 3], [])
    """
    if data.isascii():
        return np.empty(0, np.int64)
    return np.flatnonzero((np.frombuffer(data, np.uint8) & 0xC0) == 0x80)


def among_characters(places: npt.NDArray[np.integer], inside: Places) -> Places:
    """Turn places among bytes into those among characters.

    >>> among_characters(np.array([0, 1, 4]), bytes_inside("a–b".encode())).tolist()
    [0, 1, 2]
    """
    before = np.searchsorted(inside, places) if len(inside) else 0
    return places.astype(np.int64, copy=False) - before
