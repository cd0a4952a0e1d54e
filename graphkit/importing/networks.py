"""Import two-mode networks: GraphML and GEXF.

Which nodes are coalitions is told by an attribute (``bipartite``, ``mode``, ``type`` or ``kind``),
or by the direction of the edges: from members to what they are members of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

from graphkit.importing.collected import Collected
from graphkit.importing.importer import Asked, Found, Importer
from graphkit.tabular.reading.lines_of_text import unreadable
from graphkit.tabular.reading.read_sheets import bytes_of

_MODES: Final = ("bipartite", "mode", "type", "kind", "class")
_COALITIONS: Final = ("1", "coalition", "group", "event", "coalitions", "groups", "true")
_DATES: Final = {"since": ("start", "since", "from", "joined"), "until": ("end", "until", "left")}


class _Network(NamedTuple):
    """Nodes with their attributes, and edges with theirs."""

    nodes: dict[str, dict[str, str]]
    edges: list[tuple[str, str, dict[str, str]]]


def read_network(path: Path, _: Asked) -> Found:
    """Read a two-mode network; its edges are counted from 1.

    Raises
    ------
    DataError
        If it is neither GraphML nor GEXF, or one mode cannot be told from the other.
    """
    network = _network(path)
    coalitions = _coalitions(network)
    if coalitions is None:
        hint = "Give the nodes an attribute 'bipartite': 0 for members, 1 for coalitions."
        raise unreadable(path.name, "members and coalitions cannot be told apart.", hint)
    collected = Collected(path.name)
    for key, said in network.nodes.items():
        name = said.get("label") or said.get("name") or key
        kind = "" if key in coalitions else said.get("kind", "")
        collected.thing(key, name, kind=kind, country=said.get("country", ""))
    for number, (one, other, said) in enumerate(network.edges, 1):
        member, coalition = (other, one) if one in coalitions else (one, other)
        if coalition not in coalitions or member in coalitions:
            collected.drop(number, "", "this edge does not join a member and a coalition.")
            continue
        dates = {name: _first(said, words) for name, words in _DATES.items()}
        collected.membership(number, member, coalition, role=said.get("role", ""), **dates)
    return collected.found()


def _first(said: Mapping[str, str], words: tuple[str, ...]) -> str:
    return next((said[word] for word in words if said.get(word)), "")


def _coalitions(network: _Network) -> frozenset[str] | None:
    """Find the nodes that are coalitions."""
    for name in _MODES:
        modes = {key: said.get(name, "").casefold() for key, said in network.nodes.items()}
        found = frozenset(key for key, mode in modes.items() if mode in _COALITIONS)
        if found and len(found) < len(modes):
            return found
    targets = frozenset(target for _, target, _ in network.edges)
    sources = {source for source, _, _ in network.edges}
    return targets if targets and targets.isdisjoint(sources) else None


def _network(path: Path) -> _Network:
    data = bytes_of(path)
    if b"<!ENTITY" in data:
        raise unreadable(path.name, "this declares entities of XML.", "Export it without them.")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 (without entities nothing can grow)
    except ElementTree.ParseError as error:
        message = f"this is no XML: {error}."
        raise unreadable(path.name, message, "Export it again.", error.position[0]) from None
    kind = _local(root)
    if kind == "graphml":
        return _graphml(root)
    if kind == "gexf":
        return _gexf(root)
    raise unreadable(path.name, f"this is {kind}.", "It must be GraphML or GEXF.")


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (one for one in element.iter() if _local(one) == name)


def _graphml(root: ElementTree.Element) -> _Network:
    keys = {one.get("id", ""): one.get("attr.name", "") for one in _all(root, "key")}

    def said(element: ElementTree.Element) -> dict[str, str]:
        data = (one for one in element if _local(one) == "data")
        return {keys.get(one.get("key", ""), ""): (one.text or "").strip() for one in data}

    return _Network(
        {one.get("id", ""): said(one) for one in _all(root, "node")},
        [(one.get("source", ""), one.get("target", ""), said(one)) for one in _all(root, "edge")],
    )


def _gexf(root: ElementTree.Element) -> _Network:
    titles = {
        (group.get("class", ""), one.get("id", "")): one.get("title", "")
        for group in _all(root, "attributes")
        for one in _all(group, "attribute")
    }

    def said(element: ElementTree.Element, class_: str) -> dict[str, str]:
        values = {
            titles.get((class_, one.get("for", "")), ""): one.get("value", "")
            for one in _all(element, "attvalue")
        }
        own: dict[str, Any] = {name.rpartition("}")[2]: text for name, text in element.items()}
        return {**own, **values}

    nodes = {one.get("id", ""): said(one, "node") for one in _all(root, "node")}
    edges = []
    for one in _all(root, "edge"):
        about = said(one, "edge")
        spells = [dict(spell.items()) for spell in _all(one, "spell")] or [{}]
        edges += [
            (one.get("source", ""), one.get("target", ""), {**about, **spell}) for spell in spells
        ]
    return _Network(nodes, edges)


NETWORK: Final = Importer((".graphml", ".gexf", ".xml"), read_network)
