"""A panel read from a graph with six SELECT queries, whose CSV results are parsed as they come."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from graphkit.panel.columns import Panel
from graphkit.panel.parts import EARLIEST, LATEST, ActorInfo, CoalitionInfo, Link
from graphkit.panel.rows import bounds_of, confidence_level
from graphkit.terms import PREFIXES, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.store import Queryable

_BOUNDS = """
  OPTIONAL { ?x cg:during ?during }
  OPTIONAL { ?x cg:startEarliest ?start_earliest }
  OPTIONAL { ?x cg:startLatest ?start_latest }
  OPTIONAL { ?x cg:endEarliest ?end_earliest }
  OPTIONAL { ?x cg:endLatest ?end_latest }
  OPTIONAL { ?x cg:confirmedUntil ?confirmed_until }
  OPTIONAL { ?x cg:confidence ?confidence }
"""
_BOUND_NAMES = (
    "?during ?start_earliest ?start_latest ?end_earliest ?end_latest ?confirmed_until ?confidence"
)
_LABELS = """
  OPTIONAL { ?x skos:prefLabel ?en FILTER (LANG(?en) = "en") }
  OPTIONAL { ?x skos:prefLabel ?fr FILTER (LANG(?fr) = "fr") }
"""

MEMBERSHIPS = f"""
SELECT ?x ?member ?coalition ?role ?group ?service {_BOUND_NAMES} WHERE {{
  ?x a cg:Membership ; org:member ?member ; org:organization ?coalition .
  OPTIONAL {{ ?x org:role ?role }}
  OPTIONAL {{ ?x cg:listedUnder ?group }}
  OPTIONAL {{ ?x cg:coversService ?service }}{_BOUNDS}}}
"""
ACTORS = f"""
SELECT ?x ?en ?fr ?kind ?based ?governs WHERE {{
  ?x cg:kind ?kind .{_LABELS}
  OPTIONAL {{ ?x cg:basedIn ?based }}
  OPTIONAL {{ ?x cg:governs ?governs }}
}}
"""
COALITIONS = f"""
SELECT ?x ?en ?fr ?led_by ?start_earliest ?end_latest WHERE {{
  ?x a cg:Coalition .{_LABELS}
  OPTIONAL {{ ?x cg:ledBy ?led_by }}
  OPTIONAL {{ ?x cg:startEarliest ?start_earliest }}
  OPTIONAL {{ ?x cg:endLatest ?end_latest }}
}}
"""
TOPICS = "SELECT ?x ?topic WHERE { ?x a cg:Coalition ; cg:topic ?topic }"
LINKS = f"""
SELECT ?x ?kind ?child ?parent {_BOUND_NAMES} WHERE {{
  {{ ?x a cg:Operation ; cg:service ?child ; cg:operator ?parent . BIND("operation" AS ?kind) }}
  UNION
  {{ ?x a cg:Ownership ; cg:owned ?child ; cg:owner ?parent . BIND("ownership" AS ?kind) }}
{_BOUNDS}}}
"""
BROADER = "SELECT ?x ?above WHERE { ?x a org:Role ; skos:broader ?above }"

_HEADER = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def extract(store: Queryable, *, version: str = "") -> Panel:
    """Read the memberships of a graph into a panel, with a few queries.

    Parameters
    ----------
    store : graphkit.store.Queryable
        The graph.
    version : str, optional
        The version of the data, kept on the panel.

    Notes
    -----
    Bounds are taken as the graph has them; they are not derived from the period again. A
    membership without a member or coalition is left out: validation reports it.
    """
    return Panel.from_rows(
        _memberships(store),
        actors=_actors(store),
        coalitions=_coalitions(store),
        links=_links(store),
        broader={row["x"]: row["above"] for row in _first(store, BROADER)},
        version=version,
    )


def _rows(store: Queryable, query: str) -> Iterator[dict[str, str]]:
    """Run a query; IRIs of this graph come back as slugs."""
    cells = csv.reader(io.StringIO(store.csv(_HEADER + query).decode("utf-8"), newline=""))
    names = next(cells)
    known: dict[str, str] = {}
    for row in cells:
        short = [known.get(cell) or known.setdefault(cell, slug(cell)) for cell in row]
        yield dict(zip(names, short, strict=True))


def _first(store: Queryable, query: str) -> list[dict[str, str]]:
    """Give one row for each ``?x``: the first of them in order, whatever order they came in."""
    best: dict[str, dict[str, str]] = {}
    for row in _rows(store, query):
        held = best.get(row["x"])
        if held is None or tuple(row.values()) < tuple(held.values()):
            best[row["x"]] = row
    return [best[name] for name in sorted(best)]


def _memberships(store: Queryable) -> Iterator[Mapping[str, Any]]:
    for row in _first(store, MEMBERSHIPS):
        listing = row["service"] or row["member"]
        ongoing = row["during"].endswith("/..")
        yield row | {"membership": row["x"], "listing": listing, "ongoing": ongoing}


def _actors(store: Queryable) -> dict[str, ActorInfo]:
    return {
        row["x"]: ActorInfo(
            row["en"] or row["x"], row["fr"], row["kind"], row["based"] or row["governs"]
        )
        for row in _first(store, ACTORS)
    }


def _coalitions(store: Queryable) -> dict[str, CoalitionInfo]:
    topics: dict[str, set[str]] = {}
    for row in _rows(store, TOPICS):
        topics.setdefault(row["x"], set()).add(row["topic"])
    about = {}
    for row in _first(store, COALITIONS):
        life = bounds_of(row)
        about[row["x"]] = CoalitionInfo(
            row["en"] or row["x"],
            row["fr"],
            tuple(sorted(topics.get(row["x"], ()))),
            row["led_by"],
            life["start_earliest"],
            life["end_latest"],
        )
    return about


def _links(store: Queryable) -> Iterator[Link]:
    for row in _first(store, LINKS):
        bounds = bounds_of(row | {"ongoing": row["during"].endswith("/..")})
        if bounds["start_latest"] == LATEST and bounds["confirmed_until"] > EARLIEST:
            bounds["start_latest"] = bounds["confirmed_until"]  # what a source shows has begun
        level = confidence_level(row["confidence"])
        ends = row["child"], row["parent"], row["kind"], row["x"]
        yield Link(*ends, **bounds, confidence=level)
