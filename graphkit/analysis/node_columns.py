"""What all measures say about nodes: their id, label and side, in the order of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import networkx as nx

from graphkit.errors import InvalidChoice
from graphkit.network import AS_MEMBER, Incidence, incidence

if TYPE_CHECKING:
    from graphkit.panel import Panel

SIDES: Final = ("actors", "coalitions")
NODE_DEFINITIONS: Final = {
    "node": "id of the actor or coalition",
    "label": "its name",
    "side": "whether it is an actor or a coalition here",
}


def labels_of(network: nx.Graph[Any] | Incidence | Panel) -> dict[Any, str]:
    """Give a label for every node: the node attribute ``label``, else the node itself."""
    if isinstance(network, nx.Graph):
        return {node: str(label) for node, label in network.nodes.data("label", None) if label} | {
            node: str(node) for node, label in network.nodes.data("label", None) if not label
        }
    ties = incidence(network)
    labels = {node: str(node) for node in (*ties.actors, *ties.coalitions)}
    if isinstance(network, Incidence):
        return labels
    for node in ties.actors:
        info = network.actors.get(node.removesuffix(AS_MEMBER))
        labels[node] = info.label if info else labels[node]
    return labels | {node: network.coalition_info[node].label for node in ties.coalitions}


def check_side(side: str | None) -> None:
    """Raise InvalidChoice unless this is a side, or None for both."""
    if side is not None and side not in SIDES:
        raise InvalidChoice("side", side, SIDES)


def listing(
    network: nx.Graph[Any] | Incidence | Panel, side: Literal["actors", "coalitions"] | None = None
) -> list[tuple[Any, str, str]]:
    """List node, label and side of every node, actors first, or of one side only."""
    check_side(side)
    ties = incidence(network)
    labels = labels_of(network)
    rows = [(node, labels[node], "actor") for node in ties.actors if side != "coalitions"]
    return rows + [
        (node, labels[node], "coalition") for node in ties.coalitions if side != "actors"
    ]
