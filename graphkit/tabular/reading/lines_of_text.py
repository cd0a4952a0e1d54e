"""What a table is once it was read: numbered lines of cells, all of them texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from graphkit.errors import DataError, Problem

Line: TypeAlias = tuple[int, list[str]]
"""The number of a line in its file, from 1, and its cells."""

Epoch: TypeAlias = Literal[1900, 1904]


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
        What of the file was not read, or read otherwise than it stands there, such as hidden sheets
        and merged cells.
    several : int
        How many lines there are about; 0 if only reading them tells.
    """

    path: str
    name: str
    lines: Iterable[Line]
    epoch: Epoch = 1900
    doubts: tuple[Problem, ...] = ()
    several: int = 0


def unreadable(path: str, message: str, hint: str, line: int = 0) -> DataError:
    """Make the error of a file that cannot be read."""
    return DataError([Problem(path, line, "", message, hint)])


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
