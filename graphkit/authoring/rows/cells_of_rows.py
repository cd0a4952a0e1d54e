"""Turn lines into rows: their cells are trimmed and named, and wrong rows are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.failed_formula import failed_formula
from graphkit.authoring.columns import LONGEST_CELL
from graphkit.authoring.dates.years import YEAR
from graphkit.authoring.headers.header import Header, Report
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.tabular.reading.lines_of_text import Line

_DIGITS: Final = 9
"""No number of a row has more."""
_UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark."""


def named_rows(
    path: str,
    lines: Iterable[Line],
    header: Header,
    empty: dict[str, str],
    report: Report,
) -> Iterator[Row]:
    named = [n for n, name in enumerate(header.names) if name in ("member", "coalition")]
    width = len(header.names)
    stands = {name: "" for name in header.names if name in header.known}
    blank = {**stands, **empty}  # cells are in the order of the table
    numbered = -1
    for line, written in lines:
        problem, cells = None, written
        if header.names[:1] == ("",) and (number := _number_of_row(cells, line, numbered)) >= 0:
            numbered, cells = number, ["", *written[1:]]
        if len(cells) != width or "" in header.names:
            problem = _wrong_row(cells, header)
        problem = problem or _long_cell(cells) or _failed(cells, named)
        if problem:
            report(Problem(path, line, "", *problem))
        else:
            yield _row(path, line, cells, header, blank)


def _row(path: str, line: int, cells: Sequence[str], header: Header, blank: dict[str, str]) -> Row:
    ascii_ = "".join(cells).isascii()
    stripped = map(str.strip, cells) if ascii_ else map(trimmed, cells)
    named = dict(zip(header.names, stripped, strict=False))
    if header.known.issuperset(named):
        return Row(path, line, {**blank, **named}, {})
    known = {name: cell for name, cell in named.items() if name in header.known}
    own = {name: cell for name, cell in named.items() if cell and name and name not in known}
    return Row(path, line, {**blank, **known}, own)


def trimmed(cell: str) -> str:
    """Cut off spaces of every width around a cell, and signs that nobody sees.

    Inside a cell such signs may mean something: a joiner makes one emoji of two.

    >>> trimmed("\u00a0Acme\u200b ")
    'Acme'
    """
    stripped = cell.strip()
    while not stripped.isascii() and stripped != (inner := stripped.strip(_UNSEEN).strip()):
        stripped = inner
    return stripped


def _long_cell(cells: Sequence[str]) -> tuple[str, str] | None:
    if max(map(len, cells)) > LONGEST_CELL:
        return f"this very long cell has over {LONGEST_CELL:,} characters.", "Quote less."
    return None


def _failed(cells: Sequence[str], places: Iterable[int]) -> tuple[str, str] | None:
    for place in places:
        if "#" in cells[place] and failed_formula(cells[place].strip()):
            return f"{cells[place].strip()!r} is the error of a formula.", "Write the name."
    return None


def _number_of_row(cells: Sequence[str], line: int, before: int) -> int:
    """Read the number that programs write before a row, in a column without a name; -1 for none.

    Rows may have been left out since they were numbered, but a year is no such number.
    """
    cell = cells[0].strip() if cells else ""
    if not (cell.isascii() and cell.isdecimal()) or len(cell) > _DIGITS:
        return -1
    later = int(cell) > before and not YEAR.fullmatch(cell)
    return int(cell) if int(cell) < line or later else -1


def _wrong_row(cells: Sequence[str], header: Header) -> tuple[str, str] | None:
    """Find what is wrong with a row as such: its length, or a cell in a nameless column."""
    width = len(header.names)
    if len(cells) != width:
        message = f"this row has {len(cells)} cells instead of {width}."
        if len(cells) < width:
            return message, "Where something is not known, write an empty cell."
        return message, "Put text with commas, or with whatever parts the cells, in quotes."
    for name, cell in zip(header.names, cells, strict=False):
        if not name and cell.strip():
            return f"the cell {cell.strip()[:40]!r} stands in a column without a name.", "Name it."
    return None
