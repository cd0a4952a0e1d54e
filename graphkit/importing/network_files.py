"""Import two-mode networks: GraphML and GEXF.

Which nodes are coalitions is told by an attribute (``bipartite``, ``mode``, ``type`` or ``kind``),
or by the direction of the edges: from members to what they are members of.

What a node is called in other languages stands in ``label_<language>``, such as ``label_ja``.

Networks that graphkit exported say in ``edtf`` the period of each membership of an edge. Their
``start`` and ``end`` are bounds at a degree of certainty, which no source said, and are not read;
those of other files are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

from graphkit.errors import Problem
from graphkit.facts.as_member import itself
from graphkit.importing.attributes_of_dates import DATE_WORDS
from graphkit.importing.collected_records import Collected
from graphkit.importing.drawn_edges import drawn_memberships, is_drawn, not_told_apart, own_of_node
from graphkit.importing.importer import Found, Importer, ImportOptions
from graphkit.importing.labels_of_nodes import are_numbered, languages_of
from graphkit.names.tables import words_of
from graphkit.tabular.reading.lines_of_text import unreadable
from graphkit.tabular.reading.read_sheets import bytes_of

_MODES: Final = words_of("header_words", "mode-of-node")
_COALITIONS: Final = frozenset(words_of("header_words", "mode-of-coalition"))
_SIDES: Final = {"0": 0, "0.0": 0, "false": 0, "1": 1, "1.0": 1, "true": 1}
_DEEPEST: Final = 100
"""Levels of elements; what lies in each of them is looked through."""
_OF_COUNTRIES: Final = "country-"
"""What ids of countries begin with in networks that graphkit drew."""
_CODE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,3})?")
_WHOLE_YEAR: Final = re.compile(r"(\d{4})\.0+")


class _Network(NamedTuple):
    """Nodes with their attributes, and edges with theirs."""

    nodes: dict[str, dict[str, str]]
    edges: list[tuple[str, str, dict[str, str]]]


def read_network(path: Path, _: ImportOptions) -> Found:
    """Read a two-mode network; its edges are counted from 1.

    Raises
    ------
    DataError
        If it is neither GraphML nor GEXF, one mode cannot be told from the other, or a node has
        an attribute ``bipartite`` that is neither 0 nor 1.
    """
    network = _network(path)
    sides = _sides(network, path.name)
    coalitions = _coalitions(network)
    if coalitions is None:
        hint = "Give the nodes an attribute 'bipartite': 0 for members, 1 for coalitions."
        raise unreadable(path.name, "members and coalitions cannot be told apart.", hint)
    collected = Collected(path.name, own_ids=not are_numbered(network.nodes))
    languages = languages_of(network.nodes.values())
    drawn = any(is_drawn(said) for _, _, said in network.edges)
    for key, said in network.nodes.items():
        names = {language: said[label] for label, language in languages.items() if said.get(label)}
        name = said.get("label") or said.get("name") or next(iter(names.values()), key)
        kind = "" if key in coalitions else said.get("kind", "")
        country = _country(said.get("country", ""))
        aliases = said.get("also_called", "")
        own = own_of_node(said) if drawn else {}
        collected.thing(
            key, name, names=names, own=own, kind=kind, country=country, aliases=aliases
        )
    for number, (one, other, said) in enumerate(network.edges, 1):
        turned = one in coalitions and other not in coalitions
        member, coalition = (other, one) if turned else (one, other)
        if coalition not in coalitions or (member in coalitions and not is_drawn(said)):
            collected.drop(number, "", "this edge does not join a member and a coalition.")
            continue
        if sides and member in network.nodes and member not in sides:
            collected.drop(number, "bipartite", f"the node {member[:60]!r} is of neither side.")
            continue
        for cells in _memberships(said, member, coalition):
            collected.membership(number, member, coalition, **cells)
        for name in not_told_apart(said):
            message = f"{said[name][:60]!r} does not say of which membership of the edge it is."
            hint = "The text is left out. Write it into a column of the table that was made."
            collected.doubts.append(Problem(path.name, number, name, message, hint))
    found = collected.found()
    found.doubts.extend(_undated(network, path.name))
    return found


def _country(said: str) -> str:
    """Give the code in an id of a country, or in small letters; names stay as they are written.

    >>> [_country(one) for one in ("country-gb-sct", "fr", "Atlantis")]
    ['GB-SCT', 'FR', 'Atlantis']
    """
    bare = said.removeprefix(_OF_COUNTRIES)
    return bare.upper() if bare != said or _CODE.fullmatch(said) else said


def _sides(network: _Network, path: str) -> Mapping[str, int]:
    """Read of each node that says it on which side it stands."""
    found = {}
    for key, said in network.nodes.items():
        side = said.get("bipartite", "").strip().casefold()
        if side and side not in _SIDES:
            message = f"the node {key[:60]!r} has {side[:20]!r} as its attribute 'bipartite'."
            raise unreadable(path, message, "It is 0 for members and 1 for coalitions.")
        if side:
            found[key] = _SIDES[side]
    return found


def _memberships(said: Mapping[str, str], member: str, coalition: str) -> Iterator[dict[str, str]]:
    """Give the cells of each membership of an edge."""
    if "edtf" in said:
        yield from drawn_memberships(said, member, coalition)
        return
    dates = {} if is_drawn(said) else _dates(said)
    yield {"role": said.get("role", ""), **dates}


def _dates(said: Mapping[str, str]) -> dict[str, str]:
    found = {name: _first(said, words) for name, words in DATE_WORDS.items()}
    return {name: _WHOLE_YEAR.sub(r"\1", date) for name, date in found.items()}


def _undated(network: _Network, path: str) -> Iterator[Problem]:
    """Doubt edges that bear nothing but bounds."""
    bare = sum("edtf" not in said and is_drawn(said) for _, _, said in network.edges)
    if bare:
        message = f"of {bare:,} edges only bounds are told; their dates are left open."
        hint = "Export the graph itself, which tells the periods, too."
        yield Problem(path, 0, "periods", message, hint)


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
    if b"<!ENTITY" in data.replace(b"\0", b""):  # in UTF-16, every other byte is zero
        raise unreadable(path.name, "this declares entities of XML.", "Export it without them.")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 (without entities nothing can grow)
    except ElementTree.ParseError as error:
        message = f"this is no XML: {error}."
        raise unreadable(path.name, message, "Export it again.", error.position[0]) from None
    if _is_deeper(root, _DEEPEST):
        message = f"this is nested more than {_DEEPEST} levels deep."
        raise unreadable(path.name, message, "Export it without groups within groups.")
    kind = _local(root)
    if kind == "graphml":
        return _as_one(_graphml(root))
    if kind == "gexf":
        return _as_one(_gexf(root))
    raise unreadable(path.name, f"this is {kind}.", "It must be GraphML or GEXF.")


def _is_deeper(root: ElementTree.Element, levels: int) -> bool:
    """Tell whether elements lie within each other deeper than so many levels."""
    level = [root]
    for _ in range(levels):
        level = [below for element in level for below in element]
        if not level:
            return False
    return True


def _as_one(network: _Network) -> _Network:
    """Make one node of a coalition and of itself as a member, which are drawn as two."""
    double = {
        key: one for key in network.nodes if (one := itself(key)) != key and one in network.nodes
    }
    if not double:
        return network
    nodes = {key: said for key, said in network.nodes.items() if key not in double}
    turned = [(b, a, said) if b in double else (a, b, said) for a, b, said in network.edges]
    edges = [(double.get(a, a), b, said) for a, b, said in turned]  # from the member
    return _Network(nodes, edges)


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
        ours = "edtf" in about or is_drawn(about)  # which lists the memberships of an edge
        spells = [] if ours else [dict(spell.items()) for spell in _all(one, "spell")]
        edges += [
            (one.get("source", ""), one.get("target", ""), {**about, **spell})
            for spell in spells or [{}]
        ]
    return _Network(nodes, edges)


NETWORK: Final = Importer((".graphml", ".gexf", ".xml"), read_network)
