"""A network with plain texts and numbers only, as exchange formats hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import networkx as nx

Plain = str | int | float | bool
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that no XML may hold; facts of others may have them."""


def plain_network(network: nx.Graph[Any]) -> nx.Graph[Any]:
    """Copy a network with attributes that every format can hold.

    Parameters
    ----------
    network : networkx.Graph or networkx.MultiGraph
        Is not changed.

    Returns
    -------
    networkx.Graph or networkx.MultiGraph
        Lists become texts with semicolons, pairs of days texts with a slash and two dots where a
        side is open; what is empty is left out, and signs that XML may not hold become U+FFFD.

    Examples
    --------
    >>> drawn = nx.Graph()
    >>> drawn.add_edge("zoom", "call", periods=(("2022-06-23", ""),), end="")
    >>> plain_network(drawn).edges["zoom", "call"]
    {'periods': '2022-06-23/..'}
    """
    plain = network.__class__()
    plain.graph.update(_plain(network.graph))
    plain.add_nodes_from((node, _plain(data)) for node, data in network.nodes(data=True))
    plain.add_edges_from(_edges(network))
    return plain


def description(network: nx.Graph[Any]) -> str:
    """Say in words which time, degree and version a drawn network is of.

    >>> description(nx.Graph(on="2019-05-15", at_least="presumed", version="1"))
    'on 2019-05-15; presumed or better; version 1'
    """
    about = network.graph
    when = f"on {about['on']}" if about.get("on") else "of all time" if about.get("ever") else ""
    if about.get("during"):
        when = "at some time from {} to {}".format(*about["during"])
    degree = f"{about['at_least']} or better" if about.get("at_least") else ""
    version = f"version {about['version']}" if about.get("version") else ""
    return "; ".join(filter(None, (when, degree, version, about.get("licence"))))


def _edges(network: nx.Graph[Any]) -> Iterable[tuple[Any, ...]]:
    if isinstance(network, nx.MultiGraph):
        return ((a, b, k, _plain(d)) for a, b, k, d in network.edges(keys=True, data=True))
    return ((a, b, _plain(data)) for a, b, data in network.edges(data=True))


def _plain(data: Mapping[str, Any]) -> dict[str, Plain]:
    plain = {key: _value(value) for key, value in data.items() if value is not None}
    return {key: value for key, value in plain.items() if value != ""}


def _value(value: Any) -> Plain:
    if isinstance(value, str):
        return _NO_XML.sub("\ufffd", value)
    if isinstance(value, int | float | bool):
        return value
    if isinstance(value, tuple | list | set | frozenset):
        text = _NO_XML.sub("\ufffd", ";".join(map(_item, value)))
        return text if text.strip(";") else ""
    return str(value)


def _item(value: Any) -> str:
    if isinstance(value, tuple):
        return "/".join(str(side) or ".." for side in value)
    return str(value)
