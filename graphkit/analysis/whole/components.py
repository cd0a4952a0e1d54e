"""Which parts of a network hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_columns import NODE_DEFINITIONS, node_columns
from graphkit.analysis.plain_graph import plain_graph
from graphkit.analysis.why_no_result import why_no_result
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.network import Incidence
    from graphkit.panel import Panel


@method_recorded
def components(network: nx.Graph[Any] | Incidence | Panel) -> Table:
    """List which nodes hang together, the largest component first.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.

    Returns
    -------
    Table
        ``node``, ``label``, ``side``, ``component`` (1 is the largest) and ``size``, the number
        of nodes in it. A node without ties is a component of its own.

    Raises
    ------
    DataError
        If the network is not a two-mode network.

    Notes
    -----
    Computed by networkx. Whether the ties are of one time is not checked.

    References
    ----------
    J. Hopcroft and R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation",
    *Communications of the ACM* 16 (1973), 372-378, https://doi.org/10.1145/362248.362272.

    Examples
    --------
    >>> import networkx as nx
    >>> set(components(nx.davis_southern_women_graph()).column("component"))
    {1}
    """
    nodes = node_columns(network)
    place = {about[0]: at for at, about in enumerate(nodes)}
    parts = [
        sorted(map(place.__getitem__, p)) for p in nx.connected_components(plain_graph(network))
    ]
    parts.sort(key=lambda part: (-len(part), part[0]))
    rows = [
        (*nodes[at], number, len(part)) for number, part in enumerate(parts, start=1) for at in part
    ]
    definitions = NODE_DEFINITIONS | {
        "component": "number of the part it belongs to; 1 is the largest",
        "size": "number of nodes in that part",
    }
    return Table(tuple(definitions), rows, definitions=definitions, note=why_no_result(network))
