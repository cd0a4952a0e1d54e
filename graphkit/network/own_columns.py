"""Put the columns that a graph has for itself on the nodes and edges of a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from graphkit.network.nodes import AS_MEMBER
from graphkit.sparql.queryable import Queryable

if TYPE_CHECKING:
    import networkx as nx

OwnCells: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""By the id of a thing or a membership, the text of each column that is filled in."""

_CELLS: Final = """
SELECT DISTINCT ?about ?column ?value {
  ?property a rdf:Property ; rdfs:label ?column .
  ?subject ?property ?value FILTER(isLiteral(?value))
  OPTIONAL { ?record cg:evidence ?subject }
  BIND(COALESCE(?record, ?subject) AS ?about)
} ORDER BY ?about ?column ?value"""


def own_cells(store: Queryable) -> OwnCells:
    """Read the own columns of a graph.

    Parameters
    ----------
    store : Queryable
        The triples.

    Returns
    -------
    mapping of str to mapping of str to str
        Of several sources that say something different all is kept, with ``;`` between.
    """
    found: dict[str, dict[str, str]] = {}
    for row in store.select(_CELLS):
        cells = found.setdefault(store.namespace.slug(row["about"].value), {})
        column, value = row["column"].value, row["value"].value
        cells[column] = f"{cells[column]}; {value}" if column in cells else value
    return found


def add_own_columns(network: nx.Graph[str], cells: OwnCells) -> None:
    """Give nodes and edges an attribute for each own column that is filled in for one of them.

    Parameters
    ----------
    network : networkx.Graph or networkx.MultiGraph
        From `graphkit.network.two_mode`; gets the attributes. That of a node is a text, that of
        an edge a tuple with one text for each of its ``memberships``, empty where it says
        nothing. An attribute with the name of another has `` (own)`` behind it.
    cells : mapping
        From `own_cells`.
    """
    if not cells:
        return
    for node, attributes in network.nodes(data=True):
        of_node = cells.get(node.removesuffix(AS_MEMBER), {})
        attributes.update({_free(name, attributes): cell for name, cell in of_node.items()})
    for *_, attributes in network.edges(data=True):
        own = [cells.get(one, {}) for one in attributes["memberships"]]
        for name in sorted({name for said in own for name in said}):
            attributes[_free(name, attributes)] = tuple(said.get(name, "") for said in own)


def _free(name: str, taken: Mapping[str, object]) -> str:
    return f"{name} (own)" if name in taken else name
