"""The leading singular vectors of who is in what: eigenvector centrality of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.sparse import sums

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]


def leading_vectors(matrix: sp.csr_array) -> tuple[Floats, Floats]:
    """Compute the leading left and right singular vectors, each of length 1.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, actors by coalitions, with at least one tie.

    Notes
    -----
    Where several components are equally strong, so that the vectors are not unique, they are the
    ones that the power method reaches from equal scores. networkx's ``eigenvector_centrality``
    takes some 40 times as long at 50,000 ties (row "two-mode eigenvector" of the benchmark
    ``analysis``), and its ``eigenvector_centrality_numpy`` refuses disconnected networks.
    """
    flipped = matrix.shape[0] < matrix.shape[1]
    tall = matrix.T.tocsr() if flipped else matrix.tocsr()
    gram = (tall.T @ tall).tocsr()
    value, basis = _leading_space(gram)
    strength = np.sqrt(value)
    images = tall @ basis / strength
    weight = images.sum(axis=0) + basis.sum(axis=0)
    long, short = np.abs(images @ weight), np.abs(basis @ weight)
    long, short = long / np.linalg.norm(long), short / np.linalg.norm(short)
    return (short, long) if flipped else (long, short)


def _leading_space(gram: sp.csr_array) -> tuple[float, Floats]:
    """Find the largest eigenvalue, and a basis of all the vectors that belong to it.

    Each component has one leading vector, so those of the components that tie for the largest
    value are the basis.
    """
    from scipy.sparse.csgraph import connected_components

    _, label = connected_components(gram, directed=False)
    most = sums(gram, axis=1)
    best = 0.0
    vectors: list[Floats] = []
    for members in _by_label(label):
        if most[members].max() < best * (1 - 1e-9):
            continue  # no eigenvalue is above the largest row sum
        value, vector = _dominant(gram[members][:, members])
        if value < best * (1 - 1e-9):
            continue
        if value > best * (1 + 1e-9):
            best, vectors = value, []
        whole = np.zeros(gram.shape[0])
        whole[members] = vector
        vectors.append(whole)
    return best, np.array(vectors).T


def _by_label(label: npt.NDArray[Any]) -> list[npt.NDArray[np.intp]]:
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _dominant(gram: sp.csr_array) -> tuple[float, Floats]:
    from scipy.sparse.linalg import eigsh

    if gram.shape[0] <= 200:
        values, vectors = np.linalg.eigh(gram.toarray())
    else:
        values, vectors = eigsh(gram, k=1, v0=np.ones(gram.shape[0]), tol=1e-13)
    return float(values[-1]), np.abs(vectors[:, -1])
