"""Whether those who meet once meet again: clustering in two-mode networks.

Triangles, which clustering usually counts, cannot be in a two-mode network. What can be is a
square: two actors that are in two coalitions together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.analysis.node_columns import NODE_DEFINITIONS, listing
from graphkit.analysis.ties.project import sided
from graphkit.analysis.ties.similarity import shared_counts, sums, weigh, with_data
from graphkit.errors import InvalidChoice
from graphkit.table import Table

if TYPE_CHECKING:
    import scipy.sparse as sp

    from graphkit.analysis.ties.project import Network, Side

MODES: Final = {
    "dot": "shared things, as a share of the things either has",
    "min": "shared things, as a share of the things of the one that has fewer",
    "max": "shared things, as a share of the things of the one that has more",
}


def clustering(network: Network, side: Side = "actors", *, mode: str = "dot") -> Table:
    """Give, for each node, how much it overlaps on average with those it shares something with.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"actors", "coalitions"}
        Whose overlap to measure.
    mode : {"dot", "min", "max"}
        What the number of shared things is compared with.

    Returns
    -------
    Table
        ``node``, ``label``, ``side``, ``neighbours`` and ``clustering``, which is empty for a
        node that shares nothing with anybody.

    Raises
    ------
    InvalidChoice
        If ``side`` or ``mode`` is unknown.

    References
    ----------
    M. Latapy, C. Magnien and N. Del Vecchio, "Basic notions for the analysis of large two-mode
    networks", *Social Networks* 30 (2008), 31-48, https://doi.org/10.1016/j.socnet.2007.04.006.

    Examples
    --------
    >>> import networkx as nx
    >>> path = nx.path_graph(4)
    >>> nx.set_node_attributes(path, {0: 0, 1: 1, 2: 0, 3: 1}, "bipartite")
    >>> clustering(path).column("clustering")
    (0.5, 0.5)
    """
    if mode not in MODES:
        raise InvalidChoice("mode", mode, tuple(MODES))
    _, _, matrix = sided(network, side)
    shared = shared_counts(matrix)
    total = sums(_overlap(matrix, shared, mode), axis=1)
    neighbours = np.diff(shared.indptr)
    rows = [
        (*about, count, round(sum_ / count, 12) if count else None)
        for about, count, sum_ in zip(
            listing(network, side), neighbours.tolist(), total.tolist(), strict=True
        )
    ]
    definitions = NODE_DEFINITIONS | {
        "neighbours": "number of nodes of its side it shares something with",
        "clustering": f"mean over these of: {MODES[mode]} (0 to 1); empty without any",
    }
    return Table(tuple(definitions), rows, definitions=definitions)


def _overlap(matrix: sp.csr_array, shared: sp.csr_array, mode: str) -> sp.csr_array:
    if mode != "max":
        return weigh(matrix, shared, {"dot": "jaccard", "min": "overlap"}[mode])
    degree = sums(matrix, axis=1)
    rows = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
    return with_data(shared, shared.data / np.maximum(degree[rows], degree[shared.indices]))


def reinforcement(network: Network) -> Table:
    """Give the share of paths of three ties that close to a square.

    A path actor-coalition-actor-coalition closes if the first actor is in the last coalition too:
    if two actors that share one coalition tend to share another.

    Returns
    -------
    Table
        One row: ``squares``, ``paths`` and ``reinforcement`` (empty if there is no such path).

    References
    ----------
    G. Robins and M. Alexander, "Small worlds among interlocking directors: network structure and
    distance in bipartite graphs", *Computational & Mathematical Organization Theory* 10 (2004),
    69-94, https://doi.org/10.1023/B:CMOT.0000032580.12184.c0.

    Examples
    --------
    >>> import networkx as nx
    >>> print(reinforcement(nx.davis_southern_women_graph()))
    squares  paths  reinforcement
    -------  -----  -------------
        341   2916         0.4678
    """
    _, _, matrix = sided(network, "actors")
    squares, paths = _squares_and_paths(matrix)
    definitions = {
        "squares": "number of pairs of actors and pairs of coalitions, each tied to each",
        "paths": "number of paths of three ties",
        "reinforcement": "four times the squares over the paths (0 to 1); empty without paths",
    }
    row = (squares, paths, reinforcement_of(matrix))
    return Table(tuple(definitions), [row], definitions=definitions)


def reinforcement_of(matrix: sp.csr_array) -> float | None:
    """Give the reinforcement of a 0/1 matrix of actors by coalitions, or None without paths."""
    squares, paths = _squares_and_paths(matrix)
    return 4 * squares / paths if paths else None


def _squares_and_paths(matrix: sp.csr_array) -> tuple[int, int]:
    if not matrix.nnz:
        return 0, 0
    narrow = matrix.T.tocsr() if matrix.shape[1] < matrix.shape[0] else matrix
    shared = shared_counts(narrow).data
    squares = (shared * (shared - 1)).sum() / 4  # each pair is there twice, each square once
    actor, coalition = sums(matrix, axis=1), sums(matrix, axis=0)
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    paths = ((actor[rows] - 1) * (coalition[matrix.indices] - 1)).sum()
    return round(squares), round(paths)
