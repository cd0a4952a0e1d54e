"""The share still waiting after each length of time: exact times, and times known within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.errors import DataError, Problem

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Numbers = npt.ArrayLike

FOREVER = np.inf
"""The right end of a time that is only known to be later than its left end."""
_STEPS = 20_000
_SETTLED = 1e-10
_NOTHING = 1e-6


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
    _check(times, died)
    time, counts = np.unique(times[died], return_counts=True)
    events = counts.astype(np.float64)
    at_risk = (len(times) - np.searchsorted(np.sort(times), time)).astype(np.float64)
    survival = np.asarray(np.cumprod(1 - events / at_risk), dtype=np.float64)
    left = at_risk - events
    terms = np.divide(events, at_risk * left, out=np.zeros_like(at_risk), where=left > 0)
    error: Floats = survival * np.sqrt(np.cumsum(terms))
    return Curve(time, at_risk, events, survival, error)


def _check(first: Floats, second: npt.NDArray[np.generic]) -> None:
    if len(first) != len(second):
        hint = "Give as many of one as of the other."
        raise DataError([Problem("times", 0, "", f"{len(first)} and {len(second)} entries.", hint)])
    if np.isnan(first).any():
        raise DataError([Problem("times", 0, "", "a time is not a number.", "Leave it out.")])


class Masses(NamedTuple):
    """Where the events lie, according to an estimate from times known within bounds.

    Attributes
    ----------
    left, right : numpy.ndarray
        The smallest intervals that can hold an event, both ends included.
    mass : numpy.ndarray
        The share of events in each. How it lies within an interval is not determined.
    """

    left: Floats
    right: Floats
    mass: Floats


def turnbull(low: Numbers, high: Numbers) -> Masses:
    """Estimate where events lie from times that are known within bounds.

    Parameters
    ----------
    low, high : array_like
        Each event lies between these, both included. Equal for an exact time; ``high`` is
        infinite when the event is only known to come at ``low`` or later.

    Returns
    -------
    Masses
        The nonparametric maximum-likelihood estimate. For exact and right-censored times it is
        that of Kaplan and Meier, where "later than t" is ``low`` just above t.

    Raises
    ------
    DataError
        If a bound is not a number, an interval is empty, or the two differ in length.

    Notes
    -----
    Found by self-consistency (an EM algorithm) from equal masses, until no mass moves by more than
    1e-10; masses below 1e-6 are left out.
    Standard errors are not given: the usual ones do not hold for this estimate. That a date's
    uncertainty has nothing to do with the date is assumed, not checked.

    References
    ----------
    B. W. Turnbull, "The empirical distribution function with arbitrarily grouped, censored and
    truncated data", *Journal of the Royal Statistical Society B* 38 (1976), 290-295,
    https://doi.org/10.1111/j.2517-6161.1976.tb01597.x.
    R. Gentleman and C. J. Geyer, "Maximum likelihood for interval censored data: consistency and
    computation", *Biometrika* 81 (1994), 618-623, https://doi.org/10.1093/biomet/81.3.618.

    Examples
    --------
    >>> turnbull([1, 2, 2], [1, 3, 5]).mass.round(3).tolist()
    [0.333, 0.667]
    """
    lows, highs = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    _check(lows, highs)
    _check(highs, lows)
    if (lows > highs).any():
        raise DataError([Problem("times", 0, "", "a time ends before it begins.", "Swap them.")])
    if not len(lows):
        return Masses(*(np.empty(0) for _ in range(3)))
    pairs, weight = np.unique(np.column_stack([lows, highs]), axis=0, return_counts=True)
    left, right = _innermost(lows, highs)
    holds = (pairs[:, :1] <= left) & (right <= pairs[:, 1:])
    mass = _self_consistent(holds.astype(np.float64), weight / len(lows))
    kept = mass > _NOTHING
    return Masses(left[kept], right[kept], mass[kept] / mass[kept].sum())


def _innermost(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Give the intervals from a left end to a right end with no other end in between."""
    ends = np.concatenate([np.unique(low), np.unique(high)])
    is_right = np.arange(len(ends)) >= len(np.unique(low))
    order = np.lexsort((is_right, ends))
    ends, is_right = ends[order], is_right[order]
    at = np.flatnonzero(~is_right[:-1] & is_right[1:])
    return ends[at], ends[at + 1]


def _self_consistent(holds: Floats, weight: Floats) -> Floats:
    """Repeat the expectation and the maximisation step until the masses stand still."""
    mass = np.full(holds.shape[1], 1 / holds.shape[1])
    for _ in range(_STEPS):
        before = mass
        mass = mass * (holds.T @ (weight / (holds @ mass)))
        if np.abs(mass - before).max() < _SETTLED:
            break
    return mass


def survival_at(masses: Masses, times: Numbers) -> tuple[Floats, Floats]:
    """Give the least and greatest share still waiting after each time that the masses allow."""
    when = np.asarray(times, dtype=np.float64)
    by_left, by_right = np.argsort(masses.left), np.argsort(masses.right)
    begun = np.r_[0.0, masses.mass[by_left].cumsum()]
    over = np.r_[0.0, masses.mass[by_right].cumsum()]
    least = 1 - begun[np.searchsorted(masses.left[by_left], when, side="right")]
    greatest = 1 - over[np.searchsorted(masses.right[by_right], when, side="right")]
    return np.clip(least, 0.0, 1.0), np.clip(greatest, 0.0, 1.0)
