"""How much two actors, or two coalitions, have in common: the weights of a projection.

Every weight is zero for two nodes that share nothing, so it is computed from the sparse product
of the incidence matrix with itself, never over all pairs.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.errors import InvalidChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt
    import scipy.sparse as sp

    Counts = npt.NDArray[np.float64]
    Formula = Callable[[Counts, Counts, Counts], Counts]

WEIGHTS: Final = {
    "count": "number of things shared",
    "ratio": "things shared, as a share of all things on the other side (0 to 1)",
    "jaccard": "things shared, as a share of the things either has (0 to 1)",
    "overlap": "things shared, as a share of the things of the one that has fewer (0 to 1)",
    "cosine": "things shared, over the geometric mean of the numbers each has (0 to 1)",
    "newman": "sum over the things shared of 1 / (number that have it - 1)",
    "resource_allocation": "sum over the things shared of 1 / (number that have it)",
    "days": "days on which both were in the same thing, summed over the things shared",
}
"""Every weight, and what it is. A "thing" is a node of the other side."""


def check_weight(weight: str) -> None:
    """Raise InvalidChoice unless this is the name of a weight."""
    if weight not in WEIGHTS:
        raise InvalidChoice("weight", weight, tuple(WEIGHTS))


def shared_counts(matrix: sp.csr_array) -> sp.csr_array:
    """Count what each two rows of a 0/1 matrix share; the diagonal is left out."""
    return without_diagonal(matrix @ matrix.T)


def without_diagonal(square: sp.csr_array) -> sp.csr_array:
    """Give a symmetric sparse matrix without its diagonal, its columns in order."""
    ordered: sp.csr_array = square.T.tocsr()  # the quickest way to sort the columns of each row
    rows = np.repeat(np.arange(square.shape[0], dtype=np.int32), np.diff(ordered.indptr))
    ordered.data[rows == ordered.indices] = 0
    ordered.eliminate_zeros()
    return ordered


def weigh(matrix: sp.csr_array, shared: sp.csr_array, weight: str) -> sp.csr_array:
    """Give the weight of each pair of rows that shares something.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes to be compared by the things they have.
    shared : scipy.sparse.csr_array
        What `shared_counts` gives for it.
    weight : str
        One of `WEIGHTS` except ``"days"``, which needs periods.

    Notes
    -----
    Newman's weight leaves out a thing that only one node has, for it ties nobody.
    """
    if weight == "newman":
        return _through_things(matrix, shift=1)
    if weight == "resource_allocation":
        return _through_things(matrix, shift=0)
    if weight == "ratio":
        return with_data(shared, shared.data / max(matrix.shape[1], 1))
    if weight == "count":
        return shared
    degree = sums(matrix, axis=1)
    rows = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
    return with_data(shared, _FORMULAS[weight](shared.data, degree[rows], degree[shared.indices]))


def with_data(matrix: sp.csr_array, data: npt.NDArray[Any]) -> sp.csr_array:
    """Give a sparse matrix with other values in the same cells."""
    other = matrix.copy()
    other.data = data
    return other


def sums(matrix: sp.csr_array, axis: int) -> Counts:
    """Sum a sparse matrix over its columns (``axis=1``) or rows (``axis=0``)."""
    return np.asarray(matrix.sum(axis=axis), dtype=np.float64).ravel()


_FORMULAS: Final[dict[str, Formula]] = {
    "jaccard": lambda both, a, b: both / (a + b - both),
    "overlap": lambda both, a, b: both / np.minimum(a, b),
    "cosine": lambda both, a, b: both / np.sqrt(a * b),
}


def _through_things(matrix: sp.csr_array, shift: int) -> sp.csr_array:
    """Sum, over the things shared, one over the number that have it less ``shift``."""
    size = sums(matrix, axis=0) - shift
    share = np.divide(1.0, size, out=np.zeros_like(size), where=size > 0)
    return without_diagonal(with_data(matrix, share[matrix.indices]) @ matrix.T)


def distinct(*columns: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the distinct rows of columns of small whole numbers, and which of them each row is.

    Many pairs are alike (same degrees, same number shared), so that what is computed for pairs
    is computed for the distinct ones only.
    """
    key = np.zeros(len(columns[0]), dtype=np.int64)
    widths = [int(column.max(initial=0)) + 1 for column in columns]
    for column, width in zip(columns, widths, strict=True):
        key = key * width + column.astype(np.int64)
    kept, where = _unique(key, math.prod(widths))
    rows = []
    for width in reversed(widths):
        kept, row = np.divmod(kept, width)
        rows.append(row)
    return np.array(rows[::-1], dtype=np.int64), where


def _unique(
    key: npt.NDArray[np.int64], width: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the distinct keys below ``width`` and the place of each; in linear time if it fits."""
    if width > 4 * len(key) + 1_000_000:
        return np.unique(key, return_inverse=True)
    there = np.zeros(width, dtype=np.bool_)
    there[key] = True
    kept = np.flatnonzero(there)
    place = np.empty(width, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return kept, place[key]
