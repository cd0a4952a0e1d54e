"""The signs of a two-mode network as a matrix, and where two actors have the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    Ints = npt.NDArray[np.int64]


class Signs(NamedTuple):
    """Who is tied to what with which sign.

    Attributes
    ----------
    actors, coalitions : tuple of str
        The nodes of the rows and of the columns.
    matrix : scipy.sparse.csr_array
        1.0 or -1.0 where there is a tie.
    """

    actors: tuple[str, ...]
    coalitions: tuple[str, ...]
    matrix: sp.csr_array


class Agreements(NamedTuple):
    """On how many coalitions each two actors have a sign, by their signs; an entry for each two.

    Attributes
    ----------
    first, second : numpy.ndarray
        The rows of the two.
    both, neither, apart : numpy.ndarray
        Two pluses, two minuses, one of each.
    """

    first: Ints
    second: Ints
    both: Ints
    neither: Ints
    apart: Ints


def signs_of(network: nx.Graph[str]) -> Signs:
    """Read the signs of a network of `graphkit.analysis.signed_network`."""
    from scipy import sparse

    sides: tuple[list[str], list[str]] = ([], [])
    for node, about in network.nodes(data=True):
        sides[about["bipartite"]].append(node)
    place = {node: at for side in sides for at, node in enumerate(side)}
    actors = set(sides[0])
    edges = [
        (*((one, other) if one in actors else (other, one)), about["sign"])
        for one, other, about in network.edges(data=True)
    ]
    cells = np.array([(place[a], place[b], sign) for a, b, sign in edges], dtype=np.int64).reshape(
        -1, 3
    )
    shape = len(sides[0]), len(sides[1])
    signs = cells[:, 2].astype(np.float64)
    matrix = sparse.csr_array((signs, (cells[:, 0], cells[:, 1])), shape=shape)
    return Signs(tuple(sides[0]), tuple(sides[1]), matrix)


def agreements(matrix: sp.csr_array) -> Agreements:
    """Count, for each two rows, the columns in which both have a sign, by their signs."""
    plus, minus = ((matrix * sign > 0).astype(np.float64).tocsr() for sign in (1, -1))
    any_sign, size = plus + minus, matrix.shape[0]
    shared, total = _pairs(any_sign @ any_sign.T)
    places = []
    for product in (plus @ plus.T, minus @ minus.T):
        keys, counts = _pairs(product)
        here = np.zeros(len(shared), dtype=np.int64)
        here[np.searchsorted(shared, keys)] = counts
        places.append(here)
    both, neither = places
    apart = total - both - neither
    return Agreements(shared // size, shared % size, both, neither, apart)


def _pairs(product: sp.csr_array) -> tuple[Ints, Ints]:
    """Number the pairs of rows that share anything, in order, with how much they share."""
    from scipy import sparse

    above = sparse.triu(product, k=1, format="coo")
    keys = above.row.astype(np.int64) * product.shape[0] + above.col
    order = np.argsort(keys)
    return keys[order], above.data[order].astype(np.int64)
