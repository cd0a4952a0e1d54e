"""Scene → nodes and edges as pyvis has them, and a pyvis network for who wants to change them.

The lists of the network are filled directly: ``add_edge`` compares each new edge with every
earlier one and ``from_nx`` writes into the caller's graph.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphkit.facts.text_in import text_in
from graphkit.views import clean_text

if TYPE_CHECKING:
    from pyvis.network import Network

    from graphkit.views.looks_of_kinds import Look
    from graphkit.views.scene import Node, Scene, Text

OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "color": {"inherit": False}},
    "interaction": {"hideEdgesOnDrag": True, "hover": True, "multiselect": True},
}
RELATION_COLOUR: Final = {
    "membership": "#8a94a0",
    "involvement": "#8a94a0",
    "operation": "#a06a00",
    "ownership": "#5d5346",
}


class DrawnNetwork(NamedTuple):
    """What a page draws, under the names that a ``pyvis.network.Network`` has for it."""

    nodes: list[dict[str, Any]]
    node_ids: list[str]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def to_drawing(scene: Scene) -> DrawnNetwork:
    """Give the nodes and edges of a placed scene, with positions.

    Physics is off: the positions are the layout. Titles and labels are plain text.
    """
    degrees = _degrees(scene)
    points = scene.positions.get(scene.opening.layout) or ((0.0, 0.0),) * len(scene.nodes)
    nodes = [
        _node(node, scene.look(node), scene.opening.lang, degrees[node.id])
        | {"x": round(x, 1), "y": round(y, 1)}
        for node, (x, y) in zip(scene.nodes, points, strict=True)
    ]
    return DrawnNetwork(nodes, [node.id for node in scene.nodes], _edges(scene), OPTIONS)


def to_network(scene: Scene) -> Network:
    """Give the drawing of a placed scene as a pyvis network, ready to show or to change."""
    # pyvis takes a third of a second to import, because it brings IPython.
    from pyvis.network import Network

    drawn = to_drawing(scene)
    network = Network(height="100vh", width="100%", cdn_resources="in_line")
    network.options = drawn.options
    network.nodes.extend(drawn.nodes)
    network.node_ids.extend(drawn.node_ids)
    network.node_map = dict(zip(network.node_ids, network.nodes, strict=True))
    network.edges.extend(drawn.edges)
    return network


def label(text: Text, lang: str) -> str:
    """Pick the label in a language, or else in the next best one."""
    return clean_text.text(text_in(text, lang))


def _node(node: Node, look: Look, lang: str, degree: int) -> dict[str, Any]:
    shown = label(node.label, lang) or clean_text.text(node.id)
    return {
        "id": node.id,
        "label": shown,
        "title": shown,
        "group": node.kind,
        "shape": look.pyvis,
        "color": look.light,
        "size": round(5 + 2.2 * math.sqrt(degree), 1),
    }


def _degrees(scene: Scene) -> Counter[str]:
    pairs = {(r.source, r.target) for r in scene.records if r.relation == "membership"}
    return Counter(end for pair in pairs for end in pair)


def _edges(scene: Scene) -> list[dict[str, Any]]:
    """One edge per pair and relation; several spells share it."""
    spells: Counter[tuple[str, str, str]] = Counter(
        (record.source, record.target, record.relation) for record in scene.records
    )
    return [
        {
            "from": source,
            "to": target,
            "relation": relation,
            "width": 1,
            "value": count,
            "color": RELATION_COLOUR.get(relation, "#8a94a0"),
            "dashes": relation != "membership",
        }
        for (source, target, relation), count in spells.items()
    ]
