"""Read a folder of authored tables; find everything that is wrong with it in one run."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from graphkit.authoring.columns import LONGEST_CELL, REQUIRED, SCHEMA
from graphkit.authoring.problems import problems_in
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row, Tables
from graphkit.resources import folder


def read(path: str | Path) -> Tables:
    """Read and check a folder of authored tables.

    Parameters
    ----------
    path : str or Path
        A folder with at least ``sources.csv``, ``actors.csv``, ``coalitions.csv`` and
        ``memberships.csv``. Without ``countries.csv`` the bundled one is used.

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
    """Read a folder of authored tables and give what is wrong beside what could be read.

    References are checked only when every file could be read, so that one unreadable file
    does not make every name in it look unknown.
    """
    root = Path(path)
    problems: list[Problem] = []
    problems.extend(_misnamed(root))
    tables = {name: tuple(_read_table(root, name, problems.append)) for name in SCHEMA}
    if not problems:
        problems.extend(problems_in(tables))
    return tables, tuple(sorted(problems, key=lambda p: (p.path, p.line)))


def _misnamed(root: Path) -> Iterator[Problem]:
    """Find files that were meant to be tables, whose rows would be lost without a word."""
    for path in sorted(root.glob("*.csv")):
        near = difflib.get_close_matches(path.stem.lower(), SCHEMA, 1, 0.75)
        if path.stem not in SCHEMA and near:
            hint = f"Did you mean '{near[0]}.csv'?"
            yield Problem(path.name, 0, "", "this is the name of no table.", hint)


def _read_table(root: Path, name: str, report: Callable[[Problem], None]) -> Iterator[Row]:
    path = root / f"{name}.csv"
    if name == "countries" and not path.exists():
        path = folder("data") / "countries.csv"
    text = _read_text(path, name in REQUIRED, report)
    if text is None:
        return
    header = tuple(column.name for column in SCHEMA[name])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if _wrong_header(next(reader, []), header, path.name, report):
            return
        line = reader.line_num + 1
        for cells in reader:
            if max(map(len, cells), default=0) > LONGEST_CELL:
                message = f"this very long cell has over {LONGEST_CELL:,} characters."
                report(Problem(path.name, line, "", message, "Quote less."))
            elif len(cells) == len(header):
                stripped = map(str.strip, cells)
                yield Row(path.name, line, dict(zip(header, stripped, strict=True)))
            elif cells:
                report(Problem(path.name, line, "", _miscounted(len(cells), len(header))))
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "Look for a quotation mark that is not closed or not doubled, or a very long cell."
        report(Problem(path.name, reader.line_num, "", f"this is not valid CSV: {error}.", hint))


def _read_text(path: Path, required: bool, report: Callable[[Problem], None]) -> str | None:
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


def _wrong_header(
    found: list[str], expected: tuple[str, ...], path: str, report: Callable[[Problem], None]
) -> bool:
    found = [name.strip() for name in found]
    if tuple(found) == expected:
        return False
    if not found:
        hint = f"The first line must be {','.join(expected)}"
        report(Problem(path, 1, "", "the file is empty.", hint))
    for name in expected:
        if found and name not in found:
            near = difflib.get_close_matches(name, [f for f in found if f not in expected], 1)
            hint = f"Is it {near[0]!r}?" if near else f"Expected: {','.join(expected)}"
            report(Problem(path, 1, name, "this column is missing.", hint))
    for name in found:
        if name not in expected:
            hint = f"The columns are {','.join(expected)}"
            report(Problem(path, 1, name, "this column is not known.", hint))
    for name in sorted({name for name in found if found.count(name) > 1}):
        report(Problem(path, 1, name, "this column stands twice.", "Remove one of them."))
    if sorted(found) == sorted(expected):
        hint = f"Expected: {','.join(expected)}"
        report(Problem(path, 1, "", "the columns are in another order.", hint))
    return True


def _miscounted(found: int, expected: int) -> str:
    return f"this row has {found} cells instead of {expected}. Put text with commas in quotes."
