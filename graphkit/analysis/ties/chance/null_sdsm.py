"""The stochastic degree sequence model: numbers of ties are right on average, the rest is chance.

Each tie is an independent coin. The coins are weighted by the bipartite configuration model, so
that every node has on average as many ties as it really has; the number of things two nodes share
then follows a Poisson-binomial distribution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.ties.chance.bicm import bicm
from graphkit.analysis.ties.chance.poisson_binomial import (
    poisson_binomial_tails,
    refined_normal_tail,
)
from graphkit.analysis.ties.regression.distinct_rows import distinct_rows

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_CELLS = 100_000
"""Cells of the distributions computed at a time; bounds the memory."""


def p_values(
    matrix: sp.csr_array,
    first: npt.NDArray[Any],
    second: npt.NDArray[Any],
    shared: npt.NDArray[Any],
    *,
    exact: bool = True,
) -> Floats:
    """Compute the chance that two rows share so many things or more under the model.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes by things.
    first, second, shared : numpy.ndarray
        The rows of each pair, and how many things they share.
    exact : bool
        Sum the Poisson-binomial distribution exactly, or take the refined normal approximation
        (Hong 2013), as R's ``backbone`` package does: quicker, less exact in small networks.

    Notes
    -----
    Nodes of equal degree are alike under the model, so the distribution is computed once for
    each two degrees, not for each pair.

    References
    ----------
    Z. Neal, "The backbone of bipartite projections", *Social Networks* 39 (2014), 84-97,
    https://doi.org/10.1016/j.socnet.2014.06.001.
    Z. P. Neal, R. Domagalski and B. Sagan, "Comparing alternatives to the fixed degree sequence
    model for extracting the backbone of bipartite projections", *Scientific Reports* 11 (2021),
    23929, https://doi.org/10.1038/s41598-021-03238-3.
    Y. Hong, "On computing the distribution function for the Poisson binomial distribution",
    *Computational Statistics and Data Analysis* 59 (2013), 41-51,
    https://doi.org/10.1016/j.csda.2012.10.006.
    """
    kind, chance, how_many = _chances(matrix)
    low = np.minimum(kind[first], kind[second])
    high = np.maximum(kind[first], kind[second])
    count = shared.astype(np.int64)
    if not exact:
        (fewer, more, counted), where = distinct_rows(low, high, count)
        tail = refined_normal_tail(chance[fewer] * chance[more], how_many, counted)
        return np.asarray(tail[where], dtype=np.float64)
    cases, where = distinct_rows(low, high)
    most = np.zeros(cases.shape[1], dtype=np.int64)
    np.maximum.at(most, where, count)
    tails = _tails(chance, cases, most, how_many)
    offsets = np.cumsum(most + 1) - most - 1
    chosen: Floats = tails[offsets[where] + count]
    return np.minimum(chosen, 1.0)


def attainable(
    matrix: sp.csr_array, first: npt.NDArray[Any], second: npt.NDArray[Any]
) -> tuple[Floats, Ints]:
    """List the p-values that pairs can have, down to far below any usual level.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes by things.
    first, second : numpy.ndarray
        The rows of each pair.

    Returns
    -------
    p, pair : numpy.ndarray
        The p-values for 0, 1, … things shared, up to eight standard deviations and ten things
        above the mean, and the number of the pair that each belongs to.
    """
    kind, chance, how_many = _chances(matrix)
    cases = np.array([kind[first], kind[second]])
    success = chance[cases[0]] * chance[cases[1]]
    mean, variance = success @ how_many, (success * (1 - success)) @ how_many
    most = np.minimum(mean + 8 * np.sqrt(variance) + 10, matrix.shape[1]).astype(np.int64)
    return _tails(chance, cases, most, how_many), np.repeat(np.arange(len(most)), most + 1)


def _chances(matrix: sp.csr_array) -> tuple[Ints, Floats, Ints]:
    """Find which distinct degree each row has, and the chance of a tie by distinct degrees."""
    kinds, kind = np.unique(np.diff(matrix.indptr), return_inverse=True)
    sizes = np.bincount(matrix.indices, minlength=matrix.shape[1])
    levels, how_many = np.unique(sizes, return_counts=True)
    return kind, bicm(kinds, np.bincount(kind), levels, how_many), how_many


def _tails(
    chance: Floats, cases: npt.NDArray[Any], most: Ints, how_many: npt.NDArray[Any]
) -> Floats:
    """Compute, for each two kinds of node, the chance to share 0, 1, … up to ``most`` or more."""
    tails = np.empty(int((most + 1).sum()))
    ends = np.cumsum(most + 1)
    order = np.argsort(most, kind="stable")
    while len(order):
        block = order[: max(1, _CELLS // (int(most[order[-1]]) + 1))]
        order = order[len(block) :]
        success = chance[cases[0, block]] * chance[cases[1, block]]
        table = poisson_binomial_tails(success, how_many, int(most[block[-1]]) + 1)
        for row, case in enumerate(block.tolist()):
            tails[ends[case] - most[case] - 1 : ends[case]] = table[row, : most[case] + 1]
    return tails
