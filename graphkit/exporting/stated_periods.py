"""A drawn network with the period of each membership as the graph has it, in EDTF.

The days of a drawn edge are bounds at one degree of certainty. Whoever reads the file again needs
what they were made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.panel.csv_cells import cells_of

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.sparql.queryable import Queryable

_PERIODS: Final = "SELECT ?x ?during WHERE { ?x a cg:Membership ; cg:during ?during }"
_UNKNOWN: Final = "/"


def stated_periods(store: Queryable, network: nx.Graph[Any]) -> nx.Graph[Any]:
    """Copy a network with an attribute ``edtf`` on its edges.

    Parameters
    ----------
    store : Queryable
        The graph that the network was drawn of.
    network : networkx.Graph or networkx.MultiGraph
        Its edges list memberships; is not changed.

    Returns
    -------
    networkx.Graph or networkx.MultiGraph
        ``edtf`` is a tuple with one text for each membership, ``"/"`` where nothing is known.
    """
    cells, slug = cells_of(store, _PERIODS), store.namespace.slug
    names = map(slug, cells.texts("x"))
    periods = dict(sorted(zip(names, cells.texts("during"), strict=True), reverse=True))
    copy = network.copy()
    for *_, data in copy.edges(data=True):
        data["edtf"] = tuple(periods.get(one, _UNKNOWN) for one in data.get("memberships", ()))
    return copy
