"""Regression of the ties between actors on other ties, tested by permuting the actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.analysis.ties.dyads import everywhere, stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from graphkit.analysis.ties.dyads import Dyads

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
        Share of the permutations with a partial correlation as far from 0: two-sided.
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
    regressed on it and on them. Its t and its partial correlation order permutations alike. All
    sums over pairs are products of the factors of
    `graphkit.analysis.ties.dyads.Dyads`, so that no matrix of actors by actors is made.

    References
    ----------
    D. Dekker, D. Krackhardt and T. A. B. Snijders, "Sensitivity of MRQAP tests to collinearity
    and autocorrelation conditions", *Psychometrika* 72 (2007), 563-581,
    https://doi.org/10.1007/s11336-007-9016-1.
    """
    actors = outcome.factor.shape[0]
    stack = stacked([everywhere(actors), *predictors, outcome])
    gram = stack.inner(np.arange(actors))
    observed = _partial(gram, gram[:-1])
    reached = np.ones(len(predictors))
    for _ in range(permutations):
        inner = stack.inner(random.permutation(actors))[:-1]
        reached += np.abs(_partial(gram, inner)) >= np.abs(observed) - 1e-9
    coefficient = np.linalg.solve(gram[:-1, :-1], gram[:-1, -1])
    total = gram[-1, -1] - gram[0, -1] ** 2 / gram[0, 0]
    explained = 1 - (gram[-1, -1] - coefficient @ gram[:-1, -1]) / total
    return Regression(
        np.asarray(coefficient[1:], np.float64),
        observed,
        reached / (permutations + 1),
        float(explained),
    )


def _partial(gram: Floats, inner: Floats) -> Floats:
    """Correlate the permuted residual of each predictor with what is left of the outcome.

    ``inner`` has, for the constant and each predictor when permuted, its sums of products with
    the constant, the predictors and the outcome as they are.
    """
    places = np.arange(len(inner))
    return np.array([_one(gram, inner, at, np.delete(places, at)) for at in places[1:]])


def _one(gram: Floats, inner: Floats, at: int, others: npt.NDArray[np.int64]) -> float:
    among = gram[np.ix_(others, others)]
    share, explained = np.linalg.solve(among, gram[others][:, [at, -1]]).T
    residual = inner[at] - share @ inner[others]
    beside = residual[others]
    own = gram[at, at] - share @ gram[others, at] - beside @ np.linalg.solve(among, beside)
    left = gram[-1, -1] - explained @ gram[others, -1]
    size = own * left
    return float((residual[-1] - beside @ explained) / np.sqrt(size)) if size > 1e-12 else 0.0
