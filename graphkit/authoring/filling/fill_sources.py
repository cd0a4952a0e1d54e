"""Give every row its source: the one it names, an address, a title, or its own file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.cell_meanings.linked_text import linked_text
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.headers.header import Report
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.record_id import record_ids
from graphkit.terms import SLUG

_ADDRESS: Final = re.compile(r"https?://\S+")
_OTHER_ADDRESS: Final = re.compile(
    r"(?!https?:)(?:[a-z][a-z0-9+.-]*://|(?:javascript|vbscript|data|file|blob|about|mailto|tel):\S)"
    r"\S*",
    re.I,
)


def fill_sources(tables: dict[str, list[Row]], doubt: Report) -> None:
    """Fill in, in place, the sources of rows and the rows of sources.

    Parameters
    ----------
    tables : dict of str to list of Row
        As they were read.
    doubt : callable
        Is given each table that names no source at all where the folder lists sources, and each
        source that is an address of another kind than those of the web. Where a table names some
        sources, a row without one is left as it is, and reported with other empty cells.
    """
    sources = tables["sources"]
    listed = bool(sources)
    _give_ids(sources)
    known = {row["id"]: row["id"] for row in sources}
    known |= {row["url"]: row["id"] for row in sources if row["url"]}
    known |= {row["title"]: row["id"] for row in sources if row["title"]}
    named = _named(tables, listed, known, doubt)
    for name, rows in tables.items():
        if name == "sources" or not rows or "source" not in rows[0].cells:
            continue
        filled = _is_filled(name, rows, listed)
        if filled and listed:
            message = "no row of this table names a source, so the file itself stands for one."
            doubt(Problem(rows[0].path, 0, "source", message, "Add a column source."))
        for row in rows:
            cell = row.cells["source"]
            if not cell and filled:
                _name_file(row, named[row.path], name)
            elif cell and known.get(cell) != cell:
                cells_of(row)["source"] = known.get(cell) or named.get(cell, cell)


def _give_ids(sources: list[Row]) -> None:
    bare = [row for row in sources if not row["id"]]
    ids = record_ids((_called(row), "") for row in bare)
    for place, row in enumerate(sources):
        if not row["id"]:
            cells = {**row.cells, "id": ids[_called(row), ""]}
            sources[place] = Row(row.path, row.line, cells, row.own)


def _called(row: Row) -> str:
    return row["title"] or re.sub(r"^https?://(?:www\.)?", "", row["url"])


class _Wanted(NamedTuple):
    """A source that is to be made: the row that names it first, and what it is called."""

    row: Row
    title: str


def _named(
    tables: dict[str, list[Row]], listed: bool, known: Mapping[str, str], doubt: Report
) -> Mapping[str, str]:
    """Make sources of the files and of the addresses and titles that rows name; give their ids."""
    wanted: dict[str, _Wanted] = {}
    asked: dict[str, str] = {}  # by cells, the address or title that they name
    for name, rows in tables.items():
        if name == "sources" or not rows or "source" not in rows[0].cells:
            continue
        filled = _is_filled(name, rows, listed)
        for row in rows:
            cell = row.cells["source"]
            if cell in known or (listed and SLUG.fullmatch(cell)):
                continue
            if cell in asked or not (cell or filled):
                continue
            linked = linked_text(cell)
            title, key = linked or (cell or row.path, cell or row.path)
            asked[cell or row.path] = key
            if key not in known and (key not in wanted or wanted[key].title == key):
                wanted[key] = _Wanted(wanted[key].row if key in wanted else row, title)
    ids = record_ids(
        [(re.sub(r"^https?://(?:www\.)?", "", one), "") for one in wanted]
        + [(ref, "id") for ref in known.values()]
    )
    empty = {column.name: "" for column in SCHEMA["sources"]}
    found = {}
    for one, (row, title) in wanted.items():
        ref = ids[re.sub(r"^https?://(?:www\.)?", "", one), ""]
        url = one if _ADDRESS.fullmatch(one) else ""
        if _OTHER_ADDRESS.match(one):
            hint = "Write an address that begins with https://, or the title of the source."
            message = f"{shown(one)} is no web address that can be followed; it is kept as a title."
            doubt(Problem(row.path, row.line, "source", message, hint))
        cells = {**empty, "id": ref, "url": url, "title": title}
        tables["sources"].append(Row(row.path, row.line, cells))
        found[one] = ref
    return {cell: known.get(key) or found[key] for cell, key in asked.items()}


def _is_filled(table: str, rows: list[Row], listed: bool) -> bool:
    """Whether a row of a table without a source has its file as the source."""
    if listed and any(row["source"] for row in rows):
        return False
    return table == "coalitions" or any(  # the shapes ask for one of each coalition
        column.name == "source" and column.required for column in SCHEMA[table]
    )


def _name_file(row: Row, source: str, table: str) -> None:
    """Name the file as the source, and the line in the note, where the table has one."""
    cells = cells_of(row)
    cells["source"] = source
    if table == "memberships" and row.line:
        cells["note"] = with_line(cells["note"], row.line)


def with_line(note: str, line: int | str) -> str:
    """Say in a note on which line of its file a row stands.

    >>> with_line("", 7), with_line("a copy", 7)
    ('line 7', 'a copy (line 7)')
    """
    return f"{note} (line {line})" if note else f"line {line}"
