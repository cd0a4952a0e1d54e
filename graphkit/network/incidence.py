"""The ties of a network, or of a panel, as a sparse matrix of actors by coalitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.errors import DataError, InvalidType, Problem
from graphkit.network.nodes import actor_node
from graphkit.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    import networkx as nx
    import scipy.sparse as sp

NETWORK_WANTED: Final = (
    "a two-mode network of networkx or a panel, such as kg.network(on='2022-06-23'), "
    "kg.network(ever=True) or kg.panel.at('2022-06-23')"
)


@dataclass(frozen=True, eq=False)
class Incidence:
    """Who is in what, as a sparse 0/1 matrix of actors by coalitions.

    Attributes
    ----------
    actors, coalitions : tuple
        The nodes of the rows and of the columns, in order.
    matrix : scipy.sparse.csr_array
        1.0 where the actor is in the coalition.
    """

    actors: tuple[Any, ...]
    coalitions: tuple[Any, ...]
    matrix: sp.csr_array


def incidence(network: nx.Graph[Any] | Incidence | Panel) -> Incidence:
    """Give the ties of a network as a sparse matrix of actors by coalitions.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network whose nodes carry ``bipartite`` 0 (actors) or 1 (coalitions); or a
        panel, already narrowed to the memberships meant, whose members are the actors.

    Raises
    ------
    DataError
        If a node has no ``bipartite``, or an edge joins two nodes of the same side.

    Examples
    --------
    >>> import networkx as nx
    >>> incidence(nx.davis_southern_women_graph()).matrix.shape
    (18, 14)
    """
    if isinstance(network, Incidence):
        return network
    if isinstance(network, Panel):
        return _panel_incidence(network)
    check_network(network)
    sides = _sides(network)
    place = [{node: index for index, node in enumerate(side)} for side in sides]
    pairs = {_oriented(a, b, place[0], place[1]) for a, b in network.edges()}
    ends = np.array(sorted(pairs), dtype=np.int32).reshape(-1, 2)
    return Incidence(*sides, _matrix(ends[:, 0], ends[:, 1], (len(sides[0]), len(sides[1]))))


def check_network(network: object) -> None:
    """Raise InvalidType unless this is a network of networkx."""
    if not hasattr(network, "nodes"):
        raise InvalidType("network", network, NETWORK_WANTED)


def _panel_incidence(panel: Panel) -> Incidence:
    """Tie the members and coalitions that occur in the rows of a panel."""
    members, rows = np.unique(panel.member, return_inverse=True)
    coalitions, columns = np.unique(panel.coalition, return_inverse=True)
    actors = tuple(actor_node(panel, panel.members[code]) for code in members.tolist())
    joined = tuple(panel.coalitions[code] for code in coalitions.tolist())
    return Incidence(actors, joined, _matrix(rows, columns, (len(actors), len(joined))))


def _matrix(rows: Any, columns: Any, shape: tuple[int, int]) -> sp.csr_array:
    from scipy import sparse  # a third of a second to import, needed here only

    places = np.asarray(rows, dtype=np.int32), np.asarray(columns, dtype=np.int32)
    cells = sparse.coo_array((np.ones(len(places[0])), places), shape=shape).tocsr()
    cells.sum_duplicates()
    cells.data[:] = 1.0
    return cells


def _sides(network: nx.Graph[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    sides: dict[object, list[Any]] = {0: [], 1: []}
    for node, side in network.nodes.data("bipartite"):
        if side not in sides:
            hint = "Set the attribute to 0 for actors and 1 for coalitions."
            raise DataError([Problem("network", 0, "", f"{node!r} has no 'bipartite'.", hint)])
        sides[side].append(node)
    return tuple(sides[0]), tuple(sides[1])


def _oriented(
    a: Any, b: Any, actors: Mapping[Any, int], coalitions: Mapping[Any, int]
) -> tuple[int, int]:
    if a in actors and b in coalitions:
        return actors[a], coalitions[b]
    if b in actors and a in coalitions:
        return actors[b], coalitions[a]
    hint = "A two-mode network ties actors to coalitions only."
    raise DataError([Problem("network", 0, "", f"{a!r} and {b!r} are on the same side.", hint)])
