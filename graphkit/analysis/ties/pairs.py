"""The pairs of actors, or of coalitions, that share something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.project import project

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Day, Panel
    from graphkit.table import Table


@method_recorded
def pairs(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "actors",
    *,
    weight: Weight = "count",
    min_shared: int = 1,
    require_overlap: bool = False,
    until: Day | None = None,
) -> Table:
    """List who sits with whom, and how often, heaviest first.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network, or a panel narrowed to what is meant.
    side : {"actors", "coalitions"}
        Whom to tie.
    weight : str
        How to weigh a tie: ``"count"``, ``"ratio"``, ``"jaccard"``, ``"overlap"``, ``"cosine"``,
        ``"newman"``, ``"resource_allocation"`` or ``"days"``.
    min_shared : int
        Leave out pairs that share fewer things.
    require_overlap : bool
        Count as shared only what both had on at least one same day. Needs a network with periods
        and goes with the weights ``"count"``, ``"ratio"`` and ``"days"``.
    until : day, optional
        The last day counted in days of overlap; needed when the network is of all times.

    Returns
    -------
    Table
        ``first``, ``second``, ``weight`` and ``shared``; the note says if ties are overstated.

    Raises
    ------
    InvalidChoice, DataError
        As in `graphkit.analysis.project`.

    Notes
    -----
    Whether the two were there at the same time is not checked, unless ``require_overlap`` or the
    weight ``"days"`` asks for it.

    References
    ----------
    As in `graphkit.analysis.project`.

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
