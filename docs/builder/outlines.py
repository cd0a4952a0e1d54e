"""The outlines of countries that the map of the page draws, from the borders of Natural Earth.

The file that is read is vendored whole, ``graphkit/views/static/vendor/world-atlas``. What comes
of it is small enough for each page: projected, with fewer points, and by code. Borders between two
countries are one line that both share, so that no gap opens where points are left out.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

from graphkit.names.countries import find_country
from graphkit.views.maps.tile_map import tiles

ROOT: Final = Path(__file__).resolve().parents[2]
ATLAS: Final = ROOT / "graphkit/views/static/vendor/world-atlas/countries-50m.json"
WIDTH: Final = 2000
"""Units from the left edge of the map to the right one."""
MERIDIAN: Final = 11.0
"""In the middle of the map, so that its edge lies in the Bering Strait and parts no country."""
COARSEST: Final = 2.5
"""A point goes where the triangle that it makes with its neighbours is smaller, in units."""
LEAST: Final = 3.0
"""An island that is smaller, in units, goes, unless it is the largest of its country."""
SHORT: Final = {
    "Antigua and Barb.": "AG",
    "Bosnia and Herz.": "BA",
    "Congo": "CG",
    "Dem. Rep. Congo": "CD",
    "Eq. Guinea": "GQ",
    "Georgia": "GE",
    "Marshall Is.": "MH",
    "Micronesia": "FM",
    "S. Sudan": "SS",
    "Solomon Is.": "SB",
    "St. Vin. and Gren.": "VC",
    "W. Sahara": "EH",
}
"""Names that are cut short there, or that others have, too."""
NOT_DRAWN: Final = "Antarctica"
"""It lies around a pole, where this projection cannot draw it, and has no government."""

Point: TypeAlias = "tuple[float, float]"
Ring: TypeAlias = "list[int]"
"""Numbers of arcs one after another; ``~n`` is the arc ``n`` backwards."""


def outlines(path: Path = ATLAS) -> str:
    """Give the file of outlines as it is written: JSON with a line for each country."""
    atlas = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_degrees(arc, atlas["transform"]) for arc in atlas["arcs"]]
    lands = {name: rings for name, rings in _lands(atlas) if name != NOT_DRAWN}
    placed = _placed(arcs, [ring for rings in lands.values() for ring in rings])
    drawn = _Drawn(placed)
    codes = {tile.code for tile in tiles()}
    rows: dict[str, list[Ring]] = {}
    for name, rings in lands.items():
        code = _code(name)
        rows.setdefault(code if code in codes else "", []).extend(rings)
    told = [drawn.land(code, rows[code]) for code in sorted(rows)]
    return _written(told, drawn.written())


def _written(lands: Sequence[Mapping[str, Any]], arcs: Sequence[Sequence[int]]) -> str:
    def lines(some: Sequence[Any]) -> str:
        return ",\n".join(json.dumps(one, separators=(",", ":")) for one in some)

    return f'{{"lands": [\n{lines(lands)}\n],\n"arcs": [\n{lines(arcs)}\n]}}\n'


def _code(name: str) -> str:
    found = find_country(name)
    return SHORT.get(name) or (found.codes[0] if found.status == "sure" else "")


def _degrees(arc: Sequence[Sequence[int]], transform: Mapping[str, Any]) -> list[Point]:
    """Read an arc of TopoJSON, which says how far each point is from the one before."""
    (across, up), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for right, north in arc:
        x, y = x + right, y + north
        points.append((west + x * across, south + y * up))
    return points


def _lands(atlas: Mapping[str, Any]) -> Iterator[tuple[str, list[Ring]]]:
    for shape in atlas["objects"]["countries"]["geometries"]:
        several = shape["type"] == "MultiPolygon"
        polygons = shape["arcs"] if several else [shape["arcs"]]
        yield shape["properties"]["name"], [ring for polygon in polygons for ring in polygon]


def _placed(arcs: Sequence[list[Point]], rings: Sequence[Ring]) -> dict[int, list[Point]]:
    """Project the arcs that rings are made of; a ring lies whole on one side of the map's edge."""
    placed: dict[int, list[Point]] = {}
    for ring in rings:
        east = _unwrapped(arcs, ring)
        around = [lon for number in ring for lon in east[number]]
        middle = (min(around) + max(around)) / 2
        turns = math.floor((middle - MERIDIAN + 180) / 360) * 360
        for number in ring:
            there = arcs[max(number, ~number)]
            lons = east[number] if number >= 0 else east[number][::-1]
            flat = [_projected(lon - turns, lat) for lon, (_, lat) in zip(lons, there, strict=True)]
            before = placed.setdefault(max(number, ~number), flat)
            if any(abs(a - b) > 1 for (a, _), (b, _) in zip(before, flat, strict=True)):
                raise ValueError(f"two countries that share arc {number} lie on two sides")
    return placed


def _unwrapped(arcs: Sequence[list[Point]], ring: Ring) -> dict[int, list[float]]:
    """Give the longitudes along a ring without the jump from 180 to -180."""
    east: dict[int, list[float]] = {}
    last: float | None = None
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        lons = []
        for lon, _ in points:
            last = lon if last is None else lon - round((lon - last) / 360) * 360
            lons.append(last)
        east[number] = lons
    return east


def _projected(lon: float, lat: float) -> Point:
    """Give where a place lies in the Equal Earth projection, from the left and from the top."""
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2
    t = math.asin(root * math.sin(math.radians(lat)))
    slope = a + 3 * b * t**2 + t**6 * (7 * c + 9 * d * t**2)
    x = math.radians(lon - MERIDIAN) * math.cos(t) / (root * slope)
    y = t * (a + b * t**2 + t**6 * (c + d * t**2))
    scale = WIDTH / (2 * math.pi / (root * a))
    return WIDTH / 2 + x * scale, (_TOP - y) * scale


_TOP: Final = 1.31
"""How far up the northernmost land lies, before it is scaled."""


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Leave out the point that makes the smallest triangle, until that counts (Visvalingam)."""
    kept = list(points)
    areas = [_triangle(*kept[i - 1 : i + 2]) for i in range(1, len(kept) - 1)]
    while areas and (smallest := min(areas)) < COARSEST:
        gone = areas.index(smallest)
        del areas[gone], kept[gone + 1]
        for near in (gone - 1, gone):
            if 0 <= near < len(areas):
                areas[near] = _triangle(*kept[near : near + 3])
    return kept


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


class _Drawn:
    """The countries made of arcs, and which of these are drawn, with fewer points."""

    def __init__(self, arcs: Mapping[int, Sequence[Point]]) -> None:
        self.arcs = arcs
        self.numbers: dict[int, int] = {}

    def points(self, ring: Ring) -> list[Point]:
        return [point for n in ring for point in (self.arcs[n] if n >= 0 else self.arcs[~n][::-1])]

    def land(self, code: str, rings: Sequence[Ring]) -> dict[str, Any]:
        """Write a country: its rings, where its largest part lies, and how large all is."""
        areas = [abs(_area(self.points(ring))) for ring in rings]
        largest = areas.index(max(areas))
        kept = [ring for ring, area in zip(rings, areas, strict=True) if area >= LEAST]
        told: dict[str, Any] = {"code": code}
        if code:
            told["at"] = [round(part) for part in _centre(self.points(rings[largest]))]
            told["size"] = round(math.sqrt(sum(areas)), 1)
        return told | {"rings": [[self._number(n) for n in ring] for ring in kept]}

    def _number(self, arc: int) -> int:
        own = self.numbers.setdefault(max(arc, ~arc), len(self.numbers))
        return own if arc >= 0 else ~own

    def written(self) -> list[list[int]]:
        """Write the arcs that are drawn: the first point, then how far each is from the last."""
        return [_steps(_thinned(self.arcs[number])) for number in self.numbers]


def _steps(points: Sequence[Point]) -> list[int]:
    whole = [(round(x), round(y)) for x, y in points]
    told = [*whole[0]]
    for (x, y), (to_x, to_y) in pairwise(whole):
        if (x, y) != (to_x, to_y):
            told += [to_x - x, to_y - y]
    return told


def _area(points: Sequence[Point]) -> float:
    around = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in around) / 2


def _centre(points: Sequence[Point]) -> Point:
    """Give the centre of gravity; of what has no area, the middle of its points."""
    area = _area(points)
    if abs(area) < 1e-9:
        xs, ys = zip(*points, strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        part = ax * by - bx * ay
        x, y = x + (ax + bx) * part, y + (ay + by) * part
    return x / (6 * area), y / (6 * area)
