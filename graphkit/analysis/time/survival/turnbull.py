"""Where events lie, and the share still waiting, when times are known within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graphkit.analysis.time.check_times import check_times
from graphkit.errors import DataError, Problem

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Numbers = npt.ArrayLike

FOREVER: Final = np.inf
"""The right end of a time that is only known to be later than its left end."""
_STEPS = 20_000
_SETTLED = 1e-10
_NOTHING = 1e-6


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
    check_times(lows, highs)
    check_times(highs, lows)
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
    """Find the intervals from a left end to a right end with no other end in between."""
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
    """Compute the least and greatest share still waiting after each time that the masses allow."""
    when = np.asarray(times, dtype=np.float64)
    by_left, by_right = np.argsort(masses.left), np.argsort(masses.right)
    begun = np.r_[0.0, masses.mass[by_left].cumsum()]
    over = np.r_[0.0, masses.mass[by_right].cumsum()]
    least = 1 - begun[np.searchsorted(masses.left[by_left], when, side="right")]
    greatest = 1 - over[np.searchsorted(masses.right[by_right], when, side="right")]
    return np.clip(least, 0.0, 1.0), np.clip(greatest, 0.0, 1.0)
