"""What a table is once it was read: numbered lines of cells, all of them texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.errors import DataError, Problem

Line: TypeAlias = tuple[int, list[str]]
"""The number of a line in its file, from 1, and its cells."""

Epoch: TypeAlias = Literal[1900, 1904]


MOST_COLUMNS: Final = 16_384
"""So many columns a table may have: as many as spreadsheets have."""
_LISTED: Final = 8


class SeveralTexts(str):
    """A cell of several texts, of which a file says itself where each ends.

    >>> SeveralTexts(["Acme", "Beta; Gamma"]), SeveralTexts(["Acme", "Beta; Gamma"]).texts
    ('Acme; Beta; Gamma', ('Acme', 'Beta; Gamma'))
    """

    __slots__ = ("texts",)
    texts: tuple[str, ...]

    def __new__(cls, texts: Iterable[str]) -> SeveralTexts:
        """Write them with semicolons between them."""
        listed = tuple(texts)
        made = super().__new__(cls, "; ".join(listed))
        made.texts = listed
        return made


class Sheet(NamedTuple):
    """One table of a file.

    Attributes
    ----------
    path : str
        The name of the file, as messages give it.
    name : str
        The name of the sheet in a workbook; empty in other files.
    lines : iterable of Line
        The lines that are not blank, the header among them. They can be gone through once.
    epoch : {1900, 1904}
        The year from which a workbook counts the days of dates that are plain numbers.
    doubts : tuple of Problem
        What of the file was not read, or read otherwise than it stands there: hidden sheets …
    several : int
        How many lines there are about; 0 if only reading them tells.
    merged : tuple of (int, int)
        The first and the last line of cells that are merged over several lines.
    separator : str
        What stands between the cells of a text; empty in other files.
    others : tuple of str
        The visible sheets of a workbook that hold something and were not read, as this one was
        asked for.
    """

    path: str
    name: str
    lines: Iterable[Line]
    epoch: Epoch = 1900
    doubts: tuple[Problem, ...] = ()
    several: int = 0
    merged: tuple[tuple[int, int], ...] = ()
    separator: str = ""
    others: tuple[str, ...] = ()

    def doubts_of_rows(self, first: int) -> tuple[Problem, ...]:
        """Give the doubts, with the cells that are merged over rows, of which the first is known.

        Cells of a header of several lines say nothing of rows.
        """
        spans = [f"{top}–{bottom}" for top, bottom in self.merged if top >= first]
        if not spans:
            return self.doubts
        more = f" and {len(spans) - _LISTED:,} more" if len(spans) > _LISTED else ""
        where = f"lines {', '.join(spans[:_LISTED])}{more}"
        message = f"cells that are merged over rows are read as standing in each: {where}."
        hint = "Check that they speak of all of these rows."
        return (*self.doubts, Problem(self.path, 0, "", message, hint))


def unreadable(path: str, message: str, hint: str, line: int = 0) -> DataError:
    """Make the error of a file that cannot be read."""
    return DataError([Problem(path, line, "", message, hint)])


def refuse_too_wide(columns: int, path: str, line: int) -> None:
    """Refuse a table of more columns than any spreadsheet has.

    Raises
    ------
    DataError
        If there are more than `MOST_COLUMNS`.
    """
    if columns > MOST_COLUMNS:
        message = f"there are {columns:,} columns, and a table may have {MOST_COLUMNS:,} at most."
        hint = "Write a row for each membership, with the columns member and coalition."
        raise unreadable(path, message, hint, line)


def plain_file(path: Path) -> None:
    """Refuse a pipe, a device or a socket, which may never end.

    Raises
    ------
    DataError
        If there is something that is no plain file. Nothing and folders are left to the reader.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        hint = "Save what it gives to a file, and read that."
        raise unreadable(path.name, "this is no plain file.", hint)
