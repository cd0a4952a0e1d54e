"""An attribute of the actors of a network, in the order of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from graphkit.errors import DataError, NotFound, Problem
from graphkit.facts.label_columns import is_label
from graphkit.network import ALSO_CALLED

if TYPE_CHECKING:
    from graphkit.network import Incidence


UNKNOWN: Final = "unknown"
"""The kind of who is of none that is known; such are not of one kind."""

_NO_VALUES: Final = frozenset({"bipartite", ALSO_CALLED})
"""What actors bear that tells nothing of what they have in common; nor do labels."""
_DRAW_IT: Final = "Hand over the network that kg.network() draws, whose actors have attributes."


def node_values(network: object, ties: Incidence, attribute: str) -> list[str]:
    """List an attribute of the actors, empty for those without it and of unknown kind.

    Raises
    ------
    NotFound
        If no actor of a drawn network has such an attribute.
    DataError
        If nothing is known of it for any actor, as of what has no attributes.
    """
    known: dict[Any, Any] = {}
    if isinstance(network, nx.Graph):
        known = dict(network.nodes.data(attribute))
        there = {name for actor in ties.actors for name in network.nodes[actor]}
        if ties.actors and attribute not in there:
            near = tuple(sorted(name for name in there - _NO_VALUES if not is_label(name)))
            raise NotFound("attribute of actors", attribute, near)
    said = (str(known.get(actor) or "") for actor in ties.actors)
    values = ["" if value == UNKNOWN else value for value in said]
    if not any(values):
        drawn = isinstance(network, nx.Graph)
        hint = "Fill it in, or choose another attribute." if drawn else _DRAW_IT
        raise DataError([Problem("network", 0, "", f"{attribute!r} is known of no actor.", hint)])
    return values
