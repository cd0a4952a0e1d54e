"""What all measures say about nodes: their id, label and side, in the order of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.labels import labels_of
from graphkit.analysis.two_mode_sides import check_side
from graphkit.network import incidence

if TYPE_CHECKING:
    from graphkit.analysis.two_mode_sides import Network, Side

NODE_DEFINITIONS: Final = {
    "node": "id of the actor or coalition; ID--as-member is the coalition ID as a member of others",
    "label": "its name",
    "side": "whether it is an actor or a coalition here",
}


def node_columns(network: Network, side: Side | None = None) -> list[tuple[Any, str, str]]:
    """List id, label and side of every node, actors first, or of one side only."""
    check_side(side)
    ties = incidence(network)
    labels = labels_of(network)
    rows = [(node, labels[node], "actor") for node in ties.actors if side != "coalitions"]
    return rows + [
        (node, labels[node], "coalition") for node in ties.coalitions if side != "actors"
    ]
