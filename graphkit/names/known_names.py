"""List the names by which the things of authored tables are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.facts.authored_row import Row, Tables, split
from graphkit.names.candidates import CODE, COUNTRY_NAME, LISTED, WIKIDATA, Known


def known_names(tables: Tables) -> tuple[Known, ...]:
    """List the names by which the things of authored tables are known.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        Tables that were read; any of them, and any optional column, may be missing.

    Returns
    -------
    tuple of Known
        Labels in every language, aliases, former and other names, the names under which sources
        list a thing, ids, Wikidata items, and what the country that a government governs is
        called. They are the same names that look-up in the built graph knows.
    """
    described = (*tables.get("actors", ()), *tables.get("coalitions", ()))
    countries = {row["code"]: row for row in tables.get("countries", ())}
    known = {name for row in described for name in _described(row, countries.get(_governed(row)))}
    known.update(
        Known(row["thing"], row["name"], f"{_cell(row, 'kind') or 'other'} name")
        for row in tables.get("names", ())
    )
    known.update(
        Known(row["actor"], name, LISTED)
        for row in tables.get("memberships", ())
        if (name := _cell(row, "listed_as"))
    )
    return tuple(sorted(known))


def _described(row: Row, country: Row | None) -> Iterator[Known]:
    thing, code = row["id"], _governed(row)
    yield Known(thing, thing, "id")
    yield from (Known(thing, label, "name") for label in _labels(row))
    yield from (Known(thing, alias, "alias") for alias in split(_cell(row, "aliases")))
    if item := _cell(row, "wikidata"):
        yield Known(thing, item, WIKIDATA, code)
    if code:
        yield Known(thing, code, CODE, code)
        yield from (Known(thing, label, COUNTRY_NAME, code) for label in _labels(country))


def _governed(row: Row) -> str:
    return _cell(row, "governs")


def _cell(row: Row, column: str) -> str:
    """A cell, empty where the table has no such column."""
    return row.cells.get(column, "")


def _labels(row: Row | None) -> Iterable[str]:
    """The names of a row in all its languages."""
    cells = row.cells.items() if row else ()
    return (text for column, text in cells if column.startswith("name_") and text)
