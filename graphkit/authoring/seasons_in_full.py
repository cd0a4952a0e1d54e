"""Write seasons such as "2010/11" in full where a column of dates counts in them."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.authoring.cells_of import own_of
from graphkit.authoring.dates.season_or_month import (
    EITHER,
    are_seasons,
    season_or_month,
    with_years,
)
from graphkit.errors import Problem
from graphkit.facts.authored_row import AS_WRITTEN, Row


def with_seasons(rows: Sequence[Row], column: str, header: str) -> Problem | None:
    """Write seasons in full, in place, where a column counts in them; else doubt what may be one.

    What was written stays.
    """
    told = [(row, cell) for row in rows if (cell := row.own.get(column, ""))]
    if not are_seasons(cell for _, cell in told):
        return season_or_month(told, header)
    for row, cell in told:
        if (full := with_years(cell, EITHER)) != cell:
            own_of(row).update({column: full, f"{column}{AS_WRITTEN}": cell})
    return None
