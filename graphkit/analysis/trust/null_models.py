"""Networks as chance would make them: one stream of them for each null model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import numpy as np

from graphkit.analysis.ties.chance.bicm import bicm
from graphkit.analysis.ties.chance.null_fdsm import samples
from graphkit.errors import DataError, Problem

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Ints = npt.NDArray[np.int64]

RandomModel: TypeAlias = Literal["fdsm", "sdsm", "actors", "within"]

MODELS: Final[dict[RandomModel, str]] = {
    "fdsm": "every actor and coalition has as many ties as it has (Strona et al. 2014)",
    "sdsm": "every actor and coalition has on average as many ties as it has (Neal 2014)",
    "actors": "every actor has as many ties as it has, all coalitions alike (Tumminello et al. "
    "2011)",
    "within": "every actor and coalition has as many ties as it has, and coalitions as many with "
    "each group of actors",
}
assert set(MODELS) == set(get_args(RandomModel))


def null_networks(
    matrix: sp.csr_array,
    model: RandomModel,
    random: np.random.Generator,
    groups: npt.NDArray[Any] | None = None,
) -> Iterator[sp.csr_array]:
    """Draw networks without end.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, actors by coalitions.
    model : {"fdsm", "sdsm", "actors", "within"}
        The null model.
    random : numpy.random.Generator
        Where the numbers come from.
    groups : numpy.ndarray of int, optional
        The group of each actor, for ``"within"``: ties are dealt anew inside each group.

    Raises
    ------
    DataError
        If ``model`` is ``"within"`` and there are no groups.

    References
    ----------
    As in `graphkit.analysis.ties.chance.null_fdsm`, `graphkit.analysis.ties.chance.null_sdsm` and
    `graphkit.analysis.ties.chance.null_hypergeometric`.
    """
    if model == "within" and groups is None:
        raise DataError([Problem("groups", 0, "", "there are no groups.", "Name an attribute.")])
    start = matrix.sorted_indices()
    if model == "sdsm":
        return _coins(start, random)
    if model == "actors":
        return _picks(start, random)
    if model == "within":
        assert groups is not None  # refused above
        return _trades_within(start, groups, random)
    return samples(start, random)


def _trades_within(
    matrix: sp.csr_array, groups: npt.NDArray[Any], random: np.random.Generator
) -> Iterator[sp.csr_array]:
    """Trade among the actors of each group alone."""
    from scipy import sparse

    rows = [np.flatnonzero(groups == group) for group in np.unique(groups)]
    order = np.argsort(np.concatenate(rows))
    chains = [samples(matrix[some].sorted_indices(), random) for some in rows]
    while True:
        yield sparse.vstack([next(chain) for chain in chains], format="csr")[order]


def _coins(matrix: sp.csr_array, random: np.random.Generator) -> Iterator[sp.csr_array]:
    from scipy import sparse

    degree, size = np.diff(matrix.indptr), np.asarray(matrix.sum(axis=0)).astype(np.int64)
    rows, row, row_counts = np.unique(degree, return_inverse=True, return_counts=True)
    columns, column, counts = np.unique(size, return_inverse=True, return_counts=True)
    chance = bicm(rows, row_counts, columns, counts)[np.ix_(row, column)]
    while True:
        yield sparse.csr_array((random.random(chance.shape) < chance).astype(np.float64))


def _picks(matrix: sp.csr_array, random: np.random.Generator) -> Iterator[sp.csr_array]:
    degree = np.diff(matrix.indptr)
    while True:
        order = random.random(matrix.shape).argsort(axis=1)
        picked = matrix.copy()
        picked.indices = np.concatenate(
            [np.sort(row[:count]) for row, count in zip(order, degree, strict=True)]
        ).astype(matrix.indices.dtype)
        yield picked
