"""The network as GEXF 1.2, which Gephi and graphology read, with its times as Gephi knows them.

See https://gexf.net/schema.html. networkx writes the graph; what it leaves out is added here: the
format of times, and in the head of the file what it is about instead of the day of writing, so
that the same network gives the same bytes. An edge with a gap in its time has spells in place of
a start and an end, which a reader would take for one stretch.
"""

from __future__ import annotations

import io
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from graphkit.exporting.exporter import Export, Exporter
from graphkit.exporting.stated_periods import stated_periods
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.files.write import write_atomically
from graphkit.network.stretches import stretches

if TYPE_CHECKING:
    import networkx as nx

_SPACE: Final = "http://www.gexf.net/1.2draft"
# What networkx takes for parts of the format; own columns may be called so.
_OF_NODES: Final = frozenset(["spells", "viz", "pid", "parents", "id", "key", "start", "end"])
_OF_EDGES: Final = frozenset(["spells", "viz", "id", "type", "key"])


def write_gexf(network: nx.Graph[Any], path: str | Path) -> None:
    """Write a network to a GEXF file.

    Parameters
    ----------
    network : networkx.Graph
        Is not changed. The ``start`` and ``end`` of edges become times of the edges; where
        their ``periods`` leave a gap, each stretch of them becomes a spell.
    path : str or Path
        The file.
    """
    import networkx as nx

    from graphkit.exporting.plain_network import description, plain_network

    buffer = io.BytesIO()
    nx.write_gexf(_timed(network, plain_network(network)), buffer, version="1.2draft")
    root = ElementTree.fromstring(buffer.getvalue())  # noqa: S314 (written here just now)
    graph = root.find(f"{{{_SPACE}}}graph")
    assert graph is not None
    graph.set("timeformat", "date")
    graph.attrib.pop("name", None)  # which the schema does not know
    _describe(root, description(network))
    ElementTree.register_namespace("", _SPACE)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    write_atomically(path, text + b"\n")


def _timed(network: nx.Graph[Any], plain: nx.Graph[Any]) -> nx.Graph[Any]:
    """Give the edges of the plain copy the times in which they are."""
    for _, said in plain.nodes(data=True):
        _rename(said, _OF_NODES)
    weighed = all(_is_number(weight) for *_, weight in plain.edges(data="weight", default=1))
    for *_, said in plain.edges(data=True):
        _rename(said, _OF_EDGES if weighed else _OF_EDGES | {"weight"})
    told = plain.edges(data=True)
    for (*_, about), (*_, data) in zip(network.edges(data=True), told, strict=True):
        found = stretches(about.get("periods") or ())
        if not found:
            continue
        for name in ("start", "end"):
            data.pop(name, None)
        if len(found) > 1:
            data["spells"] = [(first or None, last or None) for first, last in found]
        else:
            times = zip(("start", "end"), found[0], strict=True)
            data.update((name, day) for name, day in times if day)
    return plain


def _rename(said: dict[str, Any], taken: frozenset[str]) -> None:
    """Call own columns otherwise that have the name of a part of the format."""
    for name in sorted(taken & said.keys()):
        said[f"{name}{AS_WRITTEN}"] = said.pop(name)


def _is_number(value: object) -> bool:
    try:
        return isfinite(float(str(value)))
    except ValueError:
        return False


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
