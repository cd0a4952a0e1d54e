"""The filters of a network, whose names are looked up like all others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from graphkit.graph.opened_graph import Meanings, OpenedGraph

FILTERS: Final[Mapping[str, Meanings]] = {
    "kinds": "kind",
    "roles": "role",
    "countries": "country",
    "coalitions": "coalition",
    "topics": "topic",
}
"""Each filter that takes names, and what they are names of."""


def with_ids(graph: OpenedGraph, options: Mapping[str, Any]) -> dict[str, Any]:
    """Give the options of a network with ids in place of names.

    Raises
    ------
    NotFound, Ambiguous, InvalidType
        If a filter has something else than names.
    """
    found = dict(options)
    for option, what in FILTERS.items():
        if found.get(option) is not None:
            found[option] = graph.ids_of(what, found[option], option=option)
    return found
