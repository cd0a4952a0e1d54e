"""Who is central in a two-mode network: degree, closeness, betweenness and eigenvector.

Scores are divided by the most that a node of its side could have in a connected two-mode network
with as many actors and coalitions (Borgatti and Everett 1997), so that actors compare with
actors and coalitions with coalitions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.node_columns import NODE_DEFINITIONS, listing
from graphkit.analysis.positions.shortest_paths import search
from graphkit.analysis.ties.similarity import sums
from graphkit.errors import InvalidChoice
from graphkit.network import incidence
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.analysis.positions.shortest_paths import Reach
    from graphkit.analysis.ties.project import Network, Side

    Floats = npt.NDArray[np.float64]

MEASURES: Final = {
    "degree": "coalitions joined, as a share of all coalitions; members, as a share of all actors",
    "closeness": "least possible sum of distances to all others, over the real one; scaled by the "
    "share of the network that can be reached (0 to 1)",
    "betweenness": "shortest paths between others that pass through, as a share of the most "
    "possible (0 to 1)",
    "eigenvector": "how central the coalitions joined (members) are, in turn; squares add up to 1 "
    "on each side; empty without ties",
}
"""Every measure, and what it is."""

_DIGITS = 12
"""Rounded so far, scores of alike nodes are equal and sort in a stable order."""


def centrality(
    network: Network,
    measures: str | Iterable[str] = tuple(MEASURES),
    *,
    side: Side | None = None,
    sort_by: str | None = None,
) -> Table:
    """Score every node by one or several measures of centrality.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    measures : str or iterable of str
        Of ``"degree"``, ``"closeness"``, ``"betweenness"`` and ``"eigenvector"``.
    side : {None, "actors", "coalitions"}
        List both sides, or one.
    sort_by : str, optional
        List the highest of this measure first; by default of the first measure.

    Returns
    -------
    Table
        ``node``, ``label``, ``side``, ``ties`` (their number) and a column for each measure.

    Raises
    ------
    InvalidChoice
        If a measure or side is unknown.

    Notes
    -----
    The maxima are those of connected networks. In a disconnected one, closeness is computed
    within the component and scaled by the share of the other nodes that it holds, as networkx
    does, and is 0 for isolated nodes; the eigenvector is 0 outside the component that dominates.
    Parallel memberships count once.

    References
    ----------
    S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", *Social Networks* 19
    (1997), 243-269, https://doi.org/10.1016/S0378-8733(96)00301-2.
    K. Faust, "Centrality in affiliation networks", *Social Networks* 19 (1997), 157-191,
    https://doi.org/10.1016/S0378-8733(96)00300-0.

    Examples
    --------
    >>> import networkx as nx
    >>> women = nx.davis_southern_women_graph()
    >>> table = centrality(women, "closeness", side="actors", sort_by="closeness")
    >>> [(row[0], row[3], round(row[4], 2)) for row in table.head(2)]
    [('Evelyn Jefferson', 8, 0.8), ('Theresa Anderson', 8, 0.8)]
    """
    chosen = (measures,) if isinstance(measures, str) else tuple(measures)
    for measure in chosen:
        _check(measure)
    matrix = incidence(network).matrix
    reach = search(matrix, between="betweenness" in chosen) if _needs_paths(chosen) else None
    ties = np.concatenate([sums(matrix, axis=1), sums(matrix, axis=0)]).astype(int).tolist()
    scores = [_SCORES[measure](matrix, reach) for measure in chosen]
    everyone = listing(network)
    wanted = {row[0] for row in listing(network, side)}
    rows = [
        (*about, count, *values)
        for about, count, *values in zip(everyone, ties, *scores, strict=True)
        if about[0] in wanted
    ]
    columns = ("node", "label", "side", "ties", *chosen)
    definitions = NODE_DEFINITIONS | {"ties": "number of coalitions joined, or of members"}
    definitions |= {measure: MEASURES[measure] for measure in chosen}
    if sort_by is not None:
        _check(sort_by, chosen)
    place = columns.index(sort_by or chosen[0]) if chosen else columns.index("ties")
    rows.sort(key=lambda row: (row[place] is None, -(row[place] or 0.0)))
    return Table(columns, rows, definitions=definitions)


def _check(measure: str, choices: Iterable[str] = tuple(MEASURES)) -> None:
    if measure not in choices:
        raise InvalidChoice("measure", measure, choices)


def _needs_paths(measures: tuple[str, ...]) -> bool:
    return "closeness" in measures or "betweenness" in measures


def _rounded(values: Floats) -> list[float]:
    rounded: list[float] = np.round(values, _DIGITS).tolist()
    return rounded


def _over(values: Floats, most: Floats | float) -> Floats:
    """Divide, and give 0 where nothing is possible."""
    most = np.broadcast_to(np.asarray(most, dtype=np.float64), values.shape)
    return np.divide(values, most, out=np.zeros_like(values), where=most > 0)


def _degree(matrix: sp.csr_array, _: Reach | None) -> list[float]:
    actors, coalitions = matrix.shape
    return _rounded(
        np.concatenate(
            [_over(sums(matrix, axis=1), coalitions), _over(sums(matrix, axis=0), actors)]
        )
    )


def _closeness(matrix: sp.csr_array, reach: Reach | None) -> list[float]:
    """Divide the least sum of distances, others one away and one's own side two, by the real."""
    assert reach is not None  # the caller searched
    actors, coalitions = matrix.shape
    least = np.repeat(
        [coalitions + 2.0 * (actors - 1), actors + 2.0 * (coalitions - 1)], [actors, coalitions]
    )
    share = reach.reached / max(actors + coalitions - 1, 1)
    return _rounded(_over(least, reach.total) * share)


def _betweenness(matrix: sp.csr_array, reach: Reach | None) -> list[float]:
    assert reach is not None  # the caller searched
    actors, coalitions = matrix.shape
    most = np.repeat(
        [most_between(actors, coalitions), most_between(coalitions, actors)], [actors, coalitions]
    )
    return _rounded(_over(reach.between, most))


def most_between(own: int, other: int) -> float:
    """Give the largest betweenness a node can have, from the sizes of its side and the other.

    >>> most_between(18, 14)
    445.0
    """
    if not own or not other:
        return 0.0
    s, t = divmod(own - 1, other)
    squares = other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1)
    return (squares - t * (2 * s - t + 3)) / 2


def _eigenvector(matrix: sp.csr_array, _: Reach | None) -> list[float | None]:
    if not matrix.nnz:
        return [None] * sum(matrix.shape)
    left, right = leading_vectors(matrix)
    return [*_rounded(left), *_rounded(right)]


def leading_vectors(matrix: sp.csr_array) -> tuple[Floats, Floats]:
    """Give the leading left and right singular vectors, each of length 1.

    Where several components are equally strong, so that the vectors are not unique, they are the
    ones that the power method reaches from equal scores.
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
    """Give the largest eigenvalue, and a basis of all the vectors that belong to it.

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


_SCORES: Final[dict[str, Callable[[Any, Any], list[Any]]]] = {
    "degree": _degree,
    "closeness": _closeness,
    "betweenness": _betweenness,
    "eigenvector": _eigenvector,
}
