"""Which government governs what, so that it has a place on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.views.gathering.triples import dump
from graphkit.views.maps.tile_map import tiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.graph import KnowledgeGraph


def governing(kg: KnowledgeGraph) -> Mapping[str, str]:
    """Say which jurisdiction each government governs.

    Returns
    -------
    mapping of str to str
        The code of the country by the id of the government; empty where what it governs, such as a
        state or a city, has no square.
    """
    squares = {tile.code for tile in tiles()}
    codes = {thing.id: thing.ref("iso3166") for thing in dump(kg, "?s cg:iso3166 [] .").values()}
    found = {
        thing.id: codes.get(thing.ref("governs"), "")
        for thing in dump(kg, "?s cg:governs [] .").values()
    }
    return {id: code if code in squares else "" for id, code in found.items()}
