"""One row of an authored table: one source's word, and the file and line where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from graphkit.facts.text_in import text_in

AS_STATED: Final = "\0as stated"
"""The cell with the period that a source states, where that of the row has a bound that follows."""
FOLLOWS: Final = "\0follows"
"""The cell that says from what that bound follows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and the line it starts on.

    Attributes
    ----------
    path : str
        The file.
    line : int
        The line on which it starts.
    cells : mapping of str to str
        The cells of the columns that graphkit knows; those that the table lacks are empty.
    own : mapping of str to str
        The cells of the columns that the table has for itself, without the empty ones.
    """

    path: str
    line: int
    cells: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def with_cell(self, column: str, cell: str) -> Row:
        """Make the same row with another cell."""
        return Row(self.path, self.line, {**self.cells, column: cell}, self.own)

    def items_of(self, column: str) -> tuple[str, ...]:
        """Split a list cell."""
        return split(self.cells[column])

    def texts(self, column: str) -> tuple[tuple[str, str], ...]:
        """List the texts of a translated column, each with its language; empty for none.

        >>> Row("actors.csv", 2, {"id": "a", "name_en": "A", "name_fr": ""}).texts("name")
        (('en', 'A'),)
        """
        start = column + "_"
        cells = self.cells
        return tuple(
            [
                (header[len(start) :], cells[header])
                for header in cells
                if header.startswith(column)
                and cells[header]
                and (header == column or header.startswith(start))
            ]
        )

    def text(self, column: str, language: str = "en") -> str:
        """Choose the text of a translated column in a language, or else in the next best one.

        Where it is in none of those that come before, the first column counts.
        """
        texts: dict[str, str] = {}
        for tag, text in self.texts(column):
            texts.setdefault(tag.lower(), text)
        return text_in(texts, language)


Tables: TypeAlias = Mapping[str, Sequence[Row]]


def split(cell: str) -> tuple[str, ...]:
    """Split a list cell at its semicolons.

    >>> split("AFP; Agence France-Presse;")
    ('AFP', 'Agence France-Presse')
    """
    if ";" not in cell:  # as most cells are, and most of them are empty
        alone = cell.strip()
        return (alone,) if alone else ()
    return tuple(item.strip() for item in cell.split(";") if item.strip())
