"""What else the nodes of a network are called, so that any name of theirs finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from graphkit.facts.as_member import itself
from graphkit.facts.label_columns import is_label

if TYPE_CHECKING:
    import networkx as nx

ALSO_CALLED: Final = "also_called"


def add_other_names(network: nx.Graph[str], names: Mapping[str, Sequence[str]]) -> None:
    """Give each node that has further names the attribute ``also_called``.

    Parameters
    ----------
    network : networkx.Graph or networkx.MultiGraph
        From `graphkit.network.two_mode`; gets the attribute.
    names : mapping of str to sequence of str
        All names of each thing; its labels are left out.
    """
    for node, attributes in network.nodes(data=True):
        labels = {value for name, value in attributes.items() if is_label(name)}
        others = names.get(itself(node), ())
        if further := tuple(name for name in others if name not in labels):
            attributes[ALSO_CALLED] = further
