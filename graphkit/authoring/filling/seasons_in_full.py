"""Write seasons such as "2010/11" in full where the dates of a table count in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.cell_meanings.cells_of import own_of
from graphkit.authoring.dates.season_or_month import (
    EITHER,
    count_in_two_years,
    of_two_years,
    season_or_month,
    signs_of_seasons,
    with_years,
)
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row


def with_seasons(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Write seasons in full, in place, where the columns of dates count in them.

    The columns of a table count alike: one cell that can be nothing else decides for all. What was
    written stays.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, whose dates stand in own columns.
    headers : mapping of str to str
        The headers of these columns as written, in the order in which they are told.

    Yields
    ------
    Problem
        One for each column of what may be seasons or months, where nothing decides.
    """
    told = {
        column: [(row, cell) for row in rows if (cell := row.own.get(column, ""))]
        for column in headers
    }
    for column, cells in told.items():
        if column == "since" and count_in_two_years(cell for _, cell in cells):
            for row, cell in cells:
                _write(row, column, cell, of_two_years(cell))
            told[column] = []
    signs = signs_of_seasons(cell for cells in told.values() for _, cell in cells)
    if not signs:
        for column, cells in told.items():
            if doubt := season_or_month(cells, headers[column]):
                yield doubt
        return
    for column, cells in told.items():
        for row, cell in cells:
            _write(row, column, cell, with_years(cell, EITHER, signs))


def _write(row: Row, column: str, cell: str, full: str) -> None:
    """Put a date in full into a row, beside what was written."""
    if full != cell:
        own_of(row).update({column: full, f"{column}{AS_WRITTEN}": cell})
