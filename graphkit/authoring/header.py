"""Read the header of a table: which column stands where, whatever their order and their case."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.columns import SCHEMA, Column, column_of, headers
from graphkit.errors import Problem

Report = Callable[[Problem], None]
_LIKE: Final = 0.8
_FIRST_LINE: Final = re.compile(r"[^\r\n]*")
_SEPARATORS: Final = (",", ";", "\t")


class Header(NamedTuple):
    """What each column of a table is.

    Attributes
    ----------
    names : tuple of str
        The header of each column, in small letters; empty for a column without one.
    known : frozenset of str
        The headers that graphkit knows; the others are the table's own.
    """

    names: tuple[str, ...]
    known: frozenset[str]


def header_of(table: str, cells: Sequence[str], path: str, report: Report) -> Header | None:
    """Read a header; None if the table cannot be read with it, which was then reported.

    Parameters
    ----------
    table : str
        One of the tables of `SCHEMA`.
    cells : sequence of str
        The first line. Case, spaces around a name and the order of the columns do not matter.
    path : str
        The file, for what is reported.
    report : callable
        Is given each problem: one for each cause.
    """
    names = tuple(map(_plain, cells))
    known = frozenset(name for name in names if name and column_of(table, name) is not None)
    problems = list(_problems(table, names, known))
    for line, column, message, hint in problems:
        report(Problem(path, line, column, message, hint))
    return None if problems else Header(names, known)


def separator_of(table: str, text: str) -> tuple[str, str]:
    """Find what separates the cells: a comma, or what a spreadsheet writes in its stead.

    Parameters
    ----------
    table : str
        One of the tables of `SCHEMA`.
    text : str
        The whole file. Its first line may be ``sep=;``, as spreadsheets write it.

    Returns
    -------
    separator, text : str
        The text without such a line, which leaves an empty one.

    Examples
    --------
    >>> separator_of("goals", "id;name_en\\n")
    (';', 'id;name_en\\n')
    """
    first = _FIRST_LINE.match(text)[0]  # type: ignore[index]  # it matches any text
    if first.startswith("sep=") and len(first) == len("sep=;"):
        return first[4], text[len(first) :]
    for separator in _SEPARATORS:
        cells = next(csv.reader([first], delimiter=separator), [])
        if len(cells) > 1 and any(column_of(table, _plain(cell)) for cell in cells):
            return separator, text
    return ",", text


def odd_columns(table: str, header: Header, path: str) -> Iterator[Problem]:
    """Find columns that are kept as the table's own and may be misspelt ones."""
    absent = [name for name in headers(table) if name not in header.known]
    for name in header.names:
        if name and name not in header.known:
            for near in difflib.get_close_matches(name, absent, 1, _LIKE):
                message = f"this column is kept as one of your own, and is not read as {near!r}."
                yield Problem(path, 1, name, message, f"Rename it if you mean {near!r}.")


def _plain(name: str) -> str:
    return "_".join(name.split()).casefold()


def _problems(
    table: str, names: Sequence[str], known: frozenset[str]
) -> Iterator[tuple[int, str, str, str]]:
    if not names:
        yield 1, "", "the file is empty.", f"The first line names the columns: {_listed(table)}."
        return
    if not known:
        yield 1, "", "the first line names no column.", f"It names the columns: {_listed(table)}."
        return
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        yield 1, name, "this column stands twice.", "Remove one of them."
    for column in SCHEMA[table]:
        if column.required and not _stands(table, column, known):
            yield 1, column.name, "this column is missing.", _missing(table, column, names, known)


def _stands(table: str, column: Column, known: frozenset[str]) -> bool:
    return any(column_of(table, name) == column for name in known)


def _missing(table: str, column: Column, names: Sequence[str], known: frozenset[str]) -> str:
    wanted = [name for name in headers(table) if column_of(table, name) == column]
    others = [name for name in names if name and name not in known]
    near = difflib.get_close_matches(column.name, others, 1)
    if near:
        return f"Is it {near[0]!r}?"
    if column.translated:
        return f"Write {wanted[0]}, or {column.name}_ with another language."
    return f"The columns of this table are {_listed(table)}."


def _listed(table: str) -> str:
    return ", ".join(headers(table))
