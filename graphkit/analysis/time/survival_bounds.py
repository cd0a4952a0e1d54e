"""The least and the greatest share still waiting that uncertain times allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.analysis.time.kaplan_meier import kaplan_meier

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def survival_bounds(low: Floats, high: Floats, times: Floats) -> tuple[Floats, Floats]:
    """Bound the curve of Kaplan and Meier over all times that lie within their bounds.

    Parameters
    ----------
    low, high : numpy.ndarray
        Each event lies between these, both included, at a whole number. ``high`` is infinite for
        one who was last watched at ``low - 1`` without having the event.
    times : numpy.ndarray
        At which times.

    Returns
    -------
    tuple of two numpy.ndarray
        The least and the greatest share still waiting just after each time.

    Notes
    -----
    An event takes the more of the curve, the fewer are at risk, and these are the fewer, the more
    were lost from sight before. So the curve at a time is least if whatever can have happened by
    then happened as late as that allows, and greatest if only what must have happened by then
    did, as early as it can have. Putting all events at their earliest, or all at their latest,
    bounds the curve only if nobody is lost from sight.

    Examples
    --------
    >>> survival_bounds(np.array([1.0, 4.0]), np.array([3.0, 4.0]), np.array([2.0, 4.0]))
    (array([0.5, 0. ]), array([1., 0.]))
    """
    seen = np.isfinite(high)
    least, most = np.ones(len(times)), np.ones(len(times))
    for place, time in enumerate(times.tolist()):
        can, must = seen & (low <= time), seen & (high <= time)
        least[place] = _left(
            np.where(can, np.minimum(high, time), np.where(seen, np.inf, low - 1)), can
        )
        most[place] = _left(np.where(must, low, np.where(seen, np.inf, low - 1)), must)
    return least, most


def _left(times: Floats, events: npt.NDArray[np.bool_]) -> float:
    """Compute the share still waiting after all of the events."""
    survival = kaplan_meier(times, events).survival
    return float(survival[-1]) if len(survival) else 1.0
