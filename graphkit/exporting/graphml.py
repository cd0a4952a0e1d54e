"""The network as GraphML, which yEd, Gephi, igraph and networkx read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.exporting.exporter import Export, Exporter
from graphkit.exporting.stated_periods import stated_periods
from graphkit.files.write import write_atomically

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(network: nx.Graph[Any], path: str | Path) -> None:
    """Write a network to a GraphML file; its time, degree and version are attributes of it.

    Parameters
    ----------
    network : networkx.Graph
        Is not changed.
    path : str or Path
        The file.
    """
    import networkx as nx

    from graphkit.exporting.plain_network import plain_network

    buffer = io.BytesIO()
    nx.write_graphml_xml(plain_network(network), buffer)
    write_atomically(path, buffer.getvalue())


def _write(export: Export, path: Path) -> None:
    write_graphml(stated_periods(export.store, export.network()), path)


GRAPHML: Final = Exporter((".graphml",), _write, timed=True)
