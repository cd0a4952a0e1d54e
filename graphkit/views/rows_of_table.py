"""The rows of a small table that a person wrote, each cell beside the name of its column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphkit.errors import DataError, Problem
from graphkit.next_steps import Advice, Option
from graphkit.tabular.reading.lines_of_text import Line, Sheet
from graphkit.tabular.reading.read_sheets import read_sheets


def rows_of_table(
    path: Path, *, encoding: str = "", sheet: str = ""
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Read a table; cells that are empty are left out, and what would be lost is refused.

    Parameters
    ----------
    path : Path
        The file, in any form that `graphkit.tabular.reading.read_sheets.read_sheets` reads.
    encoding : str
        What a text is written in, if it is neither UTF-8 nor UTF-16.
    sheet : str
        The one sheet of a workbook that is meant.

    Yields
    ------
    line : int
        Its number in the file.
    row : mapping of str to str
        The cells by the names of their columns.

    Raises
    ------
    DataError
        If there is no header, a name stands twice in it or is missing over a cell, a row has more
        cells than the header, or a workbook has several sheets.
    """
    lines = iter(_one(path, encoding, sheet).lines)
    line, header = next(lines, (0, list[str]()))
    names = [name.strip() for name in header]
    if not any(names):
        raise _wrong(path, line, "", "has no rows.", "Write a header and rows.")
    twice = [name for name, count in Counter(filter(None, names)).items() if count > 1]
    if twice:
        raise _wrong(path, line, twice[0], "stands twice in the header.", "Keep one of them.")
    return (_row(path, names, one) for one in lines)


def _row(path: Path, names: list[str], line: Line) -> tuple[int, Mapping[str, object]]:
    number, cells = line
    over = [cell for cell in cells[len(names) :] if cell.strip()]
    if over:
        hint = "Put a text with commas in double quotes, or name the column."
        raise _wrong(path, number, "", f"{over[0][:40]!r} is in no column.", hint)
    found = {name: cell for name, cell in zip(names, cells, strict=False) if cell.strip()}
    if "" in found:
        hint = "Name the column in the header."
        raise _wrong(path, number, "", f"{found[''][:40]!r} is in no column.", hint)
    return number, found


def _one(path: Path, encoding: str, sheet: str) -> Sheet:
    sheets = read_sheets(path, encoding=encoding, sheet=sheet)
    if len(sheets) > 1:
        names = ", ".join(one.name for one in sheets)
        hint = Advice("Choose one, such as {option}.", option=Option("sheet", sheets[0].name))
        raise _wrong(path, 0, "", f"has several sheets: {names}.", hint)
    return sheets[0]


def _wrong(path: Path, line: int, column: str, message: str, hint: str) -> DataError:
    return DataError([Problem(path.name, line, column, message, hint)])


def is_file(path: Path) -> bool:
    """Tell whether there is a file; a name that no file can have names none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
