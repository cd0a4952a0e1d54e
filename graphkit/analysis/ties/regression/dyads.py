"""What ties each two actors, as a product of sparse matrices: quick to compare when permuted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graphkit.analysis.sparse import sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]


class Dyads(NamedTuple):
    """A number for each two actors: ``factor @ core @ factor.T`` without its diagonal.

    Attributes
    ----------
    factor : scipy.sparse.csr_array
        Actors by whatever ties them.
    core : scipy.sparse.csr_array
        Symmetric.
    diagonal : numpy.ndarray
        What the product has on its diagonal, where no two actors are.
    """

    factor: sp.csr_array
    core: sp.csr_array
    diagonal: Floats


class Stack(NamedTuple):
    """Several `Dyads` of the same actors, beside each other.

    Attributes
    ----------
    parts : tuple of Dyads
        Each by itself.
    factor, core : scipy.sparse.csr_array
        Their factors as one, and their cores on the diagonal of one.
    part : scipy.sparse.csr_array
        1 where a column of the factor is of one of them.
    diagonal : numpy.ndarray of shape (actors, parts)
        Their diagonals.
    """

    parts: tuple[Dyads, ...]
    factor: sp.csr_array
    core: sp.csr_array
    part: sp.csr_array
    diagonal: Floats

    def inner(self) -> Floats:
        """Sum, over all pairs, the products of each two of them.

        Returns
        -------
        numpy.ndarray of shape (parts, parts)
            Each pair of actors counts once.
        """
        between = self.factor.T @ self.factor
        products = (self.core @ between @ self.core).multiply(between)
        whole = (self.part.T @ products @ self.part).toarray()
        return np.asarray(whole - self.diagonal.T @ self.diagonal, dtype=np.float64) / 2


def stacked(parts: Sequence[Dyads]) -> Stack:
    """Put several dyads beside each other; that they are of the same actors is not checked."""
    from scipy import sparse

    widths = [part.factor.shape[1] for part in parts]
    columns, places = np.arange(sum(widths)), np.repeat(np.arange(len(parts)), widths)
    return Stack(
        tuple(parts),
        sparse.hstack([part.factor for part in parts], format="csr"),
        sparse.block_diag([part.core for part in parts], format="csr"),
        sparse.csr_array((np.ones(len(columns)), (columns, places))),
        np.column_stack([part.diagonal for part in parts]),
    )


def shared(matrix: sp.csr_array) -> Dyads:
    """Count what each two rows of a 0/1 matrix share."""
    from scipy import sparse

    core = sparse.eye_array(matrix.shape[1], format="csr")
    return Dyads(matrix, core, sums(matrix, axis=1))


def alike(values: Sequence[str]) -> Dyads:
    """Tell of each two whether they have the same value; an empty one is like no other."""
    from scipy import sparse

    groups, group = np.unique(np.array(values, dtype=object).astype(str), return_inverse=True)
    known = np.flatnonzero(np.array([bool(value) for value in values]))
    ones, places = np.ones(len(known)), (known, group[known])
    return shared(sparse.csr_array((ones, places), shape=(len(values), len(groups))))


def added(numbers: Floats) -> Dyads:
    """Add the numbers of each two."""
    from scipy import sparse

    factor = sparse.csr_array(np.column_stack([numbers, np.ones(len(numbers))]))
    core = sparse.csr_array(np.array([[0.0, 1.0], [1.0, 0.0]]))
    return Dyads(factor, core, 2 * numbers)


def everywhere(actors: int) -> Dyads:
    """Take 1 for each two: the constant of a regression."""
    from scipy import sparse

    return shared(sparse.csr_array(np.ones((actors, 1))))


def drawn(weights: sp.csr_array) -> Dyads:
    """Take the numbers of a symmetric matrix; its diagonal is left out."""
    from scipy import sparse

    diagonal: Any = weights.diagonal()
    factor = sparse.eye_array(weights.shape[0], format="csr")
    return Dyads(factor, weights, np.asarray(diagonal, dtype=np.float64))
