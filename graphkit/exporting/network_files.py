"""Write a network for other programs: GraphML and GEXF, which Gephi and yEd open."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import NotFound
from graphkit.files import write_atomically

if TYPE_CHECKING:
    import networkx as nx


ENDINGS: Final = (".graphml", ".gexf")
"""The endings of the files that it writes."""


def write_network(graph: nx.Graph[Any], path: str | Path) -> None:
    """Write a network to a GraphML or GEXF file.

    Parameters
    ----------
    graph : networkx.Graph
        Is not changed. Lists become texts with semicolons, because neither format has lists.
    path : str or Path
        Ends with ``.graphml`` or ``.gexf``.

    Raises
    ------
    NotFound
        If it ends otherwise.
    """
    import networkx as nx

    writers: dict[str, Callable[..., None]] = {
        ".graphml": nx.write_graphml_xml,
        ".gexf": nx.write_gexf,
    }
    writer = writers.get(Path(path).suffix.lower())
    if writer is None:
        raise NotFound("network format", Path(path).suffix, hint="Use .graphml or .gexf.")
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from((node, _plain(data)) for node, data in graph.nodes(data=True))
    plain.add_edges_from((a, b, _plain(data)) for a, b, data in graph.edges(data=True))
    buffer = io.BytesIO()
    writer(plain, buffer)
    write_atomically(path, buffer.getvalue())


def _plain(data: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {key: _value(value) for key, value in data.items() if value is not None}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple | list | set | frozenset):
        return ";".join(map(str, value))
    return str(value)
