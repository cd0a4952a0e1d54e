"""The cells of a row: to be filled in where it stands, and those of columns of a table's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.known_words.words_of_headers import MEMBER_COLUMNS
from graphkit.authoring.optional_columns import WRITTEN
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row

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


def own_columns(rows: Iterable[Row], *, wherever: bool = False) -> dict[str, list[str]]:
    """Give what the filled cells of each column of a table's own hold, as far as it is looked at.

    Parameters
    ----------
    rows : iterable of Row
        Memberships.
    wherever : bool
        Whether the first filled cells of a column are taken wherever they stand; without it, those
        of the first rows.
    """
    cells: dict[str, list[str]] = {}
    for row in rows if wherever else islice(rows, ROWS_FOR_DOUBTS):
        for name, cell in own_cells(row):
            if len(seen := cells.setdefault(name, [])) < ROWS_FOR_DOUBTS:
                seen.append(cell)
    return cells


def own_columns_of(
    rows: Sequence[Row],
    headers: Mapping[str, str],
    *,
    called: Callable[[str], bool],
    holding: Callable[[str], object],
) -> Iterator[tuple[str, list[Row]]]:
    """Find the columns of a table's own that are called so, and all of whose cells are such.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, by what they hold.
    called : callable
        Whether a header is one of those.
    holding : callable
        Whether a cell is, without the spaces around it.

    Yields
    ------
    name : str
        What the column is called among the own ones.
    filled : list of Row
        The rows that have a cell there.
    """
    named = {name for name, header in headers.items() if called(header)}
    for name, cells in own_columns(rows, wherever=True).items() if named else ():
        if name in named and all(holding(cell.strip()) for cell in cells):
            yield name, [row for row in rows if row.own.get(name)]
