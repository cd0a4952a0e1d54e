"""The nodes of a network with what is known of them, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_columns import NODE_DEFINITIONS, node_columns
from graphkit.analysis.two_mode_sides import check_side
from graphkit.table import Table

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.analysis.two_mode_sides import Side

_DEFINITIONS: Final = NODE_DEFINITIONS | {
    "actor": "whether it is an actor: the side in programs that want a truth value",
    "kind": "what it is; empty where that is not known",
    "country": "country of the actor; empty where that is not known",
    "topics": "topics of the coalition",
    "led_by": "who leads the coalition; empty for actors",
    "ties": "number of its ties",
}


@method_recorded
def node_list(network: nx.Graph[Any], *, side: Side | None = None) -> Table:
    """List the nodes of a two-mode network with their attributes, for other programs.

    Parameters
    ----------
    network : networkx.Graph
        A two-mode network.
    side : {None, "actors", "coalitions"}
        List both sides, or one.

    Returns
    -------
    Table
        A row for each node, actors first, as ergm, tidygraph and others want two-mode networks.

    Raises
    ------
    InvalidChoice
        If ``side`` is unknown.
    DataError
        If the network is not a two-mode network.

    Notes
    -----
    Ids are those of `graphkit.analysis.tie_list`. That attributes are those of the
    day of the network, and not of today, is not checked.

    Examples
    --------
    >>> import networkx as nx
    >>> node_list(nx.davis_southern_women_graph()).select("node", "actor", "ties")[0]
    ('Evelyn Jefferson', True, 8)
    """
    check_side(side)
    rows = []
    for node, label, which in node_columns(network, side):
        about = network.nodes[node]
        told = [about.get(name) or None for name in ("kind", "country")]
        topics, led_by = tuple(about.get("topics") or ()), about.get("led_by") or None
        ties = len(network[node])
        rows.append((str(node), label, which, which == "actor", *told, topics, led_by, ties))
    types = dict.fromkeys(("kind", "country", "led_by"), str)
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, types=types)
