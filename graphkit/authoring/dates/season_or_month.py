"""Doubt that cells such as "2010/11" are months where they may be two years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_PARTS: Final = re.compile(r"\d\d(\d\d)/(\d{1,2})")


def season_or_month(rows: Iterable[Row], column: str, header: str = "") -> Problem | None:
    """Look at a column of dates for what can be read as a month and as two years.

    Parameters
    ----------
    rows : iterable of Row
        Memberships, with the dates in an own column.
    column : str
        Its name.
    header : str
        As it is written, where it is called otherwise.

    Returns
    -------
    Problem or None
        None where there is no such cell, or another one, such as ``2010/03``, can only be a month.
    """
    first: Row | None = None
    for row in rows:
        match = _PARTS.fullmatch(row.own.get(column, "").strip())
        if match is None:
            continue
        year, month = int(match[1]), int(match[2])
        if month != (year + 1) % 100 and 1 <= month <= 12:
            return None
        if month <= 12 and first is None:
            first = row
    if first is None:
        return None
    cell = first.own[column].strip()
    years = f"{cell[:4]} to {int(cell[:4]) + 1}"
    message = f"{cell!r} is read as a month, and could be the years {years}."
    hint = (
        f"Write {cell.replace('/', '-')} for the month, or {cell[:4]} for the first of the years."
    )
    return Problem(first.path, first.line, header or column, message, hint)
