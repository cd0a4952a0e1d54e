"""The filters of a network, whose names are looked up like all others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from graphkit.graph.opened_graph import Meanings, OpenedGraph
    from graphkit.network.options import Options

NAMES_OF: Final[Mapping[str, Meanings]] = {
    "kinds": "kind",
    "roles": "role",
    "countries": "country",
    "coalitions": "coalition",
    "topics": "topic",
}
"""Each filter that takes names, and what they are names of."""


def with_ids(graph: OpenedGraph, options: Options) -> Options:
    """Give the options of a network with ids in place of names.

    Raises
    ------
    NotFound, Ambiguous, InvalidType
        If a filter has something else than names.
    """
    ids = {
        name: graph.ids_of(NAMES_OF[name], said, option=name)
        for name, said in cast("Mapping[str, Any]", options).items()
        if name in NAMES_OF and said is not None
    }
    return cast("Options", {**options, **ids})
