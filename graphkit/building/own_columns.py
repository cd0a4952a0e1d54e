"""Keep the columns that tables have for themselves, so that nothing of them is lost.

Each is a property in the graph's own namespace: of the thing, or, in a table whose rows are
sources' words about records, of the evidence.
"""

from __future__ import annotations

from urllib.parse import quote

from graphkit.building.authored_places import rows_of_ids
from graphkit.building.turtle import Facts, address, term, text, thing
from graphkit.facts.authored_row import Row, Tables
from graphkit.terms import jurisdiction_slug


def write_own_columns(facts: Facts, tables: Tables) -> None:
    """Write every filled cell of a column that graphkit does not know.

    Parameters
    ----------
    facts : Facts
        Where to write.
    tables : mapping of str to tuple of Row
        All tables.
    """
    if not any(row.own for rows in tables.values() for row in rows):
        return
    for slug, row in rows_of_ids(tables):
        _write(facts, thing(slug), row)
    for row in tables["concepts"]:
        _write(facts, term(row["scheme"], row["notation"]), row)
    for row in tables["countries"]:
        _write(facts, thing(jurisdiction_slug(row["code"])), row)
    for row in tables["graph"]:
        _write(facts, address(facts.namespace.base + "dataset"), row)


def _write(facts: Facts, subject: str, row: Row) -> None:
    for name, cell in row.own.items():
        column = address(f"{facts.namespace.base}column/{quote(name, safe='')}")
        facts.add(subject, column, text(cell))
        facts.add(column, "a", "rdf:Property")
        facts.add(column, "rdfs:label", text(name))
