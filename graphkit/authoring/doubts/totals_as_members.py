"""Doubt members that are called as a row of totals or a note on the table is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.cell_meanings.below_table import is_called_total
from graphkit.authoring.cell_meanings.notes_of_tables import is_note_of_table
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def totals_as_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Tell of members called "Total" or "Data from Space" beside numbers alone.

    A company may be called so. What it takes is described at
    `graphkit.authoring.doubts.doubtful_members.doubtful_members`.
    """
    seen = set[str]()
    for row in rows:
        name = row.own.get("member", "")
        if name in seen or not (what := _may_be(name)):
            continue
        if not any(cell and not any(map(str.isdigit, cell)) for cell in _others(row)):
            seen.add(name)
            message = f"{shown(name)} may be a {what}, and is read as a member."
            hint = "Remove the row if it is one."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)


def _may_be(name: str) -> str:
    if is_called_total(name):
        return "total"
    return "note on the table" if is_note_of_table(name) else ""


def _others(row: Row) -> Iterator[str]:
    """Give the own cells of a row but the member."""
    return (cell for column, cell in row.own.items() if column != "member")
