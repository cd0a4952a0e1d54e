"""What an import gives."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.errors import Problem
from graphkit.facts.authored_row import Tables
from graphkit.importing.mapping import TableMap
from graphkit.table import Table
from graphkit.tabular.how_many import how_many


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
        left = f"{len(self.dropped):,} left out, {how_many(len(self.doubts), 'doubt')}"
        names = f"{how_many(len(self.review), 'name')} to decide"
        return f"<Imported {self.counted or 'nothing'}; {left}, {names}>"

    @property
    def counted(self) -> str:
        """How many rows each table has, in words; several may tell of one membership."""
        return ", ".join(_counted(name, count) for name, count in self.counts().items())

    def counts(self) -> dict[str, int]:
        """Count the rows of each table that has some."""
        own = {**self.tables, "countries": ()}
        return {name: len(rows) for name, rows in own.items() if rows}


def _counted(name: str, count: int) -> str:
    if name == "memberships":
        return f"{how_many(count, 'row')} of {name}"
    return f"{count:,} {name if count > 1 else name[:-1]}"
