"""The share still in after so many days, told only where enough is known to tell it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from graphkit.analysis.time.survival.survival_bounds import survival_bounds

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.lengths_of_stays import StayLengths

Bound: TypeAlias = Literal["least", "most"]

FEWEST: Final = 5
"""Of fewer stays that are still watched, no share is told."""


def still_watched(stays: StayLengths, days: int) -> int:
    """Count the stays that were surely watched for longer than so many days."""
    return int((stays.low > days).sum())


def share_still_in(stays: StayLengths, days: int, bound: Bound) -> float | None:
    """Estimate the share of stays that go on after so many days.

    Parameters
    ----------
    stays : StayLengths
        How long each lasted, or was watched.
    days : int
        After how many days.
    bound : {"least", "most"}
        The least or the greatest share that inexact days allow.

    Returns
    -------
    float or None
        None where too little is known: no stay has a known end, there are fewer than `FEWEST`, or
        fewer are still watched and others were lost from sight before.

    Examples
    --------
    >>> import numpy as np
    >>> from graphkit.analysis.time.lengths_of_stays import StayLengths
    >>> days = np.array([9.0, 9.0, 20.0, 20.0, 20.0])
    >>> ended = StayLengths(days, days)
    >>> share_still_in(ended, 10, "least")
    0.6
    >>> share_still_in(ended._replace(high=np.full(5, np.inf)), 10, "least") is None
    True
    """
    if not _is_told(stays, days, still_watched(stays, days)):
        return None
    return _share(stays, days, bound)


def days_until_half_left(stays: StayLengths, bound: Bound) -> int | None:
    """Find the first day by which half of the stays had ended.

    Parameters
    ----------
    stays, bound
        As in `share_still_in`.

    Returns
    -------
    int or None
        None where more than half never ended, or too little is known, as in `share_still_in`:
        what counts is how many were still watched just before the day.
    """
    if not _ended(stays).any():
        return None
    last = int(stays.low.max() if np.isinf(stays.high).any() else stays.high.max())
    # A curve never rises, so that the day is found by halving.
    day = bisect_left(range(last + 1), True, key=lambda one: _share(stays, one, bound) <= 0.5)
    if day > last or not _is_told(stays, day, still_watched(stays, day - 1)):
        return None
    return day


def _share(stays: StayLengths, days: int, bound: Bound) -> float:
    found = survival_bounds(stays.low, stays.high, np.array([float(days)]))
    return round(float(found.least[0] if bound == "least" else found.most[0]), 6)


def _is_told(stays: StayLengths, days: int, watched: int) -> bool:
    lost = int((~_ended(stays) & (stays.low <= days)).sum())
    enough = watched >= FEWEST or (not lost and len(stays.low) >= FEWEST)
    return enough and bool(_ended(stays).any())


def _ended(stays: StayLengths) -> npt.NDArray[np.bool_]:
    return np.isfinite(stays.high)
