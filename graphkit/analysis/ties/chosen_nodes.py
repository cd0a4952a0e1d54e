"""Some of the nodes of a side, by any of their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from graphkit.facts.as_member import itself
from graphkit.facts.label_columns import is_label
from graphkit.names.candidates import Known
from graphkit.names.choice_by_name import ChoiceByName
from graphkit.network import ALSO_CALLED
from graphkit.panel import Panel
from graphkit.panel.ids_meant import labels_of
from graphkit.type_checks import names_or_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from graphkit.analysis.two_mode_sides import Network


def chosen_nodes(
    network: Network, nodes: tuple[Any, ...], among: Iterable[str] | None
) -> npt.NDArray[np.int64]:
    """Number the places of the nodes chosen, in the order chosen; of all nodes when None.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        May know the names of the nodes: one that a graph drew knows all of them, a panel labels.
    nodes : tuple
        Those of the side.
    among : iterable of str, optional
        Ids, or any name of them that the network knows.

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
    called = {id: names for id, names in _called(network).items() if id in by_id}
    labels = {id: names[:1] for id, names in called.items()}
    meant = ChoiceByName("node of that side", _names(called, by_id), labels)
    found = [place[n] if n in place else by_id[meant.id(_text(n))] for n in names]
    return np.array([*dict.fromkeys(found)], dtype=np.int64)


def _text(name: object) -> str:
    return str(getattr(name, "id", name))


def _names(called: Mapping[str, Sequence[str]], nodes: Iterable[str]) -> Iterator[Known]:
    for node in nodes:
        yield from (Known(node, id, "id") for id in dict.fromkeys((node, itself(node))))
        yield from (Known(node, name) for name in called.get(node, ()) if name)


def _called(network: Network) -> Mapping[str, Sequence[str]]:
    if isinstance(network, nx.Graph):
        return {
            str(node): (
                *dict.fromkeys(str(value) for name, value in data.items() if is_label(name)),
                *data.get(ALSO_CALLED, ()),
            )
            for node, data in network.nodes(data=True)
        }
    if isinstance(network, Panel):
        return labels_of(network.actors) | labels_of(network.coalition_info)
    return {}
