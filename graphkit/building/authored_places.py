"""Tell where each record was authored, so that a finding about it can name file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.building.evidence import evidence_slugs, group
from graphkit.building.lives import PERIOD, with_lives
from graphkit.building.member_lists import Lists
from graphkit.building.records import RECORD_TABLES, slugs_of
from graphkit.building.rejoinings import rejoinings
from graphkit.building.spells_of_records import with_spells_of_records
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.publications import publications

_IN_RECORDS: Final = "--"
"""Stands in the id of every record that is named after things, and of all evidence."""


class AuthoredPlace(NamedTuple):
    """A file and a line in it."""

    path: str
    line: int


def authored_places(tables: Tables, wanted: Collection[str]) -> Mapping[str, AuthoredPlace]:
    """Map the ids of things, records and evidence to the rows that they come from.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        The tables that the graph was built from.
    wanted : collection of str
        The ids, of which some may be of nothing in the tables.

    Returns
    -------
    mapping of str to Place
        A record that rests on several rows points to the first of them in the file. The life of a
        thing points to the table of lives, though the row of the thing itself is evidence too.
    """
    things = {slug: AuthoredPlace(row.path, row.line) for slug, row in _things(tables)}
    if all(slug in things and _IN_RECORDS not in slug for slug in wanted):  # as in most tables
        return {slug: things[slug] for slug in wanted}
    tables = with_spells_of_records(with_lives(tables, publications(tables)))
    records = list(_records(tables))
    rows = _rows_of(tables, records)
    places = {slug: AuthoredPlace(row.path, row.line) for slug, row in rows if slug in wanted}
    of_things = {row.path for name in PERIOD for row in tables[name]}
    for slug, same in records:
        if slug in wanted:
            first = min(same, key=lambda row: (row.path in of_things, row.line))
            places[slug] = AuthoredPlace(first.path, first.line)
    return places


def rows_of_ids(tables: Tables) -> Iterator[tuple[str, Row]]:
    """List the id of every thing and of every evidence, with the row that speaks of it."""
    return _rows_of(tables, _records(tables))


def _rows_of(tables: Tables, records: Iterable[tuple[str, list[Row]]]) -> Iterator[tuple[str, Row]]:
    for slug, same in records:
        yield from zip(evidence_slugs(slug, same), same, strict=True)
    yield from _things(tables)


def _things(tables: Tables) -> Iterator[tuple[str, Row]]:
    for name, rows in tables.items():
        if name not in RECORD_TABLES and rows and "id" in rows[0].cells:
            yield from ((row["id"], row) for row in rows)


def _records(tables: Tables) -> Iterator[tuple[str, list[Row]]]:
    lists = Lists(tables, vocabulary_of(tables))
    memberships = rejoinings(tables["memberships"], publications(tables), lists)
    yield from memberships.records.items()
    for name in RECORD_TABLES:
        yield from group(tables[name], slugs_of(name, tables[name])).items()
