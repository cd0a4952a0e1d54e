"""The chance of so many successes or more among independent trials of unlike chances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def refined_normal_tail(
    chance: Floats, how_many: npt.NDArray[Any], successes: npt.NDArray[Any]
) -> Floats:
    """Approximate the chance of so many successes or more among independent trials."""
    from scipy.special import ndtr

    spread = chance * (1 - chance)
    mean = chance @ how_many
    deviation = np.sqrt(spread @ how_many)
    skew = (spread * (1 - 2 * chance)) @ how_many
    safe = np.where(deviation > 0, deviation, 1.0)
    x = (successes - 0.5 - mean) / safe
    density = np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
    tail = ndtr(-x) - skew / (6 * safe**3) * (1 - x * x) * density
    sure: Floats = (successes <= mean).astype(np.float64)
    return np.where(deviation > 0, np.clip(tail, 0.0, 1.0), sure)


def poisson_binomial_tails(chance: Floats, how_many: npt.NDArray[Any], width: int) -> Floats:
    """Compute the chance of 0, 1, … or more successes among independent trials.

    Parameters
    ----------
    chance : numpy.ndarray
        Success chances, cases by kinds of trial.
    how_many : numpy.ndarray
        How many trials there are of each kind.
    width : int
        Tails are given for 0 up to ``width - 1`` successes or more.

    Notes
    -----
    Sums of products of chances, without differences: small tails keep their precision. Alike
    trials are added one by one if they are few, or else all at once as a binomial distribution.
    """
    exactly = np.zeros((width, len(chance)))
    exactly[0] = 1.0
    at_least = np.zeros((width, len(chance)))
    at_least[0] = 1.0
    for kind, count in enumerate(how_many.tolist()):
        success = chance[:, kind]
        if not success.any():
            continue
        if count > width:
            exactly, at_least = _with_many(exactly, at_least, success, int(count))
        else:
            for _ in range(int(count)):
                at_least[1:] += exactly[:-1] * success
                exactly[1:] = exactly[1:] * (1 - success) + exactly[:-1] * success
                exactly[0] *= 1 - success
    return at_least.T


def _with_many(
    exactly: Floats, at_least: Floats, success: Floats, count: int
) -> tuple[Floats, Floats]:
    """Add so many trials with the same chance to the distributions, as far as these go."""
    from scipy.special import bdtrc, gammaln, xlog1py, xlogy

    numbers = np.arange(len(exactly))[:, None]
    ways = gammaln(count + 1) - gammaln(numbers + 1) - gammaln(count - numbers + 1)
    binomial = np.exp(ways + xlogy(numbers, success) + xlog1py(count - numbers, -success))
    added = np.zeros_like(exactly)
    # Where these trials alone are enough, the others do not matter.
    reached = np.asarray(bdtrc(numbers - 1, count, success), dtype=np.float64)
    reached[0] = 1.0
    for number, chance in enumerate(binomial):
        added[number:] += exactly[: len(exactly) - number] * chance
        reached[number + 1 :] += at_least[1 : len(exactly) - number] * chance
    return added, reached
