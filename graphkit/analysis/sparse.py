"""What measures need of sparse matrices, beside what scipy has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]


def sums(matrix: sp.csr_array, axis: int) -> Floats:
    """Sum a sparse matrix over its columns (``axis=1``) or rows (``axis=0``)."""
    return np.asarray(matrix.sum(axis=axis), dtype=np.float64).ravel()


def row_of_each_cell(matrix: sp.csr_array) -> npt.NDArray[np.int64]:
    """Number the row of each stored cell, in the order of ``matrix.indices``."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def with_data(matrix: sp.csr_array, data: npt.NDArray[Any]) -> sp.csr_array:
    """Copy a sparse matrix with other values in the same cells."""
    other = matrix.copy()
    other.data = data
    return other


def without_diagonal(square: sp.csr_array) -> sp.csr_array:
    """Copy a symmetric sparse matrix without its diagonal, its columns in order."""
    ordered: sp.csr_array = square.T.tocsr()  # the quickest way to sort the columns of each row
    rows = np.repeat(np.arange(square.shape[0], dtype=np.int32), np.diff(ordered.indptr))
    ordered.data[rows == ordered.indices] = 0
    ordered.eliminate_zeros()
    return ordered


def shared_counts(matrix: sp.csr_array) -> sp.csr_array:
    """Count what each two rows of a 0/1 matrix share; the diagonal is left out."""
    return without_diagonal(matrix @ matrix.T)
