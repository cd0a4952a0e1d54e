"""Who stands in the same place: actors in the same coalitions, coalitions with the same members."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.two_mode_sides import one_side
from graphkit.analysis.why_no_result import why_no_result
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Panel


@method_recorded
def equivalence(
    network: nx.Graph[Any] | Incidence | Panel, side: Side = "actors", *, min_size: int = 2
) -> Table:
    """List who is in exactly the same coalitions (structural equivalence).

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"actors", "coalitions"}
        Whom to compare.
    min_size : int
        Leave out smaller groups.

    Returns
    -------
    Table
        ``nodes``, ``size``, ``tied_to`` and ``ties``, one row for each group of nodes that are
        tied to exactly the same nodes, the largest group first.

    Raises
    ------
    InvalidChoice
        If ``side`` is another word.

    Notes
    -----
    Whether the ties are of the same time, or of the same role, is not checked.

    References
    ----------
    F. Lorrain and H. C. White, "Structural equivalence of individuals in social networks",
    *Journal of Mathematical Sociology* 1 (1971), 49-80,
    https://doi.org/10.1080/0022250X.1971.9989788.

    Examples
    --------
    >>> import networkx as nx
    >>> print(equivalence(nx.davis_southern_women_graph()).select("nodes", "tied_to"))
    nodes                         tied_to
    ----------------------------  -------
    Olivia Carleton; Flora Price  E9; E11
    """
    min_size = counted("min_size", min_size, 1)
    nodes, things, matrix = one_side(network, side)
    groups: dict[tuple[int, ...], list[Any]] = defaultdict(list)
    for row, node in enumerate(nodes):
        groups[tuple(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]])].append(node)
    rows = [
        (tuple(map(str, group)), len(group), tuple(str(things[at]) for at in key), len(key))
        for key, group in groups.items()
        if len(group) >= min_size
    ]
    rows.sort(key=lambda row: (-row[1], -row[3]))
    definitions = {
        "nodes": "ids of the nodes in the group",
        "size": "their number",
        "tied_to": "ids of the coalitions (or actors) each of them is tied to",
        "ties": "number of these",
    }
    return Table(tuple(definitions), rows, definitions=definitions, note=why_no_result(network))
