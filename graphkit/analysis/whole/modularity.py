"""How much better than chance a partition holds a two-mode network together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.sparse import row_of_each_cell, sums
from graphkit.errors import DataError, Problem
from graphkit.network import incidence
from graphkit.type_checks import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.network import Incidence
    from graphkit.panel import Panel

    Ints = npt.NDArray[np.int64]


BY_CHANCE_TOO: Final = (
    "Networks that chance makes have communities, too: against_chance, with the model 'fdsm', "
    "tells what modularity numbers of ties alone would give."
)


class Partition(NamedTuple):
    """The community of every row and of every column, as numbers from 0."""

    rows: Ints
    columns: Ints


@method_recorded
def modularity(
    network: nx.Graph[Any] | Incidence | Panel, community: Mapping[Any, object]
) -> float | None:
    """Compute the two-mode modularity of a partition.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    community : mapping
        The community of every actor and coalition.

    Returns
    -------
    float or None
        Share of ties within communities less the share that chance would put there, given the
        numbers of ties; None without ties.

    Raises
    ------
    DataError
        If a node has no community.

    Notes
    -----
    networkx's ``modularity`` is another measure: its chance would also tie actors to actors.
    Whether the ties are of one time is not checked.

    References
    ----------
    M. J. Barber, "Modularity and community detection in bipartite networks", *Physical Review E*
    76 (2007), 066102, https://doi.org/10.1103/PhysRevE.76.066102.

    Examples
    --------
    >>> import networkx as nx
    >>> women = nx.davis_southern_women_graph()
    >>> modularity(women, dict.fromkeys(women, "all"))
    0.0
    """
    mapping("community", community, "a mapping of each node to its community")
    ties = incidence(network)
    missing = [node for node in (*ties.actors, *ties.coalitions) if node not in community]
    if missing:
        hint = "Give every node one."
        raise DataError([Problem("community", 0, "", f"{missing[0]!r} has no community.", hint)])
    number: dict[object, int] = {}
    sides = [
        np.array([number.setdefault(community[node], len(number)) for node in side], dtype=np.int64)
        for side in (ties.actors, ties.coalitions)
    ]
    return modularity_of(ties.matrix, Partition(*sides)) if ties.matrix.nnz else None


def modularity_of(matrix: sp.csr_array, labels: Partition) -> float:
    """Compute the two-mode modularity of a partition of a 0/1 matrix that has a tie."""
    total = matrix.nnz
    rows = labels.rows[row_of_each_cell(matrix)]
    inside = (rows == labels.columns[matrix.indices]).sum()
    size = int(max(labels.rows.max(), labels.columns.max())) + 1
    row = np.bincount(labels.rows, weights=sums(matrix, axis=1), minlength=size)
    column = np.bincount(labels.columns, weights=sums(matrix, axis=0), minlength=size)
    return float(inside / total - (row @ column) / total**2)
