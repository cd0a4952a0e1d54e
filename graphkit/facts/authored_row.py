"""One row of an authored table: one source's word, and the file and line where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and the line it starts on."""

    path: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def items_of(self, column: str) -> tuple[str, ...]:
        """Split a list cell."""
        return split(self.cells[column])


Tables: TypeAlias = Mapping[str, tuple[Row, ...]]


def split(cell: str) -> tuple[str, ...]:
    """Split a list cell at its semicolons.

    >>> split("AFP; Agence France-Presse;")
    ('AFP', 'Agence France-Presse')
    """
    return tuple(item.strip() for item in cell.split(";") if item.strip())
