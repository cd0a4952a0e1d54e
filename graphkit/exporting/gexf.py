"""The network as GEXF 1.2, which Gephi and graphology read, with its times as Gephi knows them.

See https://gexf.net/schema.html. networkx writes the graph; what it leaves out is added here: the
format of times, and in the head of the file what it is about instead of the day of writing, so
that the same network gives the same bytes.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from graphkit.exporting.exporter import Export, Exporter
from graphkit.exporting.stated_periods import stated_periods
from graphkit.files.write import write_atomically

if TYPE_CHECKING:
    import networkx as nx

_SPACE: Final = "http://www.gexf.net/1.2draft"


def write_gexf(network: nx.Graph[Any], path: str | Path) -> None:
    """Write a network to a GEXF file.

    Parameters
    ----------
    network : networkx.Graph
        Is not changed. The ``start`` and ``end`` of edges become times of the edges.
    path : str or Path
        The file.
    """
    import networkx as nx

    from graphkit.exporting.plain_network import description, plain_network

    buffer = io.BytesIO()
    nx.write_gexf(plain_network(network), buffer, version="1.2draft")
    root = ElementTree.fromstring(buffer.getvalue())  # noqa: S314 (written here just now)
    graph = root.find(f"{{{_SPACE}}}graph")
    assert graph is not None
    graph.set("timeformat", "date")
    _describe(root, description(network))
    ElementTree.register_namespace("", _SPACE)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    write_atomically(path, text + b"\n")


def _describe(root: ElementTree.Element, about: str) -> None:
    """Replace the head of the file."""
    meta = root.find(f"{{{_SPACE}}}meta")
    assert meta is not None
    meta.attrib.clear()
    for child in list(meta):
        meta.remove(child)
    for name, text in (("creator", "graphkit"), ("description", about)):
        ElementTree.SubElement(meta, f"{{{_SPACE}}}{name}").text = text


def _write(export: Export, path: Path) -> None:
    write_gexf(stated_periods(export.store, export.network()), path)


GEXF: Final = Exporter((".gexf",), _write, timed=True)
