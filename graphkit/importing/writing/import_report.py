"""Read the report that an import leaves beside its tables: what was left out, what is doubtful."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.errors import DataError, Problem
from graphkit.importing.writing.settled import without_lines

REPORT: Final = "import-report.csv"
READ: Final = "read"
"""The row of the report that names the file that was imported."""
WRITTEN: Final = "written"
"""Rows of the report that list a file and its digest."""
DROPPED: Final = "left out"
DOUBTFUL: Final = "doubtful"
SETTLED: Final = "looked at"
"""What a person writes in the stead of the two words above for what is right as it is."""
Said: TypeAlias = tuple[str, str, str]
OfImport: TypeAlias = Literal["rows", "cells", "doubts"]
"""What an import leaves for a person to settle."""
_WIDTH: Final = 6
_LISTED: Final = 8
_SAID: Final = 3
_WORDS: Final[Mapping[OfImport, tuple[str, str, str]]] = {
    "rows": ("row", "was left out by the import", "were left out by the import"),
    "cells": ("cell", "was left out by the import", "were left out by the import"),
    "doubts": ("place", "is doubtful since the import", "are doubtful since the import"),
}


class LeftOpen(NamedTuple):
    """What an import left for a person to settle, of one kind.

    Attributes
    ----------
    message : str
        How many and where, in a sentence.
    path : str
        The file that was imported.
    of : {"rows", "cells", "doubts"}
        What was left.
    said : tuple of str
        What the first of them say, each once.
    """

    message: str
    path: str
    of: OfImport
    said: tuple[str, ...] = ()


def rows_of_report(folder: Path) -> list[list[str]]:
    """Read the rows of the report in a folder; none where there is no report.

    Raises
    ------
    DataError
        If there is one that cannot be read.
    """
    path = folder / REPORT
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        hint = "Check that you may read it."
        problem = Problem(str(path), 0, "", f"cannot be read: {error.strerror}.", hint)
        raise DataError([problem]) from None
    return [cells for cells in csv.reader(io.StringIO(text, newline="")) if len(cells) == _WIDTH]


def looked_at(folder: Path) -> Counter[Said]:
    """Count what a person has marked in the report: the file, column and message of each.

    Lines are left out, as `said` leaves them out.
    """
    marked = (cells for cells in rows_of_report(folder) if _is_looked_at(cells[0]))
    return Counter(said(path, column, message) for _, path, _, column, message, _ in marked)


def said(path: str, column: str, message: str) -> Said:
    """Give what tells one thing that an import says from others, but for its line."""
    return path, column, without_lines(str(message))


def _is_looked_at(what: str) -> bool:
    return what.strip().casefold() == SETTLED


def left_open(folder: Path) -> Iterator[LeftOpen]:
    """Tell what an import left out or doubted and nobody has settled since.

    Parameters
    ----------
    folder : Path
        With or without a report of an import.

    Yields
    ------
    LeftOpen
        One for rows, one for cells and one for doubts, of each file that was imported.
    """
    found: dict[tuple[str, OfImport], list[str]] = {}
    said_of: dict[tuple[str, OfImport], dict[str, None]] = {}
    for cells in rows_of_report(folder):
        if of := _of(cells):
            found.setdefault((cells[1], of), []).append(cells[2])
            subject = f"[{cells[3]}] " if cells[3] else ""
            said_of.setdefault((cells[1], of), {})[f"{subject}{cells[4]}"] = None
    order = [*_WORDS]
    for path, of in sorted(found, key=lambda one: (one[0], order.index(one[1]))):
        lines, (noun, one, several) = found[path, of], _WORDS[of]
        counted = f"{len(lines):,} {noun}" + ("" if len(lines) == 1 else "s")
        where = _where(sorted({line for line in lines if line}, key=_in_order))
        told = one if len(lines) == 1 else several
        first = tuple(said_of[path, of])[:_SAID]
        yield LeftOpen(f"{counted} of {path} {told}{where}.", path, of, first)


def told_by_import(folder: Path) -> tuple[tuple[OfImport, Problem], ...]:
    """List what an import left out or doubted and nobody has settled in its report since.

    Parameters
    ----------
    folder : Path
        With or without a report of an import.

    Returns
    -------
    tuple of (str, Problem)
        What was left, and the place in the file that was imported. ``left_out`` is true of rows,
        and false of cells that were left out of a table of members by coalitions.
    """
    told = []
    for cells in rows_of_report(folder):
        if of := _of(cells):
            _, path, line, column, message, hint = cells
            number = int(line) if line.isdecimal() else 0
            told.append((of, Problem(path, number, column, message, hint, of == "rows")))
    return tuple(told)


def _of(cells: Sequence[str]) -> OfImport | None:
    """Say what a row of the report leaves for a person; None of one that is settled or a remark."""
    what, hint = cells[0], cells[-1]
    if what not in (DROPPED, DOUBTFUL):
        return None
    if hint == LEFT_OUT:
        return "rows"
    return "cells" if what == DROPPED else "doubts"


def _in_order(line: str) -> tuple[int, str]:
    """The key by which lines stand as in the file; the report has them by what is told of them."""
    return (int(line) if line.isdecimal() else 0), line


def _where(lines: list[str]) -> str:
    if not lines:
        return ""
    more = f" and {len(lines) - _LISTED:,} more" if len(lines) > _LISTED else ""
    noun = "line" if len(lines) == 1 else "lines"
    return f": {noun} {', '.join(lines[:_LISTED])}{more}"
