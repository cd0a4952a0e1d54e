"""How many had joined a coalition before a day: what those who wait are exposed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]


def joined_before(
    coalition: Ints, value: npt.NDArray[Any], day: Floats, wait: Ints, begins: Floats
) -> Ints:
    """Count who of the same value had joined the same coalition before a time.

    Parameters
    ----------
    coalition : numpy.ndarray
        The coalition of each wait, as a code.
    value : numpy.ndarray of int
        The value of each wait, such as the kind of its actor, as a code.
    day : numpy.ndarray of float
        Days from the launch to joining; infinite for who did not join.
    wait : numpy.ndarray
        The wait of each row that is asked for.
    begins : numpy.ndarray of float
        Days from the launch to the time of each row.

    Examples
    --------
    >>> joined_before(np.zeros(3, int), np.array([0, 0, 1]), np.array([0.0, 5, 2]),
    ...               np.array([1, 1]), np.array([0.0, 3])).tolist()
    [0, 1]
    """
    key = coalition * (int(value.max(initial=0)) + 1) + value.astype(np.int64)
    apart = float(max(begins.max(initial=0.0), day[np.isfinite(day)].max(initial=0.0))) + 2
    ordered = np.sort(key * apart + np.minimum(day, apart - 1))
    own = key[wait] * apart
    found = np.searchsorted(ordered, own + begins) - np.searchsorted(ordered, own)
    return found.astype(np.int64)
