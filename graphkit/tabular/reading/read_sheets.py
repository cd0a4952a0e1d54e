"""Read the tables of a file, whatever its form, as lines of texts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphkit.tabular.reading.answers_of_sparql import answer_lines, is_answer
from graphkit.tabular.reading.decoded import decoded
from graphkit.tabular.reading.endings import JSON, WORKBOOKS
from graphkit.tabular.reading.json_lines import json_lines, lines_of
from graphkit.tabular.reading.json_lines_file import json_lines_file
from graphkit.tabular.reading.lines_of_text import Sheet, plain_file, unreadable
from graphkit.tabular.reading.rows_below_key import rows_below_key
from graphkit.tabular.reading.separated import separated, separator_of
from graphkit.tabular.reading.separated_file import separated_file

ANSWERS: Final = (*JSON, ".tsv", ".txt")
"""Endings of the names of files that may hold an answer to a query."""
_FIRST: Final = 4096


def read_sheets(path: Path, *, encoding: str = "", sheet: str = "") -> tuple[Sheet, ...]:
    """Read the tables of a file.

    Parameters
    ----------
    path : Path
        CSV with any usual separator, a workbook, JSON lines or Parquet, by the ending of its name.
    encoding : str, optional
        What a text is written in, if it is neither UTF-8 nor UTF-16.
    sheet : str, optional
        The one sheet of a workbook that is wanted.

    Returns
    -------
    tuple of Sheet
        One, unless it is a workbook with several visible sheets.

    Raises
    ------
    DataError
        If it cannot be read.
    MissingExtra
        If reading it needs a package that is not installed.
    """
    ending = path.suffix.lower()
    if ending in WORKBOOKS:
        from graphkit.tabular.reading.workbook import workbook  # slow to import, and seldom needed

        return workbook(path, sheet)
    if ending == ".parquet":
        from graphkit.tabular.reading.parquet_lines import parquet_lines

        return (Sheet(path.name, "", parquet_lines(path)),)
    plain_file(path)
    if ending in ANSWERS and is_answer(_beginning(path)):
        text = decoded(bytes_of(path), path.name, encoding)
        if (answer := answer_lines(text)) is not None:
            return (Sheet(path.name, "", answer, several=text.count("\n")),)
    if ending not in JSON and (found := separated_file(path, encoding)):
        by = found.separator
        return (Sheet(path.name, "", found.lines(), several=found.several, separator=by),)
    if ending in JSON and (below := rows_below_key(path, encoding)) is not None:
        lines = lines_of(list(enumerate(below.rows, 1)), path.name)
        return (Sheet(path.name, "", lines, doubts=below.doubts, several=len(below.rows)),)
    if ending in JSON and (objects := json_lines_file(path, encoding)):
        return (Sheet(path.name, "", lines_of(objects, path.name), several=objects.several),)
    text = decoded(bytes_of(path), path.name, encoding)
    if ending in JSON:
        return (Sheet(path.name, "", json_lines(text, path.name), several=text.count("\n")),)
    by, lines = separator_of(text)[0], separated(text, path.name)
    return (Sheet(path.name, "", lines, several=text.count("\n"), separator=by),)


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_FIRST)
    except OSError:
        return b""  # reading all of it says what is wrong


def bytes_of(path: Path) -> bytes:
    """Read a file whole.

    Raises
    ------
    DataError
        If it cannot be read, or is no plain file.
    """
    plain_file(path)
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "Check that it is a file and that you may read it."
        raise unreadable(path.name, f"cannot be read: {error.strerror}.", hint) from None
