"""Who sits with whom: one-mode networks of actors, or of coalitions, from a two-mode network.

A projection turns "both are in the same coalition" into a tie. It is kept as a sparse matrix,
because a few popular coalitions tie nearly everybody to everybody; a networkx graph of it is made
on request.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import networkx as nx
import numpy as np

from graphkit.analysis.ties.overlap_in_time import shared_days, stays_of
from graphkit.analysis.ties.similarity import WEIGHTS, check_weight, shared_counts, weigh, with_data
from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.network import Incidence, incidence
from graphkit.table import Table

if TYPE_CHECKING:
    import scipy.sparse as sp

    from graphkit.panel import Day, Panel

Side: TypeAlias = Literal["actors", "coalitions"]
Network: TypeAlias = "nx.Graph[Any] | Incidence | Panel"

OVERSTATES: Final = (
    "Overstates ties: two nodes count as tied even if they were there at different times. "
    "Use require_overlap=True or weight='days' to count only what they shared at the same time."
)


@dataclass(frozen=True, eq=False)
class Projection:
    """A one-mode network as a sparse matrix.

    Attributes
    ----------
    nodes : tuple
        The nodes of the rows and columns, isolated ones included.
    matrix : scipy.sparse.csr_array
        The weight of each pair: symmetric, no diagonal.
    shared : scipy.sparse.csr_array
        The number of things each pair shares, in the same cells.
    weight : str
        The name of the weight, one of `graphkit.analysis.ties.similarity.WEIGHTS`.
    note : str
        What a reader must know to use it rightly.
    """

    nodes: tuple[Any, ...]
    matrix: sp.csr_array
    shared: sp.csr_array
    weight: str
    note: str = ""

    def pairs(self) -> tuple[Any, Any, Any, Any]:
        """Give first node, second node, weight and number shared of each pair, as arrays."""
        rows = np.repeat(np.arange(len(self.nodes)), np.diff(self.matrix.indptr))
        upper = rows < self.matrix.indices
        columns = self.matrix.indices[upper]
        return rows[upper], columns, self.matrix.data[upper], self.shared.data[upper]

    def table(self) -> Table:
        """List the pairs, heaviest first."""
        first, second, weight, shared = self.pairs()
        order = np.lexsort((second, first, -weight))
        names = self.nodes
        rows = [
            (names[a], names[b], plain(w), int(s))
            for a, b, w, s in zip(
                first[order].tolist(),
                second[order].tolist(),
                weight[order].tolist(),
                shared[order].tolist(),
                strict=True,
            )
        ]
        definitions = {
            "first": "one node of the pair",
            "second": "the other node",
            "weight": WEIGHTS[self.weight],
            "shared": "number of things shared",
        }
        return Table(tuple(definitions), rows, definitions=definitions, note=self.note)

    def graph(self) -> nx.Graph[Any]:
        """Give a networkx graph with the edge attributes ``weight`` and ``shared``."""
        drawn: nx.Graph[Any] = nx.Graph(weight=self.weight, note=self.note)
        drawn.add_nodes_from(self.nodes)
        first, second, weight, shared = (column.tolist() for column in self.pairs())
        drawn.add_edges_from(
            (self.nodes[a], self.nodes[b], {"weight": plain(w), "shared": int(s)})
            for a, b, w, s in zip(first, second, weight, shared, strict=True)
        )
        return drawn


def plain(value: float) -> float | int:
    """Give a whole number as an int, so that counts print as counts."""
    return int(value) if float(value).is_integer() else float(value)


def sided(network: Network, side: str) -> tuple[tuple[Any, ...], tuple[Any, ...], sp.csr_array]:
    """Give the nodes of a side, those of the other side, and who has what, as a sparse matrix."""
    ties = incidence(network)
    if side == "actors":
        return ties.actors, ties.coalitions, ties.matrix
    if side == "coalitions":
        return ties.coalitions, ties.actors, ties.matrix.T.tocsr()
    raise InvalidChoice("side", side, ("actors", "coalitions"))


def project(
    network: Network,
    side: Side = "actors",
    *,
    weight: str = "count",
    min_shared: int = 1,
    require_overlap: bool = False,
    until: Day | None = None,
) -> Projection:
    """Tie the nodes of one side that share something on the other.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network (`graphkit.network.two_mode`), or a panel narrowed to what is meant.
    side : {"actors", "coalitions"}
        Whom to tie.
    weight : str
        One of `graphkit.analysis.ties.similarity.WEIGHTS`: ``"count"``, ``"ratio"``, ``"jaccard"``,
        ``"overlap"``, ``"cosine"``, ``"newman"``, ``"resource_allocation"`` or ``"days"``.
    min_shared : int
        Leave out pairs that share fewer things.
    require_overlap : bool
        Count as shared only what both had on at least one same day. Needs a network with periods
        and goes with the weights ``"count"``, ``"ratio"`` and ``"days"``.
    until : day, optional
        The last day counted in days of overlap; needed when the network is of all times.

    Returns
    -------
    Projection

    Raises
    ------
    InvalidChoice
        If ``side`` or ``weight`` is unknown, ``min_shared`` is below 1, ``require_overlap`` does
        not go with the weight, or ``until`` is needed.
    DataError
        If periods are needed and the network has none.

    Notes
    -----
    Isolated nodes stay in ``nodes``. Whether the ties are at one time is not checked: a network
    of a window or of all times is projected with a note that says so.

    References
    ----------
    M. E. J. Newman, "Scientific collaboration networks. II", *Physical Review E* 64, 016132
    (2001), https://doi.org/10.1103/PhysRevE.64.016132.
    T. Zhou, L. Lü and Y.-C. Zhang, "Predicting missing links via local information", *European
    Physical Journal B* 71 (2009), 623-630, https://doi.org/10.1140/epjb/e2009-00335-8.

    Examples
    --------
    >>> import networkx as nx
    >>> women = project(nx.davis_southern_women_graph(), weight="jaccard", min_shared=6)
    >>> print(women.table().head(2))
    first             second            weight  shared
    ----------------  ----------------  ------  ------
    Katherina Rogers  Sylvia Avondale   0.8571       6
    Evelyn Jefferson  Theresa Anderson  0.7778       7
    """
    check_weight(weight)
    if min_shared < 1:
        raise InvalidChoice("min_shared", min_shared, ("1", "2", "…"))
    nodes, things, matrix = sided(network, side)
    note = OVERSTATES if spans_time(network) and not require_overlap and weight != "days" else ""
    if require_overlap or weight == "days":
        shared, weighed = _at_one_time(network, nodes, things, weight, until)
    else:
        shared = shared_counts(matrix)
        weighed = weigh(matrix, shared, weight)
    if min_shared > 1:
        shared, weighed = _kept(shared, weighed, shared.data >= min_shared)
    return Projection(nodes, weighed, shared, weight, note)


def pairs(
    network: Network,
    side: Side = "actors",
    *,
    weight: str = "count",
    min_shared: int = 1,
    require_overlap: bool = False,
    until: Day | None = None,
) -> Table:
    """List the pairs of nodes that share something, heaviest first; parameters as in `project`.

    Examples
    --------
    >>> import networkx as nx
    >>> pairs(nx.davis_southern_women_graph())[0]
    ('Evelyn Jefferson', 'Theresa Anderson', 7, 7)
    """
    return project(
        network,
        side,
        weight=weight,
        min_shared=min_shared,
        require_overlap=require_overlap,
        until=until,
    ).table()


def spans_time(network: Network) -> bool:
    """Say whether a network, or the rows of a panel, hold ties of different times."""
    if isinstance(network, nx.Graph):
        return bool({"ever", "during"} & network.graph.keys())
    if isinstance(network, Incidence) or not len(network):
        return False
    first, last = network.days("possible")
    return int(first.max()) > int(last.min())


def _at_one_time(
    network: Network,
    nodes: tuple[Any, ...],
    things: tuple[Any, ...],
    weight: str,
    until: Day | None,
) -> tuple[sp.csr_array, sp.csr_array]:
    if weight not in ("count", "ratio", "days"):
        raise InvalidChoice("weight", weight, ("count", "ratio", "days"))
    if not isinstance(network, nx.Graph):
        hint = "Draw it with graphkit.network.two_mode."
        raise DataError([Problem("network", 0, "", "days of overlap need a network.", hint)])
    places = [{name: index for index, name in enumerate(side)} for side in (nodes, things)]
    stays = stays_of(network, *places, until=until, bounded=weight == "days")
    days, shared = shared_days(stays, len(nodes))
    if weight == "days":
        return shared, days
    share = shared.data / max(len(things), 1)
    return shared, with_data(shared, share) if weight == "ratio" else shared


def _kept(
    shared: sp.csr_array, weighed: sp.csr_array, keep: Any
) -> tuple[sp.csr_array, sp.csr_array]:
    from scipy import sparse

    rows = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))[keep]
    bounds = np.searchsorted(rows, np.arange(shared.shape[0] + 1))
    columns = shared.indices[keep]
    both = (shared.data[keep], weighed.data[keep])
    first, second = (sparse.csr_array((data, columns, bounds), shape=shared.shape) for data in both)
    return first, second
