"""Doubt a column of days on which rows were written, which may be of days of joining."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_ENTERED: Final = "entered"
_BY: Final = "entered_by"
_MESSAGE: Final = "is read as the days on which the rows were written, and not as those of joining."
_HINT: Final = "If members joined then, call it since; else write who entered the rows, too."


def entered_rows(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find a column called "Entered" beside beginnings, where nothing says who entered a row.

    Parameters
    ----------
    rows : sequence of Row
        The memberships of one table, filled in.
    headers : mapping of str to str
        The headers as written, by what the columns hold.

    Yields
    ------
    Problem
        One, if the column has a cell.
    """
    if _ENTERED not in headers or _BY in headers:
        return
    first = next((row for row in rows if row.cells[_ENTERED]), None)
    if first is not None:
        yield Problem(first.path, first.line, headers[_ENTERED], _MESSAGE, _HINT)
