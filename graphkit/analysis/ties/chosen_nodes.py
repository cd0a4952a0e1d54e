"""Some of the nodes of a side, by their ids or labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from graphkit.names.known import Known
from graphkit.names.meant import Meant
from graphkit.panel import Panel
from graphkit.panel.ids_meant import labels_of
from graphkit.type_checks import names_or_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from graphkit.analysis.sides import Network


def chosen_nodes(
    network: Network, nodes: tuple[Any, ...], among: Iterable[str] | None
) -> npt.NDArray[np.int64]:
    """Number the places of the nodes chosen, in the order chosen; of all nodes when None.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        May know the labels of the nodes.
    nodes : tuple
        Those of the side.
    among : iterable of str, optional
        Ids, labels in English or French, or short forms of either.

    Raises
    ------
    NotFound, Ambiguous
        If a name is not that of one of the nodes; the message has the nearest ones.
    """
    if among is None:
        return np.arange(len(nodes), dtype=np.int64)
    place = {node: at for at, node in enumerate(nodes)}
    names = list(names_or_records("among", among, "nodes, one by one"))
    if all(name in place for name in names):
        return np.array([*dict.fromkeys(place[name] for name in names)], dtype=np.int64)
    by_id = {str(node): at for node, at in place.items()}
    meant = Meant("node of that side", _names(network, by_id))
    found = [place[n] if n in place else by_id[meant.id(_text(n))] for n in names]
    return np.array([*dict.fromkeys(found)], dtype=np.int64)


def _text(name: object) -> str:
    return str(getattr(name, "id", name))


def _names(network: Network, nodes: Iterable[str]) -> Iterator[Known]:
    called = _called(network)
    for node in nodes:
        yield Known(node, node, "id")
        yield from (Known(node, name) for name in called.get(node, ()) if name)


def _called(network: Network) -> Mapping[str, Sequence[str]]:
    if isinstance(network, nx.Graph):
        return {
            str(node): (str(data.get("label", "")), str(data.get("label_fr", "")))
            for node, data in network.nodes(data=True)
        }
    if isinstance(network, Panel):
        return labels_of(network.actors) | labels_of(network.coalition_info)
    return {}
