"""Read a folder of authored tables; find everything that is wrong with it in one run."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graphkit.authoring.columns import LONGEST_CELL, REQUIRED, SCHEMA
from graphkit.authoring.data_package import described_in_package
from graphkit.authoring.header import Header, Report, header_of, odd_columns, separator_of
from graphkit.authoring.jurisdictions import with_bundled
from graphkit.authoring.problems import problems_in
from graphkit.authoring.spells import with_spells
from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row, Tables


def read(path: str | Path) -> Tables:
    """Read and check a folder of authored tables.

    Parameters
    ----------
    path : str or Path
        A folder with at least ``sources.csv``, ``actors.csv``, ``coalitions.csv`` and
        ``memberships.csv``. What ``graph.csv`` would say of the graph is taken from a
        ``datapackage.json`` where there is only that; jurisdictions that ``countries.csv`` does
        not define are those of the bundled list.

    Returns
    -------
    mapping of str to tuple of Row
        Every table of `SCHEMA`, empty where there is no file.

    Raises
    ------
    DataError
        With every problem found, each with file, line, column and a hint.
    """
    tables, problems = examine(path)
    if problems:
        raise DataError(problems)
    return tables


def examine(path: str | Path) -> tuple[Tables, tuple[Problem, ...]]:
    """Read a folder of authored tables, and find what is wrong beside what could be read.

    References are checked only when every file could be read, so that one unreadable file
    does not make every name in it look unknown.
    """
    root = Path(path)
    problems: list[Problem] = []
    problems.extend(_misnamed(root))
    tables = {name: tuple(_read_table(root, name, problems.append)) for name in SCHEMA}
    if not (root / "graph.csv").exists():
        tables["graph"] = tuple(described_in_package(root, problems.append))
    tables["countries"] = with_bundled(tables["countries"])
    if not problems:
        problems.extend(problems_in(tables))
    if not problems:
        tables["memberships"] = with_spells(tables["memberships"], vocabulary_of(tables))
    return tables, tuple(sorted(problems, key=lambda p: (p.path, p.line)))


def doubtful_columns(path: str | Path) -> Iterator[Problem]:
    """Find columns that are read as a table's own although they look like misspelt ones."""
    for name in SCHEMA:
        file = Path(path) / f"{name}.csv"
        text = _read_text(file, required=False, report=lambda _: None)
        cells: list[str] = next(filter(None, _reader(name, text or "")), [])
        header = header_of(name, cells, file.name, lambda _: None)
        if header is not None:
            yield from odd_columns(name, header, file.name)


def _misnamed(root: Path) -> Iterator[Problem]:
    """Find files that were meant to be tables, whose rows would be lost without a word."""
    for path in sorted(root.glob("*.csv")):
        near = difflib.get_close_matches(path.stem.lower(), SCHEMA, 1, 0.75)
        if path.stem not in SCHEMA and near:
            hint = f"Did you mean '{near[0]}.csv'?"
            yield Problem(path.name, 0, "", "this is the name of no table.", hint)


def _read_table(root: Path, name: str, report: Report) -> Iterator[Row]:
    path = root / f"{name}.csv"
    text = _read_text(path, name in REQUIRED, report)
    if text is None:
        return
    reader = _reader(name, text)
    try:
        header = header_of(name, next(filter(None, reader), []), path.name, report)
        if header is None:
            return
        empty = {column.name: "" for column in SCHEMA[name] if not column.translated}
        line = reader.line_num + 1
        for cells in reader:
            problem = _wrong_row(cells, header)
            if problem:
                report(Problem(path.name, line, "", *problem))
            elif any(map(str.strip, cells)):
                yield _row(path.name, line, cells, header, empty)
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "Look for a quotation mark that is not closed or not doubled, or a very long cell."
        report(Problem(path.name, reader.line_num, "", f"this is not valid CSV: {error}.", hint))


def _reader(table: str, text: str) -> Any:
    separator, text = separator_of(table, text)
    return csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)


def _row(path: str, line: int, cells: Sequence[str], header: Header, empty: dict[str, str]) -> Row:
    filled = {name: cell.strip() for name, cell in zip(header.names, cells, strict=False) if name}
    own = {name: cell for name, cell in filled.items() if cell and name not in header.known}
    known = {name: cell for name, cell in filled.items() if name in header.known}
    return Row(path, line, {**empty, **known}, own)


def _wrong_row(cells: Sequence[str], header: Header) -> tuple[str, str] | None:
    """Find what is wrong with a row as such: its length, a very long cell, a nameless column."""
    width = len(header.names)
    if max(map(len, cells), default=0) > LONGEST_CELL:
        return f"this very long cell has over {LONGEST_CELL:,} characters.", "Quote less."
    if len(cells) != width and any(map(str.strip, cells)):
        message = f"this row has {len(cells)} cells instead of {width}."
        return message, "Put text with commas in quotes."
    for name, cell in zip(header.names, cells, strict=False):
        if not name and cell.strip():
            return f"the cell {cell.strip()[:40]!r} stands in a column without a name.", "Name it."
    return None


def _read_text(path: Path, required: bool, report: Report) -> str | None:
    if not path.exists() and not path.is_symlink():
        if required:
            hint = f"A folder of tables needs {', '.join(f'{n}.csv' for n in REQUIRED)}."
            report(Problem(path.name, 0, "", "this table is missing.", hint))
        return None
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report(Problem(path.name, line, "", "this is not UTF-8 text.", _encoding_hint(data)))
        return None
    except OSError as error:
        hint = "Check that it is a file and that you may read it."
        report(Problem(path.name, 0, "", f"cannot be read: {error.strerror}.", hint))
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        report(Problem(path.name, line, "", "there is a null character.", "Remove it."))
        return None
    return text


def _encoding_hint(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "It is UTF-16: save it again as 'CSV UTF-8'."
    return "Save it again as 'CSV UTF-8' (it may be Latin-1 or Windows-1252)."
