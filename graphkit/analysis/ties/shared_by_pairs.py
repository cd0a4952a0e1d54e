"""Count how many things each of some pairs of nodes shares, without looking at other pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Ints = npt.NDArray[np.int64]
    Words = npt.NDArray[np.uint64]

_BITS: Final = 64
_MOST_WORDS: Final = 32
"""Of so many words of 64 things each, to compare sets of bits is quicker than a sparse product."""


def shared_by_pairs(
    matrix: sp.csr_array, first: npt.NDArray[Any], second: npt.NDArray[Any]
) -> Ints:
    """Count what each of the pairs shares.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes by things, with its indices sorted.
    first, second : numpy.ndarray
        The rows of each pair.

    Examples
    --------
    >>> from scipy import sparse
    >>> held = sparse.csr_array(np.array([[1, 1, 0], [0, 1, 1], [1, 1, 1]]))
    >>> shared_by_pairs(held, np.array([0, 0, 1]), np.array([1, 2, 2])).tolist()
    [1, 2, 2]
    """
    if matrix.shape[1] <= _BITS * _MOST_WORDS:
        return _by_bits(matrix, first, second)
    return _by_product(matrix, first, second)


def _by_bits(matrix: sp.csr_array, first: npt.NDArray[Any], second: npt.NDArray[Any]) -> Ints:
    """Compare the nodes as sets of bits, a word at a time."""
    shared = np.zeros(len(first), dtype=np.int64)
    for word in _words(matrix):
        shared += _counted(word[first] & word[second])
    return shared


def _words(matrix: sp.csr_array) -> Words:
    """Write what each node has as bits: a row for each 64 things, a word for each node."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    words = np.zeros((-(-matrix.shape[1] // _BITS), matrix.shape[0]), dtype=np.uint64)
    bits = np.left_shift(np.uint64(1), (matrix.indices % _BITS).astype(np.uint64))
    np.bitwise_or.at(words, (matrix.indices // _BITS, rows), bits)
    return words


if hasattr(np, "bitwise_count"):

    def _counted(words: Words) -> npt.NDArray[Any]:
        return np.bitwise_count(words)

else:  # NumPy 1
    _OF_BYTES: Final = np.array([bin(byte).count("1") for byte in range(256)], dtype=np.uint8)

    def _counted(words: Words) -> npt.NDArray[Any]:
        return np.asarray(_OF_BYTES[words.view(np.uint8)].reshape(-1, 8).sum(axis=1))


def _by_product(matrix: sp.csr_array, first: npt.NDArray[Any], second: npt.NDArray[Any]) -> Ints:
    from scipy import sparse

    product = sparse.triu(matrix @ matrix.T, k=1, format="csr")
    product.sort_indices()
    size = product.shape[0]
    rows = np.repeat(np.arange(size, dtype=np.int64), np.diff(product.indptr))
    keys = rows * size + product.indices
    wanted = np.minimum(first, second).astype(np.int64) * size + np.maximum(first, second)
    at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    return np.where(keys[at] == wanted, product.data[at], 0).astype(np.int64)
