"""Regression of the ties between actors on other ties, tested by permuting the actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.analysis.ties.dyads import everywhere, stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from graphkit.analysis.ties.dyads import Dyads, Stack

    Floats = npt.NDArray[np.float64]


class Regression(NamedTuple):
    """A least-squares regression over all pairs of actors, one entry for each predictor.

    Attributes
    ----------
    coefficient : numpy.ndarray
        How much more the outcome is where the predictor is greater by 1, the others alike.
    partial : numpy.ndarray
        Correlation with the outcome when the other predictors are held constant, -1 to 1.
    p : numpy.ndarray
        Share of the permutations with a t as far from 0, its error clustered by actor: two-sided.
    explained : float
        Share of the variance of the outcome that all predictors explain (R squared).
    """

    coefficient: Floats
    partial: Floats
    p: Floats
    explained: float


def double_semi_partialling(
    outcome: Dyads, predictors: Sequence[Dyads], *, permutations: int, random: np.random.Generator
) -> Regression:
    """Regress the numbers of all pairs of actors on others, and permute the actors to test it.

    Parameters
    ----------
    outcome : Dyads
        What is to be explained.
    predictors : sequence of Dyads
        By what, of the same actors. That none follows from the others is not checked.
    permutations : int
        How many times the actors are dealt anew.
    random : numpy.random.Generator
        Where the numbers come from.

    Returns
    -------
    Regression
        With what was observed counted as one of the permutations.

    Notes
    -----
    For each predictor, what the other predictors leave of it is permuted, and the outcome
    regressed on it and on them. Permutations are ordered by t with errors that are clustered by
    actor. The partial correlation, or t with errors alike for all pairs, would refuse a null
    hypothesis that holds in up to 12 % of data sets, in place of 5 %, where some actors join much
    more than others: pairs of which the predictor says much are then those whose outcome varies
    much, and permuting takes the two apart. All sums over pairs are products of the factors of
    `graphkit.analysis.ties.dyads.Dyads`, so that no matrix of actors by actors is made.

    References
    ----------
    D. Dekker, D. Krackhardt and T. A. B. Snijders, "Sensitivity of MRQAP tests to collinearity
    and autocorrelation conditions", *Psychometrika* 72 (2007), 563-581,
    https://doi.org/10.1007/s11336-007-9016-1. C. J. DiCiccio and J. P. Romano, "Robust
    permutation tests for correlation and regression coefficients", *Journal of the American
    Statistical Association* 112 (2017), 1211-1220,
    https://doi.org/10.1080/01621459.2016.1202117. P. M. Aronow, C. Samii and V. A. Assenova,
    "Cluster-robust variance estimation for dyadic data", *Political Analysis* 23 (2015), 564-577,
    https://doi.org/10.1093/pan/mpv018.
    """
    actors = outcome.factor.shape[0]
    stack = stacked([everywhere(actors), *predictors, outcome])
    gram = stack.inner(np.arange(actors))
    parts = [_Part(stack, gram, at) for at in range(1, len(predictors) + 1)]
    observed = [part.test(np.arange(actors), gram) for part in parts]
    reached = np.ones(len(predictors))
    for _ in range(permutations):
        order = random.permutation(actors)
        inner = stack.inner(order)
        for at, part in enumerate(parts):
            t = abs(part.test(order, inner).t)
            reached[at] += t >= abs(observed[at].t) * (1 - 1e-9)
    coefficient = np.linalg.solve(gram[:-1, :-1], gram[:-1, -1])
    total = gram[-1, -1] - gram[0, -1] ** 2 / gram[0, 0]
    explained = 1 - (gram[-1, -1] - coefficient @ gram[:-1, -1]) / total
    return Regression(
        np.asarray(coefficient[1:], np.float64),
        np.array([one.partial for one in observed]),
        reached / (permutations + 1),
        float(explained),
    )


class _Test(NamedTuple):
    """How one predictor goes with the outcome, the others held constant."""

    partial: float
    t: float


class _Part:
    """One predictor and what the others leave of it and of the outcome."""

    def __init__(self, stack: Stack, gram: Floats, at: int) -> None:
        self.stack = stack
        self.others = np.delete(np.arange(len(gram) - 1), at)
        self.among = gram[np.ix_(self.others, self.others)]
        share, explained = np.linalg.solve(self.among, gram[self.others][:, [at, -1]]).T
        self.residual, self.outcome = np.zeros((2, len(gram)))
        self.residual[at], self.residual[self.others] = 1, -share
        self.outcome[-1], self.outcome[self.others] = 1, -explained
        self.left = float(self.outcome @ gram @ self.outcome)

    def test(self, order: npt.NDArray[np.int64], inner: Floats) -> _Test:
        """Permute the residual of the predictor, and regress the outcome on it and the others.

        ``inner`` has the sums of products of all when permuted with all as they are.
        """
        beside = np.zeros(len(inner))
        beside[self.others] = -np.linalg.solve(self.among, (self.residual @ inner)[self.others])
        moved = self.stack.combined(order, self.residual, beside)
        with_outcome = moved.products(self.stack.combined(order, 0 * beside, self.outcome))
        squared = moved.products(moved)
        both, own = with_outcome.sum() / 2, squared.sum() / 2
        if own * self.left <= 1e-12:
            return _Test(0.0, 0.0)
        score = with_outcome - both / own * squared  # of each actor: sums to 0
        error = max(float(score @ score), 1e-12 * own * self.left)
        return _Test(float(both / np.sqrt(own * self.left)), float(both / np.sqrt(error)))
