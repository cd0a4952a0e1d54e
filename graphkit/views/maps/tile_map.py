"""A map in which each country is a square at about its place, so that small states count as much.

The grid, ``tiles.csv``, is of our own making: places follow from where countries lie, region by
region, and from the room that each needs. It draws no borders, and says nothing on whose territory
is whose: who has a square is who has a code.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

TILES: Final = Path(__file__).with_name("tiles.csv")


class Tile(NamedTuple):
    """Where the square of a country is, from the upper left corner of the grid.

    Attributes
    ----------
    code : str
        Of ISO 3166-1, two letters.
    column, row : int
        From 0.
    """

    code: str
    column: int
    row: int


@cache
def tiles() -> tuple[Tile, ...]:
    """Read the grid, in the order of the codes.

    Examples
    --------
    >>> len({(tile.column, tile.row) for tile in tiles()}) == len(tiles()) > 190
    True
    """
    with TILES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Tile(row["code"], int(row["column"]), int(row["row"])) for row in rows)
