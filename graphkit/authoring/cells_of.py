"""The cells of a row: to be filled in where it stands, and those of columns of a table's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.optional_columns import WRITTEN
from graphkit.authoring.words_of_headers import MEMBER_COLUMNS
from graphkit.facts.authored_row import AS_WRITTEN, Row

"""So end the names under which a cell is kept as it stood before it was read."""
NOT_OWN: Final = frozenset(
    {*MEMBER_COLUMNS, *WRITTEN["memberships"], *(c.name for c in SCHEMA["memberships"])}
)
"""What the own columns of rows are called that are no columns of the table's own."""


def cells_of(row: Row) -> dict[str, str]:
    """Give the cells of a row as a dictionary that may be changed.

    Parameters
    ----------
    row : Row
        As it was read, before anybody else has it: filling in a million rows where they stand
        takes a third of the time of copying them.
    """
    assert isinstance(row.cells, dict)
    return row.cells


def own_of(row: Row) -> dict[str, str]:
    """Give the own cells of a row likewise."""
    assert isinstance(row.own, dict)
    return row.own


def own_cells(row: Row) -> Iterator[tuple[str, str]]:
    """Give the cells that are a table's own, with the names of their columns.

    Parameters
    ----------
    row : Row
        A membership, filled in.
    """
    for name, cell in row.own.items():
        if cell and name not in NOT_OWN and not name.endswith(AS_WRITTEN):
            yield name, cell
