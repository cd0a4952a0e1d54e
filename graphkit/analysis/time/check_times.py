"""Refuse columns of times that no estimate can be made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.errors import DataError, Problem

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def check_times(first: Floats, second: npt.NDArray[np.generic]) -> None:
    """Raise DataError unless both columns are as long and the first has numbers only."""
    if len(first) != len(second):
        hint = "Give as many of one as of the other."
        raise DataError([Problem("times", 0, "", f"{len(first)} and {len(second)} entries.", hint)])
    if np.isnan(first).any():
        raise DataError([Problem("times", 0, "", "a time is not a number.", "Leave it out.")])
