"""The outlines of countries, as the second form of the map draws them.

The file, ``outlines.json``, is made by ``docs/build.py`` from the borders of Natural Earth, which
draw who governs a place and not who claims it. It has lines (``arcs``: a first point, then steps)
and for each country with a square on the tile map its rings of lines (``~n`` is line ``n``
backwards), the middle of its largest part, and the square root of its area. The first land, of no
code, is all that belongs to no country with a square.

A page carries the same in half the room: a column for what is told of each land, and lines as texts
of small steps.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from graphkit.resources import shipped_text

OUTLINES: Final = Path(__file__).with_name("outlines.json")


@cache
def outlines() -> dict[str, Any]:
    """Read the outlines.

    Examples
    --------
    >>> len(outlines()["lands"]) > 190
    True
    """
    read: dict[str, Any] = json.loads(shipped_text(OUTLINES))
    return read


@cache
def packed() -> dict[str, Any]:
    """Give the outlines as a page carries them; lines are encoded polylines, with spaces between.

    References
    ----------
    Google, Encoded Polyline Algorithm Format, here of whole numbers.
    """
    lands = outlines()["lands"]
    told = {name: [land.get(name) for land in lands] for name in ("code", "at", "size", "rings")}
    return told | {"lines": " ".join("".join(map(_signs, line)) for line in outlines()["arcs"])}


def _signs(number: int) -> str:
    """Write a whole number in signs of five bits each, the smallest bits first.

    >>> "".join(map(_signs, (3850000, -12020000)))
    '_p~iF~ps|U'
    """
    rest = ~(number << 1) if number < 0 else number << 1
    signs = []
    while rest >= 32:
        signs.append(chr((rest & 31 | 32) + 63))
        rest >>= 5
    return "".join(signs) + chr(rest + 63)
