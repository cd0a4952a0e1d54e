"""Whose contacts are tied to each other: Burt's constraint and effective size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import networkx as nx
import numpy as np

from graphkit.analysis.labels import labels_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.sparse import row_of_each_cell, sums, with_data
from graphkit.analysis.ties.project import note_by_weight, project
from graphkit.next_steps import joined
from graphkit.table import Table

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Day, Panel

    Floats = npt.NDArray[np.float64]

_CLIQUES: Final = (
    "Everybody in a coalition is tied to everybody in it, so that who is in one coalition only is "
    "much constrained, however large it is: compare nodes in equally many coalitions."
)


@method_recorded
def constraint(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "actors",
    *,
    weight: Weight = "count",
    until: Day | None = None,
) -> Table:
    """Measure how much of a node's contacts is with nodes tied to each other (Burt's constraint).

    Low constraint means that a node's contacts would be apart without it.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network, or a panel narrowed to what is meant.
    side : {"actors", "coalitions"}
        Whom to tie.
    weight : str
        How to weigh a tie: ``"count"``, ``"ratio"``, ``"jaccard"``, ``"overlap"``, ``"cosine"``,
        ``"newman"``, ``"resource_allocation"`` or ``"days"``.
    until : day, optional
        The last day counted in days of overlap; needed when the network is of all times.

    Returns
    -------
    Table
        ``node``, ``label``, ``contacts``, ``constraint`` and ``effective_size`` (both empty for a
        node without contacts), the least constrained first.

    Raises
    ------
    InvalidChoice, DataError
        As in `graphkit.analysis.project`.

    Notes
    -----
    Coalitions are cliques in a projection, so that a node in one coalition only is highly
    constrained however large the coalition. The work grows with the number of pairs of contacts
    that each node has. Whether contacts were there at the same time is not checked.

    Constraint is networkx's. The effective size is not, for networkx 3.6 divides by another
    maximum than Burt's where the ties of a network have unequal weights.

    References
    ----------
    R. S. Burt, *Structural Holes* (1992), Harvard University Press, ch. 2; and "Structural holes
    and good ideas", *American Journal of Sociology* 110 (2004), 349-399,
    https://doi.org/10.1086/421787.

    Examples
    --------
    >>> import networkx as nx
    >>> constraint(nx.davis_southern_women_graph()).column("node")[0]
    'Ruth DeSand'
    """
    projection = project(network, side, weight=weight, until=until)
    numbered = replace(projection, nodes=tuple(range(len(projection.nodes)))).graph()
    value = nx.constraint(numbered, weight="weight") if len(numbered) else {}
    size = _effective_size(projection.matrix).tolist()
    contacts = np.diff(projection.matrix.indptr).tolist()
    labels = labels_of(network)
    rows: list[tuple[Any, str, int, float | None, float | None]] = [
        (node, labels[node], contacts[at], round(value[at], 12), round(size[at], 12))
        if contacts[at]
        else (node, labels[node], 0, None, None)
        for at, node in enumerate(projection.nodes)
    ]
    rows.sort(key=lambda row: (row[3] is None, row[3] or 0.0))
    definitions = {
        "node": "id of the actor or coalition",
        "label": "its name",
        "contacts": "number of nodes of its side it shares something with",
        "constraint": "Burt's constraint (0: contacts apart, above 1: few and tied to each other); "
        "empty without contacts",
        "effective_size": "contacts, less the share of them that others lead to as well; empty "
        "without contacts",
    }
    return Table(
        tuple(definitions),
        rows,
        definitions=definitions,
        note=joined(_CLIQUES, note_by_weight(projection.note, network)),
    )


def _effective_size(matrix: sp.csr_array) -> Floats:
    """Compute contacts less redundancy: for each, sum of shares times the contact's relative tie.

    A share is of all ties of the node; a relative tie is of the strongest tie of the contact.
    """
    rows = row_of_each_cell(matrix)
    share = with_data(matrix, matrix.data / sums(matrix, axis=1)[rows])
    strongest = np.zeros(matrix.shape[0])
    np.maximum.at(strongest, rows, matrix.data)
    relative = with_data(matrix, matrix.data / strongest[rows])
    redundant = (share @ relative.T.tocsr()).multiply(with_data(share, np.ones(share.nnz)))
    return np.diff(matrix.indptr) - sums(redundant.tocsr(), axis=1)
