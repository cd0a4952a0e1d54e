"""How deep in the dense part of a network each node is."""

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
def k_cores(network: nx.Graph[Any] | Incidence | Panel) -> Table:
    """List how deep in the dense part each node is: its core number, highest first.

    A k-core is a part of the network in which every actor and every coalition has at least k
    ties within the part; the core number of a node is the largest k of those it is in.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.

    Returns
    -------
    Table
        ``node``, ``label``, ``side`` and ``core``.

    Raises
    ------
    DataError
        If the network is not a two-mode network.

    Notes
    -----
    Computed by networkx. Whether the ties are of one time is not checked.

    References
    ----------
    S. B. Seidman, "Network structure and minimum degree", *Social Networks* 5 (1983), 269-287,
    https://doi.org/10.1016/0378-8733(83)90028-X.

    Examples
    --------
    >>> import networkx as nx
    >>> max(k_cores(nx.davis_southern_women_graph()).column("core"))
    4
    """
    cores = nx.core_number(plain_graph(network))
    rows = [(*about, cores[about[0]]) for about in node_columns(network)]
    rows.sort(key=lambda row: -row[3])
    definitions = NODE_DEFINITIONS | {"core": "largest k of the k-cores it is in, number of ties"}
    return Table(tuple(definitions), rows, definitions=definitions, note=why_no_result(network))
