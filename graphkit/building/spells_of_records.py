"""Tell apart the times of what ends and comes again: who owns, operates, convenes, bears a name.

The rule is that of memberships (`graphkit.facts.spells`): periods of one source that surely lie
apart are two records, and those of different sources one, of which a check names both readings.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.spells.fill_spells import told_apart
from graphkit.building.records import RECORD_TABLES, slugs_of
from graphkit.facts.authored_row import Row, Tables

COMES_AGAIN: Final = tuple(
    name for name in RECORD_TABLES if "spell" in {column.name for column in SCHEMA[name]}
)
"""The tables with a column for spells, beside the memberships."""


def with_spells_of_records(tables: Tables) -> Tables:
    """Name the spells of records that come again, where the rows name none.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        Is not changed.

    Returns
    -------
    mapping of str to tuple of Row
        The first spell stays without a name, and the next one is ``2``: the ownership
        ``mine--owned-by--old`` comes again as ``mine--owned-by--old--2``.

    Examples
    --------
    >>> cells = {"owned": "mine", "owner": "old", "source": "s", "confidence": "high", "spell": ""}
    >>> rows = [Row("ownerships.csv", 2, {**cells, "during": during})
    ...         for during in ("2016/..", "2010/2012")]
    >>> tables = {**dict.fromkeys(COMES_AGAIN, ()), "ownerships": rows}
    >>> [row["spell"] for row in with_spells_of_records(tables)["ownerships"]]
    ['2', '']
    """
    changed = {name: tuple(_spelt(name, tables[name])) for name in COMES_AGAIN if tables[name]}
    return {**tables, **changed}


def _spelt(table: str, rows: Sequence[Row]) -> Iterator[Row]:
    """Give the rows of a table with the spells that follow from their periods."""
    slug_of = slugs_of(table, rows)
    slugs = [slug_of(row) for row in rows]
    known = frozenset(slugs)
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if not row["spell"]:
            places.setdefault(slugs[place], []).append(place)
    named: dict[int, Row] = {}
    for slug, same in places.items():
        if len(same) > 1:
            taken = _Taken(slug, known)
            named.update(told_apart(rows, same, taken=taken, again="It began again"))
    yield from (named.get(place, row) for place, row in enumerate(rows))


class _Taken(Container[str]):
    """The names of spells with which a record would be called like another one."""

    def __init__(self, slug: str, slugs: Container[str]) -> None:
        self._slug, self._slugs = slug, slugs

    def __contains__(self, spell: object) -> bool:
        return f"{self._slug}--{spell}" in self._slugs
