"""What each actor's numbers have in common with others when the actors are permuted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from graphkit.analysis.ties.regression.dyads import Stack

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Products = Callable[[Ints], Floats]

_FEW: Final = 200
"""Of so many actors all pairs are soon gone through."""


def permuted_products(stack: Stack) -> Products:
    """Prepare the sums of products of dyads, by actor, when the actors of one are permuted.

    Parameters
    ----------
    stack : Stack
        The first is 1 for each two actors; the last is not permuted.

    Returns
    -------
    callable
        Takes the actor that comes to each place, and returns an array of shape (parts - 1, parts,
        actors): for each actor the sum, over all others, of the products of one, permuted, with
        another as it is.

    Notes
    -----
    Matrices of actors by actors are quicker where actors are few, or where the factors are as wide
    as that; else products of factors are, and need less memory.
    """
    actors, width = stack.factor.shape
    return _by_pair(stack) if actors <= max(_FEW, width) else _by_factor(stack)


def _by_pair(stack: Stack) -> Products:
    """Go through all pairs."""
    pairs = np.stack([(one.factor @ one.core @ one.factor.T).toarray() for one in stack.parts])
    pairs[:, np.eye(pairs.shape[1], dtype=np.bool_)] = 0

    def products(order: Ints) -> Floats:
        found = np.empty((len(pairs) - 1, *pairs.shape[:2]))
        found[0] = pairs.sum(axis=2)
        for part in range(1, len(found)):
            moved = pairs[part].take(order, axis=0).take(order, axis=1)
            np.einsum("ij,pij->pi", moved, pairs, out=found[part])
        return found

    return products


def _by_factor(stack: Stack) -> Products:
    """Multiply factors: a sum over pairs is a sum over whatever ties them."""
    from scipy import sparse

    actors = stack.factor.shape[0]
    first = np.cumsum([0, *(one.factor.shape[1] for one in stack.parts[:-1])])
    permuted = sparse.block_diag([one.factor @ one.core for one in stack.parts[:-1]], format="csr")
    turned = stack.factor[:, : first[-1]].T.tocsr()
    factor, weighed = stack.factor.toarray(), (stack.factor @ stack.core).toarray()

    def products(order: Ints) -> Floats:
        place = np.empty_like(order)
        place[order] = np.arange(actors)
        reached = (permuted @ (turned @ factor[place])).reshape(len(first) - 1, actors, -1)
        reached *= weighed[place]
        found = np.add.reduceat(reached, first, axis=2).transpose(0, 2, 1)
        found -= stack.diagonal.T[:-1, None] * stack.diagonal[place].T
        return np.asarray(found[..., order], dtype=np.float64)

    return products
