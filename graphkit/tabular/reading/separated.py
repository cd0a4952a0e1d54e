"""Read a text whose cells are separated by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from graphkit.tabular.delimited import FORMULA
from graphkit.tabular.reading.lines_of_text import (
    MOST_COLUMNS,
    Line,
    refuse_too_wide,
    unreadable,
)

SEPARATORS: Final = (",", ";", "\t", "|")
_MARKS: Final = ("'=", "'+", "'-", "'@", "'\t")
_LINE_END: Final = re.compile(r"[\r\n]")
LOOKED_AT: Final = 64 * 1024
"""So many signs of a text tell what separates its cells."""
_ROWS: Final = 50


def separated(text: str, path: str) -> Iterator[Line]:
    """Read a text of separated cells; lines without any text are left out.

    Parameters
    ----------
    text : str
        The whole file. Its first line may be ``sep=;``, as spreadsheets write it.
    path : str
        Its name, for messages.

    Raises
    ------
    DataError
        Where a quotation mark is not closed, a cell is longer than 131,072 characters, or a line
        has more cells than a table may have columns.

    Examples
    --------
    >>> list(separated("sep=;\\nname;note\\n;\\nAcme;a, b\\n", "a.csv"))
    [(2, ['name', 'note']), (4, ['Acme', 'a, b'])]
    """
    separator, text = separator_of(text)
    marked = has_marks(text)
    data = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    del text  # io.StringIO would take four bytes for each of its signs
    lines = io.TextIOWrapper(data, "utf-8", "surrogatepass", newline="")
    return separated_lines(lines, path, separator, marked=marked)


def separated_lines(
    lines: Iterable[str], path: str, separator: str, *, marked: bool
) -> Iterator[Line]:
    """Read lines of separated cells one after the other; those without any text are left out.

    Parameters
    ----------
    lines : iterable of str
        The lines, each with its end.
    path : str
        The name of their file, for messages.
    separator : str
        What stands between the cells.
    marked : bool
        Whether there may be apostrophes before formulas, which are taken away.

    Raises
    ------
    DataError
        As by `separated`.
    """
    reader = csv.reader(lines, strict=True, delimiter=separator)
    line = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                refuse_too_wide(len(cells), path, line)
            if cells and (cells[0].strip() or any(map(str.strip, cells))):
                yield line, _unmarked(cells) if marked else cells
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "Look for a quotation mark that is not closed or not doubled, or a very long cell."
        message = f"this is not valid CSV: {error}."
        raise unreadable(path, message, hint, line) from None


def has_marks(text: str) -> bool:
    """Tell whether an apostrophe may stand before a formula."""
    return any(mark in text for mark in _MARKS)


def _unmarked(cells: list[str]) -> list[str]:
    """Take the apostrophe away that `graphkit.tabular.delimited` put before a formula."""
    return [cell[1:] if cell[:1] == "'" and FORMULA.match(cell) else cell for cell in cells]


def separator_of(text: str) -> tuple[str, str]:
    """Find what separates the cells: what gives the most rows of one and the same length.

    Parameters
    ----------
    text : str
        The whole file, or more than its first `LOOKED_AT` signs.

    Returns
    -------
    separator, text : str
        The text without a first line ``sep=;``, which leaves an empty one.

    Examples
    --------
    >>> separator_of("name;share\\nAcme;1,5\\nBeta;2,5\\n")[0]
    ';'
    """
    first = _LINE_END.split(text, maxsplit=1)[0]
    if first.startswith("sep=") and len(first) == len("sep=;"):
        return first[4], text[len(first) :]
    sample = (
        text[:LOOKED_AT] if len(text) <= LOOKED_AT else text[: text.rfind("\n", 0, LOOKED_AT) + 1]
    )
    best = max(SEPARATORS, key=lambda one: _regularity(sample or text[:LOOKED_AT], one))
    return best, text


def _regularity(sample: str, separator: str) -> tuple[float, int]:
    """The share of rows that have the commonest length, and that length; none for single cells."""
    lengths: Counter[int] = Counter()
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if any(map(str.strip, cells)):
                lengths[len(cells)] += 1
            if lengths.total() >= _ROWS:
                break
    except csv.Error:
        return 0.0, 0
    several = [(count, length) for length, count in lengths.items() if length > 1]
    if not several:
        return 0.0, 0
    count, length = max(several)
    return count / lengths.total(), length
