"""Groups of actors and coalitions that belong together more than their numbers of ties explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_columns import NODE_DEFINITIONS, node_columns
from graphkit.analysis.sparse import row_of_each_cell, sums
from graphkit.analysis.whole.modularity import BY_CHANCE_TOO, Partition, modularity_of
from graphkit.analysis.why_no_result import why_no_result
from graphkit.network import incidence
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.analysis.two_mode_sides import Network
    from graphkit.network import Incidence
    from graphkit.panel import Panel

    Ints = npt.NDArray[np.int64]


@method_recorded
def communities(
    network: nx.Graph[Any] | Incidence | Panel, *, restarts: int = 20, seed: int = 0
) -> Table:
    """Find which actors and coalitions belong together.

    Communities hold more ties than the numbers of ties of their nodes explain: they have a high
    two-mode modularity.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    restarts : int
        Number of random starts tried besides the one in which every coalition is its own.
    seed : int
        Seed of the random starts; the same seed gives the same communities.

    Returns
    -------
    Table
        ``node``, ``label``, ``side``, ``community`` (1 is the largest; empty for nodes without
        ties) and ``size``; the note gives the modularity.

    Raises
    ------
    InvalidChoice
        If ``restarts`` is negative.

    Notes
    -----
    Networks that chance makes have communities, too, and the fewer ties the greater a modularity:
    `graphkit.analysis.against_chance` tells what the numbers of ties leave.
    Small communities may hide in large ones (the limit of resolution).

    Each start is improved in turns: every actor moves to the community where it adds most, then
    every coalition (Barber's BRIM); then the two communities whose union adds most are merged, as
    long as any does (as in Liu and Murata's LPAb+), and both steps are repeated until nothing
    changes. The best result is taken. Whether it is the best there is, is not checked. networkx
    has no method for two-mode modularity.

    References
    ----------
    M. J. Barber, "Modularity and community detection in bipartite networks", *Physical Review E*
    76 (2007), 066102, https://doi.org/10.1103/PhysRevE.76.066102.
    X. Liu and T. Murata, "An efficient algorithm for optimizing bipartite modularity in bipartite
    networks", *Journal of Advanced Computational Intelligence* 14 (2010), 408-415,
    https://doi.org/10.20965/jaciii.2010.p0408.
    R. Guimerà, M. Sales-Pardo and L. A. N. Amaral, "Modularity from fluctuations in random graphs
    and complex networks", *Physical Review E* 70 (2004), 025101,
    https://doi.org/10.1103/PhysRevE.70.025101 (by chance). S. Fortunato and M. Barthélemy,
    "Resolution limit in community detection", *PNAS* 104 (2007), 36-41,
    https://doi.org/10.1073/pnas.0605965104.

    Examples
    --------
    >>> import networkx as nx
    >>> print(communities(nx.davis_southern_women_graph()).note)
    Modularity 0.3455 with 4 communities. Networks that chance makes have communities, too: ...
    """
    restarts = counted("restarts", restarts, 0)
    matrix = incidence(network).matrix
    if not matrix.nnz:
        return _table(
            network, Partition(*(np.zeros(size, np.int64) for size in matrix.shape)), None
        )
    random = np.random.default_rng(counted("seed", seed, 0))
    starts = [np.arange(matrix.shape[1])]
    starts += [random.permutation(matrix.shape[1]) // 2 for _ in range(restarts)]
    found = [_climbed(matrix, start.astype(np.int64)) for start in starts]
    scores = [round(modularity_of(matrix, labels), 12) for labels in found]
    best = int(np.argmax(scores))
    return _table(network, found[best], scores[best])


def _climbed(matrix: sp.csr_array, columns: Ints) -> Partition:
    """Improve a start, given the communities of the columns, until nothing changes."""
    flipped = matrix.T.tocsr()
    labels = Partition(_moved(matrix, columns), columns)
    score = -np.inf
    while True:
        labels = _alternated(matrix, flipped, labels)
        labels = _merged(matrix, labels)
        improved = modularity_of(matrix, labels)
        if improved <= score + 1e-12:
            return labels
        score = improved


def _alternated(matrix: sp.csr_array, flipped: sp.csr_array, labels: Partition) -> Partition:
    score = modularity_of(matrix, labels)
    while True:
        columns = _moved(flipped, labels.rows)
        moved = Partition(_moved(matrix, columns), columns)
        improved = modularity_of(matrix, moved)
        if improved <= score + 1e-12:
            return labels
        labels, score = moved, improved


def _moved(matrix: sp.csr_array, columns: Ints) -> Ints:
    """Move each row to the community of the columns that it adds most to.

    A row that would add less than nothing to each gets a community of its own; of equally good
    communities it gets the first.
    """
    weight = sums(matrix, axis=0)
    total = weight.sum()
    strength = np.bincount(columns, weights=weight)
    degree = sums(matrix, axis=1)
    tied = _ties_to(matrix, columns, len(strength))
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(tied.indptr))
    gain = tied.data - degree[rows] * strength[tied.indices] / total
    order = np.lexsort((tied.indices, -np.round(gain, 10), rows))
    first = order[np.searchsorted(rows, np.flatnonzero(np.diff(tied.indptr)))]
    alone = len(strength) + np.arange(matrix.shape[0])
    labels = alone.copy()
    labels[rows[first]] = np.where(gain[first] >= -1e-10, tied.indices[first], alone[rows[first]])
    return labels


def _ties_to(matrix: sp.csr_array, columns: Ints, communities_: int) -> sp.csr_array:
    """Count the ties of each row to the columns of each community."""
    from scipy import sparse

    size = matrix.shape[1]
    member = sparse.csr_array((np.ones(size), (np.arange(size), columns)), (size, communities_))
    tied: sp.csr_array = (matrix @ member).tocsr()
    tied.sort_indices()
    return tied


def _merged(matrix: sp.csr_array, labels: Partition) -> Partition:
    """Merge the two communities whose union adds most, as long as one adds anything."""
    labels = _compact(labels)
    count = int(max(labels.rows.max(), labels.columns.max())) + 1
    between = np.zeros((count, count))
    rows = labels.rows[row_of_each_cell(matrix)]
    np.add.at(between, (rows, labels.columns[matrix.indices]), 1.0)
    row, column = between.sum(axis=1), between.sum(axis=0)
    gain = between - np.outer(row, column) / matrix.nnz
    gain = gain + gain.T
    np.fill_diagonal(gain, -np.inf)
    into = np.arange(count)
    while count > 1:
        a, b = divmod(int(np.argmax(np.round(gain, 10))), len(gain))
        if gain[a, b] <= 1e-10:
            break
        into[into == b] = a
        gain[a] += gain[b]
        gain[:, a] = gain[a]
        gain[a, a] = -np.inf
        gain[b] = gain[:, b] = -np.inf
    return Partition(into[labels.rows], into[labels.columns])


def _compact(labels: Partition) -> Partition:
    _, both = np.unique(np.concatenate(labels), return_inverse=True)
    return Partition(both[: len(labels.rows)], both[len(labels.rows) :])


def _table(network: Network, labels: Partition, score: float | None) -> Table:
    matrix = incidence(network).matrix
    tied = np.concatenate([sums(matrix, axis=1), sums(matrix, axis=0)]) > 0
    numbers = _by_size(np.concatenate(labels), tied)
    size = np.bincount(numbers)
    rows = [
        (*about, int(number) or None, int(size[number]) if number else None)
        for about, number in zip(node_columns(network), numbers, strict=True)
    ]
    rows.sort(key=lambda row: (row[3] is None, row[3]))
    definitions = NODE_DEFINITIONS | {
        "community": "number of the community; 1 is the largest; empty for nodes without ties",
        "size": "number of nodes in it; empty for nodes without ties",
    }
    count = int(numbers.max(initial=0))
    note = "No ties, no communities."
    if score is not None:
        note = f"Modularity {score:.4f} with {count} communities. {BY_CHANCE_TOO}"
    return Table(
        tuple(definitions), rows, definitions=definitions, note=joined(note, why_no_result(network))
    )


def _by_size(label: Ints, tied: npt.NDArray[np.bool_]) -> Ints:
    """Number the communities of tied nodes from 1, the largest first; others get 0."""
    numbers = np.zeros(len(label), dtype=np.int64)
    names, first, place, size = np.unique(
        label[tied], return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(names), dtype=np.int64)
    rank[np.lexsort((first, -size))] = np.arange(1, len(names) + 1)
    numbers[tied] = rank[place]
    return numbers
