"""Fill in since when an act holds: what is taken on holds until something ends it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.facts.authored_row import Row

TAKES_ON: Final = "takes-on"


def fill_acts(rows: Iterable[Row]) -> None:
    """Fill in, in place, the periods of the acts by which actors take on commitments or not.

    Parameters
    ----------
    rows : iterable of Row
        Of the table ``endorsements``. A day on which something was taken on becomes the beginning
        of a period without an end; the other acts are things of their day.
    """
    for row in rows:
        during = row.cells["during"]
        if row.cells["act"] == TAKES_ON and "/" not in during:
            cells_of(row)["during"] = f"{during}/.."
