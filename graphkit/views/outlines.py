"""The outlines of countries, as the second form of the map draws them.

The file, ``outlines.json``, is made by ``docs/build.py`` from the borders of Natural Earth, which
draw who governs a place and not who claims it. It has lines (``arcs``: a first point, then steps)
and for each country with a square on the tile map its rings of lines (``~n`` is line ``n``
backwards), the middle of its largest part, and the square root of its area. The first land, of no
code, is all that belongs to no country with a square.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

OUTLINES: Final = Path(__file__).with_name("outlines.json")


@cache
def outlines() -> dict[str, Any]:
    """Read the outlines.

    Examples
    --------
    >>> len(outlines()["lands"]) > 190
    True
    """
    read: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return read
