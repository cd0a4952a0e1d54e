"""A part of the bundled facts, whole in itself, for comparisons that are slow on all of them.

Engines that answers are compared with need minutes for the whole graph. The part has every table
and every kind of record, and whatever the questions of the ontology name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from graphkit.authoring import SCHEMA

ROOT = Path(__file__).parents[1]
EVERY = {"coalitions": 4, "actors": 12}
"""Of what no question names, one in so many is kept."""
FEWER = {"coalitions": 5, "actors": 40}
"""The same for rdflib and what is built on it, which take as long as there are triples."""
NAMED_IN_TESTS = {
    *("christchurch-call-foundation", "european-union"),
    *("eu-code-of-conduct-on-hate-speech", "eu-code-of-conduct-on-hate-speech-text"),
    "hate-code-24h",
}
ABOUT_ACTORS = ("operations", "ownerships", "names", "changes", "appointments", "statements")
"""Small tables; whom they mention stays."""

Row = dict[str, str]
Tables = dict[str, list[Row]]


def write_extract(
    folder: Path, every: Mapping[str, int] = EVERY, also: Collection[str] = ()
) -> Path:
    """Write the tables of the part into a folder, and give the folder; some things stay in it."""
    tables = {name: _read(ROOT / "data" / f"{name}.csv") for name in SCHEMA}
    for name, rows in _part(tables, every, _named_in_questions() | {*also}).items():
        if rows:
            (folder / f"{name}.csv").write_text(_text(rows), encoding="utf-8", newline="")
    return folder


def _part(tables: Tables, every: Mapping[str, int], named: set[str]) -> Tables:
    """Leave out most coalitions and actors, what needs them, and then what nobody mentions."""
    told = set(_mentioned({table: tables[table] for table in ABOUT_ACTORS}))
    gone: set[str] = set()
    for table, step in every.items():
        wanted = named | told if table == "actors" else named
        others = [row["id"] for row in tables[table] if row["id"] not in wanted]
        gone |= {name for number, name in enumerate(others) if number % step}
    while True:
        tables = {name: _without(name, rows, gone) for name, rows in tables.items()}
        kept = set(_mentioned(tables))
        unused = {
            row["id"]
            for name in ("actors", "sources", "goals")
            for row in tables[name]
            if row["id"] not in kept | named
        }
        if not unused:
            return tables
        gone |= unused


def _without(table: str, rows: list[Row], gone: set[str]) -> list[Row]:
    """Leave out the rows that are gone or need what is gone; others forget it."""
    there = rows[0] if rows else {}
    columns = [c for c in SCHEMA[table] if c.kind == "ref" and c.name in there]
    found = []
    for row in rows:
        cells = {
            column.name: ";".join(item for item in _items(row[column.name]) if item not in gone)
            for column in columns
        }
        lost = any(row[c.name] and not cells[c.name] for c in columns if c.required)
        if row.get("id") not in gone and not lost:
            found.append(row | cells)
        else:
            gone |= {row["id"]} if "id" in row else set()
    return found


def _mentioned(tables: Tables) -> Iterable[str]:
    for table, rows in tables.items():
        for column in SCHEMA[table]:
            if column.kind == "ref":
                for row in rows:
                    yield from _items(row.get(column.name, ""))


def _named_in_questions() -> set[str]:
    """Give the ids that the questions of the ontology name."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "ontology").rglob("*.rq"))
    found = {name for text in texts for name in re.findall(r"\bid:([a-z0-9-]+)", text)}
    return found | NAMED_IN_TESTS


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def _read(path: Path) -> list[Row]:
    if not path.exists():
        return []
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def _text(rows: list[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()
