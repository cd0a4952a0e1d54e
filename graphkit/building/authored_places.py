"""Tell where each record was authored, so that a finding about it can name file and line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from graphkit.building.evidence import evidence_slugs, group
from graphkit.building.memberships import membership_slug
from graphkit.building.records import RECORD_TABLES, slugs_of
from graphkit.facts.authored_row import Row, Tables


class Place(NamedTuple):
    """A file and a line in it."""

    path: str
    line: int


def authored_places(tables: Tables) -> Mapping[str, Place]:
    """Map the id of every thing, record and evidence to the row that it comes from.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        The tables that the graph was built from.

    Returns
    -------
    mapping of str to Place
        A record that rests on several rows points to the first of them in the file.
    """
    places: dict[str, Place] = {}
    for name, rows in tables.items():
        if slug_of := _slug_of(name, rows):
            for slug, same in group(rows, slug_of).items():
                first = min(same, key=lambda row: row.line)
                places[slug] = Place(first.path, first.line)
                evidence = zip(evidence_slugs(slug, same), same, strict=True)
                places.update((ref, Place(row.path, row.line)) for ref, row in evidence)
        elif rows and "id" in rows[0].cells:
            places.update((row["id"], Place(row.path, row.line)) for row in rows)
    return places


def _slug_of(table: str, rows: tuple[Row, ...]) -> Callable[[Row], str] | None:
    """Tell how a table names its records, if it holds any."""
    if table == "memberships":
        return membership_slug
    return slugs_of(table, rows) if table in RECORD_TABLES else None
