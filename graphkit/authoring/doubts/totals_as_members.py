"""Doubt members that are called as a row of totals is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.cell_meanings.below_table import is_called_total
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def totals_as_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Tell of members called "Total" beside numbers alone: a company may be called so.

    What it takes is described at `graphkit.authoring.doubts.doubtful_members.doubtful_members`.
    """
    seen = set[str]()
    for row in rows:
        name = row.own.get("member", "")
        more = any(cell and not any(map(str.isdigit, cell)) for cell in _others(row))
        if name not in seen and not more and is_called_total(name):
            seen.add(name)
            message = f"{shown(name)} may be a total, and is read as a member."
            hint = "Remove the row if it is one."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)


def _others(row: Row) -> Iterator[str]:
    """Give the own cells of a row but the member."""
    return (cell for column, cell in row.own.items() if column != "member")
