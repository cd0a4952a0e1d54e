"""Doubt cells that seem to name several members or coalitions; each cell is read as one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_SURE: Final = re.compile(r"\s*[;|\n]\s*")
_MAYBE: Final = re.compile(r"\s*[;|\n]\s*|,\s+|\s+/\s+")


def several_in_a_cell(rows: Iterable[Row]) -> Iterator[Problem]:
    """Find cells of members and coalitions that seem to hold lists.

    Parameters
    ----------
    rows : iterable of Row
        Memberships as they were read.

    Yields
    ------
    Problem
        One for each distinct cell with semicolons, bars or line ends between its parts, and for
        each of coalitions with commas or slashes all of whose parts stand elsewhere, too.
    """
    listed = list(rows)
    members = {row.own["member"] for row in listed if "member" in row.own}
    coalitions = {row.cells["coalition"] for row in listed}
    seeming = set(_seeming(members, surely=True)), set(_seeming(coalitions, surely=False))
    for row in listed if any(seeming) else ():
        said = ("member", row.own.get("member", "")), ("coalition", row.cells["coalition"])
        for (column, cell), cells in zip(said, seeming, strict=True):
            if cell in cells:
                cells.remove(cell)
                message = f"{shown(cell)} is read as one name, and may be several."
                hint = "Write a row for each, or say in the mapping of an import how to split it."
                if not row.line:
                    hint = "State each by itself."  # it stands in no row of a table
                yield Problem(row.path, row.line, column, message, hint)


def _seeming(cells: Iterable[str], *, surely: bool) -> Iterator[str]:
    """Find the texts that seem to hold several names."""
    listed = list(cells)
    parts = Counter(part for cell in listed for part in set(_MAYBE.split(cell)))
    for cell in listed:
        sure = len([part for part in _SURE.split(cell) if part]) > 1
        apart = [] if surely else _MAYBE.split(cell)
        if sure or (len(apart) > 1 and all(parts[part] > 1 for part in apart)):
            yield cell
