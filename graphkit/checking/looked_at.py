"""Keep what a person has looked at in a folder of tables, so that it is not told again."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Set
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from graphkit.checking.report import TABLE, Finding, Report
from graphkit.errors import DataError, Problem
from graphkit.files.write import write_atomically
from graphkit.importing.writing.import_report import looked_at
from graphkit.tabular.delimited import csv_text

LOOKED_AT: Final = "looked-at.csv"
"""What lies in the folder, a row for each finding that is settled."""
_COLUMNS: Final = ("check", "record", "file", "line", "column", "message")
_Mark: TypeAlias = tuple[str, ...]


def without_looked_at(report: Report, folder: Path) -> Report:
    """Leave out the warnings and notices that a person has marked; errors are always told.

    What the import of the folder said, too, may be marked in its report, once for each time that
    it is said.

    Parameters
    ----------
    report : Report
        What was found.
    folder : Path
        With or without a file of marks.

    Raises
    ------
    DataError
        If the file of marks lacks one of its columns.
    """
    marks = {*_rows(folder)}
    settled = Counter(message for *_, message in looked_at(folder))
    said = Counter(str(f.message) for f in report.findings if f.check == TABLE)
    same = {message for message, times in said.items() if times <= settled[message]}
    told = tuple(f for f in report.findings if not _is_marked(f, marks, same))
    return replace(report, findings=told, looked_at=len(report.findings) - len(told))


def mark_looked_at(report: Report, folder: Path) -> int:
    """Add the warnings of a report to those that were looked at, and give how many were added.

    Parameters
    ----------
    report : Report
        What was found, without what is marked already.
    folder : Path
        Of the tables.

    Raises
    ------
    DataError
        If the file of marks lacks one of its columns.
    """
    before = _rows(folder)
    added = {_mark(f): None for f in report.findings if f.severity == "warning"}
    if added:
        write_atomically(folder / LOOKED_AT, csv_text([_COLUMNS, *before, *added]).encode())
    return len(added)


def _mark(finding: Finding) -> _Mark:
    line = str(finding.line or "")
    said = finding.check, finding.record, finding.path, line, finding.column, str(finding.message)
    return tuple(map(str, said))


def _is_marked(finding: Finding, marks: Set[_Mark], settled: Set[str]) -> bool:
    if finding.severity == "error":
        return False
    return _mark(finding) in marks or (finding.check == TABLE and str(finding.message) in settled)


def _rows(folder: Path) -> list[_Mark]:
    path = folder / LOOKED_AT
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text))
    absent = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if absent:
        message = f"there is no column {', '.join(map(repr, absent))}."
        hint = "Write the header as it was, or remove the file: then all is told again."
        raise DataError([Problem(LOOKED_AT, 1, "", message, hint)])
    return [tuple(row[name] or "" for name in _COLUMNS) for row in rows]
