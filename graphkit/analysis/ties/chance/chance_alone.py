"""What chance alone does to a backbone: how many ties it keeps, and which p can be reached at all.

Under the models that keep degrees, pairs of equal degrees are alike, so that all is computed for
pairs of degrees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graphkit.analysis.ties.chance import null_hypergeometric, null_sdsm

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.analysis.adjusted_p_values import Correction
    from graphkit.analysis.ties.backbone import NullModel

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]


class Alike(NamedTuple):
    """Pairs of equal degrees.

    Attributes
    ----------
    first, second : numpy.ndarray
        One such pair, as rows of the matrix.
    pairs : numpy.ndarray
        How many such pairs there are.
    fewer : numpy.ndarray
        The lesser of the two degrees.
    """

    first: Ints
    second: Ints
    pairs: Ints
    fewer: Ints


def alike(matrix: sp.csr_array) -> Alike:
    """List the pairs of degrees, with one pair of rows that has them."""
    degree = np.diff(matrix.indptr)
    levels, row, count = np.unique(degree, return_index=True, return_counts=True)
    low, high = np.triu_indices(len(levels))
    same = low == high
    pairs = np.where(same, count[low] * (count[low] - 1) // 2, count[low] * count[high])
    some = pairs > 0
    low, high = low[some], high[some]
    return Alike(row[low], row[high], pairs[some], levels[low].astype(np.int64))


def kept_by_chance(matrix: sp.csr_array, model: NullModel, alpha: float) -> float:
    """Compute how many ties the null model keeps on average, without any correction.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes by things.
    model : {"hypergeometric", "sdsm", "fdsm"}
        The null model. For ``"fdsm"`` the number is that of ``"sdsm"``, which comes near.
    alpha : float
        The level.

    Notes
    -----
    For each two degrees the chance that p is at most alpha is the greatest p at most alpha that
    can be reached; the mean is its sum over all pairs, also those that share nothing today.
    """
    pairs = alike(matrix)
    if model == "hypergeometric":
        most, end = pairs.fewer, pairs.fewer.cumsum() + np.arange(1, len(pairs.fewer) + 1)
        case = np.repeat(np.arange(len(most)), most + 1)
        shared = np.arange(len(case)) - (end - most - 1)[case]
        p = null_hypergeometric.p_values(matrix, pairs.first[case], pairs.second[case], shared)
    else:
        p, case = null_sdsm.attainable(matrix, pairs.first, pairs.second)
    reached = np.zeros(len(pairs.pairs))
    np.maximum.at(reached, case, np.where(p <= alpha, p, 0.0))
    return float(reached @ pairs.pairs)


def least_attainable(
    attainable: Floats, pairs: npt.NDArray[Any], correction: Correction, tests: int
) -> float:
    """Compute the least corrected p that any pair can have, if all reach the least they can.

    Parameters
    ----------
    attainable : numpy.ndarray
        The least p of each sort of pair.
    pairs : numpy.ndarray
        How many pairs of each sort are tested.
    correction : {"none", "bonferroni", "holm", "fdr"}
        As in `graphkit.analysis.adjusted_p_values`.
    tests : int
        The number of tests that are corrected for.
    """
    if not len(attainable):
        return 1.0
    if correction == "none":
        return float(attainable.min())
    if correction != "fdr":
        return min(1.0, float(attainable.min()) * tests)
    order = np.argsort(attainable, kind="stable")
    rank = np.minimum(pairs[order].cumsum(), tests)
    return min(1.0, float((attainable[order] * tests / rank).min()))
