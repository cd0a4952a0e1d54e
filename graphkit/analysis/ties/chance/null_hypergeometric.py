"""The hypergeometric null model: two nodes pick as many things as they have, at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.ties.regression.distinct_rows import distinct_rows

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]


def p_values(
    matrix: sp.csr_array,
    first: npt.NDArray[Any],
    second: npt.NDArray[Any],
    shared: npt.NDArray[Any],
) -> Floats:
    """Compute the chance that two rows share so many things or more, if each picked at random.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes by things.
    first, second, shared : numpy.ndarray
        The rows of each pair, and how many things they share.

    Notes
    -----
    Row sums are fixed; how popular a thing is does not enter (the "fixed row model").

    References
    ----------
    M. Tumminello, S. Miccichè, F. Lillo, J. Piilo and R. N. Mantegna, "Statistically validated
    networks in bipartite complex systems", *PLoS ONE* 6 (2011), e17994,
    https://doi.org/10.1371/journal.pone.0017994.
    """
    degree = np.diff(matrix.indptr)
    low = np.minimum(degree[first], degree[second])
    high = np.maximum(degree[first], degree[second])
    (counted, fewer, more), where = distinct_rows(shared, low, high)
    tail: Floats = upper_tail(counted, fewer, more, matrix.shape[1])[where]
    return tail


def upper_tail(
    shared: npt.NDArray[np.int64],
    low: npt.NDArray[np.int64],
    high: npt.NDArray[np.int64],
    things: int,
) -> Floats:
    """Sum the hypergeometric probabilities from ``shared`` up, all cases at once.

    Small p-values are sums of positive terms, so they keep their precision.
    """
    from scipy.special import gammaln

    log_factorial = gammaln(np.arange(things + 2, dtype=np.float64) + 1)

    def log_choose(n: npt.NDArray[np.int64], k: npt.NDArray[np.int64]) -> Floats:
        picked: Floats = log_factorial[n] - log_factorial[k] - log_factorial[n - k]
        return picked

    total = np.zeros(len(shared))
    everything = np.full_like(low, things)
    for step in range(int((low - shared).max(initial=-1)) + 1):
        both = shared + step
        live = np.flatnonzero((both <= low) & (high - both <= things - low))
        k, a, b = both[live], low[live], high[live]
        log_p = log_choose(a, k) + log_choose(everything[live] - a, b - k)
        total[live] += np.exp(log_p - log_choose(everything[live], b))
    return np.minimum(total, 1.0)
