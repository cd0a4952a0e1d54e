"""How much two actors, or two coalitions, have in common: the weights of a projection.

Every weight is zero for two nodes that share nothing, so it is computed from the sparse product
of the incidence matrix with itself, never over all pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from graphkit.analysis.sparse import row_of_each_cell, sums, with_data, without_diagonal
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt
    import scipy.sparse as sp

    Counts = npt.NDArray[np.float64]
    Formula = Callable[[Counts, Counts, Counts], Counts]

Weight: TypeAlias = Literal[
    "count", "ratio", "jaccard", "overlap", "cosine", "newman", "resource_allocation", "days"
]

WEIGHTS: Final[dict[Weight, str]] = {
    "count": "number of things shared",
    "ratio": "things shared, as a share of all things on the other side of this network (0 to 1)",
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
    one_of("weight", weight, WEIGHTS)


def weigh(matrix: sp.csr_array, shared: sp.csr_array, weight: Weight) -> sp.csr_array:
    """Weigh each pair of rows that shares something.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes to be compared by the things they have.
    shared : scipy.sparse.csr_array
        What `graphkit.analysis.sparse.shared_counts` returns for it.
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
    one, other = degree[row_of_each_cell(shared)], degree[shared.indices]
    return with_data(shared, _FORMULAS[weight](shared.data, one, other))


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
