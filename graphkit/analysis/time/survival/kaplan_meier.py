"""The share still waiting after each length of time, from exact and censored times."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.analysis.time.check_times import check_times

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Numbers = npt.ArrayLike


class Curve(NamedTuple):
    """A survival curve, one entry for each time at which something happens.

    Attributes
    ----------
    time : numpy.ndarray
        The times.
    at_risk, events : numpy.ndarray
        How many were still waiting just before, and how many then had their event.
    survival : numpy.ndarray
        The estimated share still waiting just after.
    error : numpy.ndarray
        Its standard error (Greenwood).
    """

    time: Floats
    at_risk: Floats
    events: Floats
    survival: Floats
    error: Floats


def kaplan_meier(durations: Numbers, observed: Numbers | None = None) -> Curve:
    """Estimate the share still waiting after each time, from exact and censored times.

    Parameters
    ----------
    durations : array_like
        How long each waited, or was watched without having its event.
    observed : array_like of bool, optional
        Whether the wait ended with the event; by default all did.

    Returns
    -------
    Curve
        One entry for each time of an event. Empty without events.

    Raises
    ------
    DataError
        If a duration is not a number, or the two differ in length.

    Notes
    -----
    One who is censored at the time of an event counts as at risk of it, as is usual. That
    censoring has nothing to do with the wait is assumed, not checked.

    References
    ----------
    E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", *Journal
    of the American Statistical Association* 53 (1958), 457-481, https://doi.org/10.2307/2281868.
    M. Greenwood, *The Natural Duration of Cancer* (1926).

    Examples
    --------
    The example of Kaplan and Meier (1958): eight items, four of which were lost to observation.

    >>> curve = kaplan_meier([0.8, 1.0, 2.7, 3.1, 5.4, 7.0, 9.2, 12.1],
    ...                      [True, False, False, True, True, False, True, False])
    >>> curve.survival.round(4).tolist()
    [0.875, 0.7, 0.525, 0.2625]
    """
    times = np.asarray(durations, dtype=np.float64)
    died = np.ones(len(times), bool) if observed is None else np.asarray(observed, dtype=bool)
    check_times(times, died)
    time, counts = np.unique(times[died], return_counts=True)
    events = counts.astype(np.float64)
    at_risk = (len(times) - np.searchsorted(np.sort(times), time)).astype(np.float64)
    survival = np.asarray(np.cumprod(1 - events / at_risk), dtype=np.float64)
    left = at_risk - events
    terms = np.divide(events, at_risk * left, out=np.zeros_like(at_risk), where=left > 0)
    error: Floats = survival * np.sqrt(np.cumsum(terms))
    return Curve(time, at_risk, events, survival, error)
