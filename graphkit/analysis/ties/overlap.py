"""The members that each two coalitions share, as a square table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.chosen_nodes import chosen_nodes
from graphkit.analysis.two_mode_sides import one_side
from graphkit.analysis.why_no_result import why_no_result
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Panel


@method_recorded
def overlap(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "coalitions",
    *,
    among: Iterable[str] | None = None,
) -> Table:
    """Count how many members each two coalitions share, or coalitions each two actors.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"coalitions", "actors"}
        Whom to compare.
    among : iterable of str, optional
        Only these nodes, by any name, in this order. The table has a column for each node, so
        choose when there are many.

    Returns
    -------
    Table
        A row and a column for each node; the diagonal is the number each has.

    Raises
    ------
    InvalidChoice
        If ``side`` is another word.
    NotFound
        If a node chosen is not in the network.

    Notes
    -----
    Whether the shared members were there at the same time is not checked.

    References
    ----------
    R. L. Breiger, "The duality of persons and groups", *Social Forces* 53 (1974), 181-190,
    https://doi.org/10.2307/2576011.

    Examples
    --------
    >>> import networkx as nx
    >>> print(overlap(nx.davis_southern_women_graph(), among=["E1", "E2", "E8"]))
    node  E1  E2  E8
    ----  --  --  --
    E1    3   2   3
    E2    2   3   3
    E8    3   3   14
    """
    nodes, _, matrix = one_side(network, side)
    chosen = chosen_nodes(network, nodes, among)
    part = matrix[chosen]
    shared = (part @ part.T).toarray().astype(int).tolist()
    names = [nodes[at] for at in chosen.tolist()]
    definitions = {"node": "id of the node of this row"}
    definitions |= {str(name): f"number shared with {name}" for name in names}
    rows = [(name, *row) for name, row in zip(names, shared, strict=True)]
    return Table(
        ("node", *map(str, names)), rows, definitions=definitions, note=why_no_result(network)
    )
