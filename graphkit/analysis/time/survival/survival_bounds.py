"""The least and the greatest share still waiting that uncertain times allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graphkit.analysis.time.survival.kaplan_meier import kaplan_meier

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_QUANTILE: Final = 1.959963984540054
"""Of the normal distribution, for 95 %."""


class Bounds(NamedTuple):
    """What uncertain times, and chance beside them, allow at each time.

    Attributes
    ----------
    least, most : numpy.ndarray
        The least and the greatest share still waiting just after each time.
    lower, upper : numpy.ndarray
        The lower limit of the confidence interval of the least, and the upper one of the greatest.
    """

    least: Floats
    most: Floats
    lower: Floats
    upper: Floats


def survival_bounds(low: Floats, high: Floats, times: Floats) -> Bounds:
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
    Bounds
        One entry for each time.

    Notes
    -----
    An event takes the more of the curve, the fewer are at risk, and these are the fewer, the more
    were lost from sight before. So the curve at a time is least if whatever can have happened by
    then happened as late as that allows, and greatest if only what must have happened by then
    did, as early as it can have. Putting all events at their earliest, or all at their latest,
    bounds the curve only if nobody is lost from sight.

    Confidence limits of 95 % are those of Greenwood's error on the scale of log(-log), for each
    time by itself. They suppose that waits are independent of each other, which is not checked.

    References
    ----------
    J. D. Kalbfleisch and R. L. Prentice, *The Statistical Analysis of Failure Time Data* (1980),
    p. 15 (confidence limits).

    Examples
    --------
    >>> found = survival_bounds(np.array([1.0, 4.0]), np.array([3.0, 4.0]), np.array([2.0, 4.0]))
    >>> found.least, found.most
    (array([0.5, 0. ]), array([1., 0.]))
    """
    seen = np.isfinite(high)
    found = np.empty((4, len(times)))
    for place, time in enumerate(times.tolist()):
        can, must = seen & (low <= time), seen & (high <= time)
        late = np.where(can, np.minimum(high, time), np.where(seen, np.inf, low - 1))
        early = np.where(must, low, np.where(seen, np.inf, low - 1))
        least, lower, _ = _left(late, can)
        most, _, upper = _left(early, must)
        found[:, place] = least, most, lower, upper
    return Bounds(*found)


def _left(times: Floats, events: npt.NDArray[np.bool_]) -> tuple[float, float, float]:
    """Compute the share still waiting after all of the events, and its confidence limits."""
    curve = kaplan_meier(times, events)
    if not len(curve.survival):
        return 1.0, 1.0, 1.0
    share, error = float(curve.survival[-1]), float(curve.error[-1])
    if not 0 < share < 1:
        return share, share, share
    reach = np.exp(_QUANTILE * error / (share * abs(np.log(share))))
    return share, float(share**reach), float(share ** (1 / reach))
