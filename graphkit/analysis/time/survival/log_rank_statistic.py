"""The log-rank test of several groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]


def log_rank_statistic(
    durations: Numbers, observed: npt.NDArray[np.bool_], group: npt.NDArray[np.int64]
) -> tuple[float, float]:
    """Compute the statistic of the log-rank test, and its p.

    Parameters
    ----------
    durations : numpy.ndarray
        How long each waited, or was watched without having its event.
    observed : numpy.ndarray of bool
        Whether the wait ended with the event.
    group : numpy.ndarray
        The group of each, from 0.

    Returns
    -------
    statistic, p : float
        Of a chi-square distribution with one degree less than there are groups.

    Notes
    -----
    At each time of an event, the events of each group are compared with those that its share of
    the ones still waiting would have, by a hypergeometric variance (ties are exact). That
    censoring is alike in all groups, and waits independent, is not checked.

    References
    ----------
    R. Peto and J. Peto, "Asymptotically efficient rank invariant test procedures", *Journal of
    the Royal Statistical Society A* 135 (1972), 185-207, https://doi.org/10.2307/2344317.

    Examples
    --------
    >>> times, groups = np.array([1.0, 2, 3, 4]), np.array([0, 0, 1, 1])
    >>> [round(number, 3) for number in log_rank_statistic(times, np.ones(4, bool), groups)]
    [2.882, 0.09]
    """
    from scipy.stats import chi2

    groups = int(group.max(initial=0)) + 1
    times, place = np.unique(durations, return_inverse=True)
    shape = (len(times), groups)
    ended = np.bincount(place * groups + group, minlength=len(times) * groups).reshape(shape)
    events = np.bincount(place * groups + group, observed, len(times) * groups).reshape(shape)
    risk = ended[::-1].cumsum(axis=0)[::-1].astype(np.float64)
    total, happened = risk.sum(axis=1), events.sum(axis=1)
    share = risk / total[:, None]
    excess = (events - happened[:, None] * share).sum(axis=0)
    spread = happened * (total - happened) / np.maximum(total - 1, 1)
    covariance = np.diag(spread @ share) - (share * spread[:, None]).T @ share
    statistic = float(excess @ np.linalg.pinv(covariance, hermitian=True) @ excess)
    return statistic, float(chi2.sf(statistic, groups - 1))
