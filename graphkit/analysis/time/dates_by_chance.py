"""What a lead of one actor over another is worth when dates are dealt by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.analysis.time.earliness import earliness
from graphkit.analysis.time.first_joinings import meetings

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.first_joinings import Joinings, Meetings

    Floats = npt.NDArray[np.float64]

_TIE = 1e-9


class Chance(NamedTuple):
    """What dealing the dates says, an entry for each pair.

    Attributes
    ----------
    expected : numpy.ndarray
        How much more often the first of the pair should come first than the second.
    as_much, as_little : numpy.ndarray
        The share of deals with a lead as great or greater, and as small or smaller, beside what is
        expected. What was observed counts as one of the deals (Davison and Hinkley 1997).
    """

    expected: Floats
    as_much: Floats
    as_little: Floats


def dealt_alike(met: Meetings, when: Joinings, permutations: int, seed: int) -> Chance:
    """Deal the dates so that all orders are alike."""
    random = np.random.default_rng(seed)
    observed = met.lead(when)
    total, as_much, as_little = (np.zeros(len(observed)) for _ in range(3))
    for _ in range(permutations):
        lead = met.lead(when.with_dates(when.dealing(random)))
        total += lead
        as_much += lead >= observed
        as_little += lead <= observed
    every = permutations + 1
    return Chance(total / permutations, (as_much + 1) / every, (as_little + 1) / every)


def dealt_by_pace(
    met: Meetings, when: Joinings, members: int, permutations: int, seed: int
) -> Chance:
    """Deal the dates to early joiners early, and look at what their leads over all do not explain.

    Notes
    -----
    The dates are dealt by the pace of `graphkit.analysis.time.earliness.earliness`. That is an
    estimate: somebody who came early by luck has too great a pace. So the lead of a pair is
    replaced, here and in each deal, by its residual from the linear regression, over the deals, on
    the leads of either actor over all others; to the first order, what is wrong with the pace then
    does not matter (the effective score of Neyman).

    References
    ----------
    R. L. Plackett, "The analysis of permutations", *Applied Statistics* 24 (1975), 193-202,
    https://doi.org/10.2307/2346567. J. Neyman, "Optimal asymptotic tests of composite statistical
    hypotheses", in U. Grenander (ed.), *Probability and Statistics* (1959), 213-234.
    """
    random = np.random.default_rng(seed)
    everybody = meetings(when, 1)
    pace = earliness(everybody, when, members)
    lead = np.empty((permutations + 1, len(met.pair)), dtype=np.int16)
    overall = np.empty((permutations + 1, members), dtype=np.int32)
    ahead, order = when.ahead, np.arange(len(when.member))
    for deal in range(permutations + 1):
        order = when.dealing(random, pace) if deal else order
        lead[deal] = met.lead(when.with_dates(order))
        overall[deal] = np.bincount(when.member[order], ahead, members)
    expected, as_much, as_little = (np.empty(len(met.pair)) for _ in range(3))
    centred = overall - overall.mean(axis=0)
    for place, (one, two) in enumerate(met.pair.tolist()):
        explained = _explained(lead[:, place], centred[:, [one, two]])
        left = lead[:, place] - explained
        expected[place] = explained[0]
        as_much[place] = (left >= left[0] - _TIE).mean()
        as_little[place] = (left <= left[0] + _TIE).mean()
    return Chance(expected, as_much, as_little)


def _explained(lead: npt.NDArray[np.int16], overall: Floats) -> Floats:
    """Predict the lead of a pair from both actors' leads over all, by the regression over deals.

    What was observed is one of the deals, so that all are treated alike.
    """
    mean = lead.mean()
    slope = np.linalg.pinv(overall.T @ overall, hermitian=True) @ (overall.T @ (lead - mean))
    explained: Floats = mean + overall @ slope
    return explained
