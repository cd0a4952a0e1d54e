"""The names of nodes, actors and coalitions, in a language where they have one in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.facts.as_member import itself
from graphkit.facts.text_in import text_in
from graphkit.network import Incidence, incidence

if TYPE_CHECKING:
    from graphkit.analysis.two_mode_sides import Network
    from graphkit.panel import ActorInfo, CoalitionInfo


def labels_of(network: Network) -> dict[Any, str]:
    """Name every node: by its attribute ``label``, else by the node itself."""
    if isinstance(network, nx.Graph):
        return {node: str(label or node) for node, label in network.nodes.data("label", "")}
    ties = incidence(network)
    labels = {node: str(node) for node in (*ties.actors, *ties.coalitions)}
    if isinstance(network, Incidence):
        return labels
    for node in ties.actors:
        info = network.actors.get(itself(node))
        labels[node] = info.label if info else labels[node]
    return labels | {node: network.coalition_info[node].label for node in ties.coalitions}


def label_in(info: ActorInfo | CoalitionInfo, lang: str) -> str:
    """Name an actor or coalition in a language, or else in the next best one that it has.

    >>> from graphkit.panel import ActorInfo
    >>> germany = ActorInfo("Germany", {"en": "Germany", "ja": "ドイツ"})
    >>> label_in(germany, "ja"), label_in(germany, "fr")
    ('ドイツ', 'Germany')
    """
    return text_in({"": info.label, **info.labels}, lang)
