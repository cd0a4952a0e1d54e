"""The distinct rows of columns of small whole numbers, so that each is computed once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def distinct_rows(
    *columns: npt.NDArray[Any],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Find the distinct rows of columns, and which of them each row is.

    Many pairs are alike (same degrees, same number shared), so that what is computed for pairs
    is computed for the distinct ones only.
    """
    key = np.zeros(len(columns[0]), dtype=np.int64)
    widths = [int(column.max(initial=0)) + 1 for column in columns]
    for column, width in zip(columns, widths, strict=True):
        key = key * width + column.astype(np.int64)
    kept, where = _unique(key, math.prod(widths))
    rows = []
    for width in reversed(widths):
        kept, row = np.divmod(kept, width)
        rows.append(row)
    return np.array(rows[::-1], dtype=np.int64), where


def _unique(
    key: npt.NDArray[np.int64], width: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Find the distinct keys below ``width`` and the place of each; in linear time if it fits."""
    if width > 4 * len(key) + 1_000_000:
        return np.unique(key, return_inverse=True)
    there = np.zeros(width, dtype=np.bool_)
    there[key] = True
    kept = np.flatnonzero(there)
    place = np.empty(width, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return kept, place[key]
