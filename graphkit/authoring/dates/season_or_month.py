"""Doubt that cells such as "2010/11" are months where they may be two years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_PARTS: Final = re.compile(r"(?<!\d)\d\d(\d\d)/(\d{1,2})(?![\d/])")


def season_or_month(cells: Iterable[tuple[Row, str]], column: str) -> Problem | None:
    """Look at a column of dates or periods for what can be read as a month and as two years.

    Parameters
    ----------
    cells : iterable of Row and str
        Every cell, with its row.
    column : str
        Its name.

    Returns
    -------
    Problem or None
        None where there is no such cell, or another one, such as ``2010/03``, can only be a month.
    """
    first: tuple[Row, str] | None = None
    for row, cell in cells:
        for match in _PARTS.finditer(cell):
            year, month = int(match[1]), int(match[2])
            if not 1 <= month <= 12:
                continue
            if month != (year + 1) % 100:
                return None
            first = first or (row, match[0])
    if first is None:
        return None
    row, said = first
    years = f"{said[:4]} to {int(said[:4]) + 1}"
    message = f"{said!r} is read as a month, and could be the years {years}."
    month_alone = said.replace("/", "-")
    hint = f"Write {month_alone} for the month, or {said[:4]} for the first of the years."
    return Problem(row.path, row.line, column, message, hint)
