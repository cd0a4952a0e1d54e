"""Find values of a column that differ only in capitals or spaces, and so count as two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_cells
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

TIER: Final = "tier"
MOST: Final = 200
"""A column of more values than these is no list of a few words."""


def spelt_alike(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find tiers, and values of a table's own columns, that are written in two ways.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.

    Yields
    ------
    Problem
        One for each further way in which a value is written, where it first stands so.
    """
    first: dict[str, dict[str, Row]] = {}
    for row in rows:
        for name, cell in _cells(row):
            first.setdefault(name, {}).setdefault(cell, row)
    for name, found in first.items():
        if len(found) <= MOST:
            yield from _alike(headers.get(name, name), found)


def _cells(row: Row) -> Iterator[tuple[str, str]]:
    tier = row.cells.get(TIER)
    if tier:
        yield TIER, tier
    yield from own_cells(row)


def _alike(column: str, found: Mapping[str, Row]) -> Iterator[Problem]:
    ways: dict[str, str] = {}
    for cell, row in found.items():
        known = ways.setdefault(" ".join(cell.casefold().split()), cell)
        if known != cell:
            message = (
                f"{cell!r} here and {known!r} on line {found[known].line} count as two values."
            )
            hint = "Write it in one way if they are the same."
            yield Problem(row.path, row.line, column, message, hint)
