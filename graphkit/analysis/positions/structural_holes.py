"""Who joins what nobody else joins: structural holes measured in the two modes themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_columns import NODE_DEFINITIONS, node_columns
from graphkit.analysis.sparse import shared_counts
from graphkit.analysis.two_mode_sides import one_side
from graphkit.analysis.why_no_result import why_no_result
from graphkit.next_steps import joined
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Panel

_FEW: Final = 5_000
"""So many contacts are kept as a whole matrix of who is linked to whom."""
_CELLS: Final = 1_000_000
"""How many pairs of contacts are looked at together."""

_Measures: TypeAlias = "tuple[float | None, float | None, float | None, float | None]"


@method_recorded
def structural_holes(network: nx.Graph[Any] | Incidence | Panel, side: Side = "actors") -> Table:
    """Measure how far each node alone links what it is tied to (structural holes in two modes).

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"actors", "coalitions"}
        Whose holes: those between the coalitions of an actor, or between the members of a
        coalition.

    Returns
    -------
    Table
        ``node``, ``label``, ``side``, ``contacts``, ``redundancy``, ``effective_size``,
        ``efficiency`` and ``constraint``, the least constrained first.

    Raises
    ------
    InvalidChoice
        If ``side`` is another word.
    DataError
        If the network is not a two-mode network.

    Notes
    -----
    Contacts in two modes are on the other side and never tied to each other, so that Burt's
    measures do not apply as they are; in a projection the members of each coalition are a clique,
    which makes constraint little more than the inverse of the number of contacts. Here two
    contacts of a node count as tied if somebody else links them, too: an actor that alone links
    its coalitions has no redundancy. Constraint and effective size are Burt's in the network of
    the node and its contacts; `graphkit.analysis.constraint` is that of the
    projection. networkx has the same redundancy (``node_redundancy``), and no constraint in two
    modes. Whether those who link two contacts were there at
    the same time is not checked.

    References
    ----------
    M. Latapy, C. Magnien and N. Del Vecchio, "Basic notions for the analysis of large two-mode
    networks", *Social Networks* 30 (2008), 31-48, https://doi.org/10.1016/j.socnet.2007.04.006
    (redundancy). R. S. Burt, *Structural Holes* (1992), Harvard University Press, ch. 2. S. P.
    Borgatti, "Structural holes: unpacking Burt's redundancy measures", *Connections* 20 (1997),
    35-38. J. Burchard and B. Cornwell, "Structural holes and bridging in two-mode networks",
    *Social Networks* 55 (2018), 11-20, https://doi.org/10.1016/j.socnet.2018.04.001 (why
    projections mislead).

    Examples
    --------
    >>> import networkx as nx
    >>> network = nx.Graph([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("b", "z")])
    >>> nx.set_node_attributes(network, {**dict.fromkeys("ab", 0), **dict.fromkeys("xyz", 1)},
    ...                        "bipartite")
    >>> structural_holes(network).select("node", "redundancy", "effective_size").rows[1]
    ('a', 1.0, 1.0)
    """
    _, _, matrix = one_side(network, side)
    contacts = np.diff(matrix.indptr)
    rows: list[tuple[Any, ...]] = [
        (*about, size, *measures)
        for about, size, measures in zip(
            node_columns(network, side), contacts.tolist(), _measures(matrix), strict=True
        )
    ]
    rows.sort(key=lambda row: (row[7] is None, row[7] or 0.0, -row[3]))
    definitions = NODE_DEFINITIONS | {
        "contacts": "number of coalitions of an actor, or of members of a coalition",
        "redundancy": "share of the pairs of its contacts that somebody else links too (0 to 1; "
        "empty for fewer than two)",
        "effective_size": "contacts, less the mean number of others that each is linked to; empty "
        "without contacts",
        "efficiency": "effective size as a share of the contacts (0 to 1); empty without contacts",
        "constraint": "Burt's constraint among its contacts (the inverse of their number where "
        "it alone links them; 1 for a single one, above 1 for few that are linked otherwise); "
        "empty without contacts",
    }
    single = sum(row[3] == 1 for row in rows)
    told = f"{single:,} of {len(rows):,} have one contact, and so no holes." if single else ""
    note = joined(told, why_no_result(network))
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def _measures(matrix: sp.csr_array) -> list[_Measures]:
    """Compute redundancy, effective size, efficiency and constraint of each row."""
    contacts = np.diff(matrix.indptr)
    linked = _linked(matrix)
    found: list[_Measures] = [(None, None, None, None)] * len(contacts)
    for size in np.unique(contacts[contacts > 0]).tolist():
        alike = np.flatnonzero(contacts == size)
        columns = matrix.indices[matrix.indptr[alike][:, None] + np.arange(size)]
        # Who has the same contacts is alike.
        distinct, which = np.unique(np.sort(columns, axis=1), axis=0, return_inverse=True)
        step = max(1, _CELLS // size**2)
        parts = [distinct[at : at + step] for at in range(0, len(distinct), step)]
        known = [one for part in parts for one in _of_size(linked(part), size)]
        for at, place in zip(alike.tolist(), which.ravel().tolist(), strict=True):
            found[at] = known[place]
    return found


def _linked(matrix: sp.csr_array) -> Callable[[npt.NDArray[Any]], npt.NDArray[np.bool_]]:
    """Prepare to tell which of the contacts of several nodes others than the node link."""
    counts = shared_counts(matrix.T.tocsr())
    # One of those who link two contacts is the node itself.
    counts.data = counts.data > 1
    whole = counts.toarray() if counts.shape[0] <= _FEW else None

    def linked(contacts: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        if whole is not None:
            return np.asarray(whole[contacts[:, :, None], contacts[:, None, :]])
        return np.stack([counts[some][:, some].toarray() for some in contacts])

    return linked


def _of_size(among: npt.NDArray[np.bool_], size: int) -> list[_Measures]:
    """Measure nodes that have so many contacts, by which of these are linked."""
    degree = among.sum(axis=2)
    total = degree.sum(axis=1)
    redundancy = total / (size * max(size - 1, 1))
    effective = size - total / size
    invested = (1 + np.einsum("nij,ni->nj", among, 1 / (1 + degree))) / size
    constraint = np.einsum("nj,nj->n", invested, invested)
    columns = (redundancy, effective, effective / size, constraint)
    rows = zip(*(column.round(12).tolist() for column in columns), strict=True)
    return [row if size > 1 else (None, *row[1:]) for row in rows]
