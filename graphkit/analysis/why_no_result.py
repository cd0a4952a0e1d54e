"""The sentence that an analysis of a network without ties gives as its note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from graphkit.network.incidence import Incidence
from graphkit.network.why_no_ties import NO_MEMBERSHIPS

if TYPE_CHECKING:
    from graphkit.panel import Panel

_NO_TIES: Final = "The network has no ties, so there is nothing to tell of it."


def why_no_result(network: nx.Graph[Any] | Incidence | Panel) -> str:
    """Say why a network has no ties; nothing where it has some.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network. One that `graphkit.network.two_mode` drew knows the reason.

    Examples
    --------
    >>> why_no_result(nx.Graph())
    'The network has no ties, so there is nothing to tell of it.'
    >>> why_no_result(nx.Graph([("zoom", "call")]))
    ''
    """
    if isinstance(network, nx.Graph):
        told: str = network.graph.get("why_empty", _NO_TIES)
        return "" if network.number_of_edges() else told
    if isinstance(network, Incidence):
        return "" if network.matrix.nnz else _NO_TIES
    return "" if len(network) else NO_MEMBERSHIPS
