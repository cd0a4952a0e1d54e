"""The pairs of actors, or of coalitions, that share something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.analysis.ties.project import project

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.analysis.sides import Side
    from graphkit.analysis.ties.weigh import Weight
    from graphkit.network import Incidence
    from graphkit.panel import Day, Panel
    from graphkit.table import Table


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
    network, side, weight, min_shared, require_overlap, until
        As in `graphkit.analysis.ties.project.project`.

    Returns
    -------
    Table
        ``first``, ``second``, ``weight`` and ``shared``; the note says if ties are overstated.

    Raises
    ------
    InvalidChoice, DataError
        As in `graphkit.analysis.ties.project.project`.

    Notes
    -----
    Whether the two were there at the same time is not checked, unless ``require_overlap`` or the
    weight ``"days"`` asks for it.

    References
    ----------
    As in `graphkit.analysis.ties.project.project`.

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
