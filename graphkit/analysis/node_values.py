"""An attribute of the actors of a network, in the order of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.errors import DataError, Problem

if TYPE_CHECKING:
    from graphkit.network import Incidence


def node_values(network: object, ties: Incidence, attribute: str) -> list[str]:
    """List an attribute of the actors, empty for those without it.

    Raises
    ------
    DataError
        If no actor has it.
    """
    known: dict[Any, Any] = {}
    if isinstance(network, nx.Graph):
        known = dict(network.nodes.data(attribute))
    values = [str(known.get(actor) or "") for actor in ties.actors]
    if not any(values):
        hint = "Draw the network with graphkit.network.two_mode."
        raise DataError([Problem("network", 0, "", f"no actor has {attribute!r}.", hint)])
    return values
