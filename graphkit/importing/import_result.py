"""What an import gives."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.errors import Problem
from graphkit.facts.authored_row import Tables
from graphkit.importing.mapping import TableMap
from graphkit.table import Table


class Imported(NamedTuple):
    """What was imported.

    Attributes
    ----------
    tables : mapping of str to sequence of Row
        Authored tables with nothing left to fill in.
    dropped : tuple of Problem
        Each row that was left out, with the reason.
    doubts : tuple of Problem
        What could be read and may be meant otherwise, such as dates that are no dates.
    review : Table
        Names whose match is doubtful, to be decided by a person.
    map : TableMap or None
        How the columns of a table were read.
    """

    tables: Tables
    dropped: tuple[Problem, ...]
    doubts: tuple[Problem, ...]
    review: Table
    map: TableMap | None

    def __repr__(self) -> str:
        rows = ", ".join(f"{count:,} {name}" for name, count in self.counts().items())
        left = f"{len(self.dropped):,} left out, {len(self.doubts):,} doubts"
        return f"<Imported {rows or 'nothing'}; {left}, {len(self.review):,} names to decide>"

    def counts(self) -> dict[str, int]:
        """Count the rows of each table that has some."""
        own = {**self.tables, "countries": ()}
        return {name: len(rows) for name, rows in own.items() if rows}
