"""Keep what a person has looked at in a folder of tables, so that it is not told again."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from graphkit.checking.left_by_import import LEFT_BY_IMPORT, finding_of
from graphkit.checking.report import TABLE, Finding, Report, warning_of
from graphkit.errors import DataError, Problem
from graphkit.files.write import write_atomically
from graphkit.importing.writing.import_report import OfImport, left_open, looked_at
from graphkit.importing.writing.settled import settled, without_lines
from graphkit.tabular.delimited import csv_text

LOOKED_AT: Final = "looked-at.csv"
"""What lies in the folder, a row for each finding that is settled."""
_COLUMNS: Final = ("check", "record", "file", "column", "message")
"""No line: a row that is inserted would move all below it."""
_Mark: TypeAlias = tuple[str, ...]


def without_looked_at(report: Report, folder: Path) -> Report:
    """Leave out the warnings and notices that a person has marked; errors are always told.

    What the import of the folder said, too, may be marked in its report. A mark holds wherever
    the line is by now, once for each time that it is there; what is said more often is told.

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
    weighed = [_mark(f) for f in report.findings if f.severity != "error"]
    same = settled(map(_key, weighed), Counter(map(_key, _rows(folder))))
    in_report: Counter[str] = Counter()
    for (*_, message), times in looked_at(folder).items():
        in_report[message] += times
    left = [key for key in map(_key, weighed) if key[0] == TABLE and key not in same]
    by_import = settled((message for *_, message in left), in_report)

    def is_settled(finding: Finding) -> bool:
        key = _key(_mark(finding))
        of_import = finding.check == TABLE and key[-1] in by_import
        return finding.severity != "error" and (key in same or of_import)

    told = tuple(f for f in report.findings if not is_settled(f))
    marked = len(report.findings) - len(told)
    return replace(report, findings=told, looked_at=marked, unchecked=report.has_unchecked)


def not_looked_at(
    doubts: Iterable[Problem], by_import: Iterable[tuple[OfImport, Problem]], folder: Path
) -> tuple[tuple[Problem, ...], tuple[tuple[OfImport, Problem], ...]]:
    """Leave out what was told of a folder and a person has marked, as a check does.

    Parameters
    ----------
    doubts : iterable of Problem
        Rows of its tables that are left out, and doubts.
    by_import : iterable of (str, Problem)
        What the import of the folder left out or doubted, with what it is.
    folder : Path
        With or without a file of marks.

    Raises
    ------
    DataError
        If the file of marks lacks one of its columns.
    """
    of_tables = [(warning_of(one), one) for one in doubts]
    of_import = [(finding_of(one), (one.path, one.of)) for one in left_open(folder)]
    findings = tuple(finding for finding, _ in (*of_tables, *of_import))
    told = {*without_looked_at(Report(findings), folder).findings}
    still = {left for finding, left in of_import if finding in told}
    return (
        tuple(one for finding, one in of_tables if finding in told),
        tuple((of, one) for of, one in by_import if (one.path, of) in still),
    )


def mark_looked_at(report: Report, folder: Path) -> Counter[str]:
    """Add the warnings of a report to those that were looked at, and count what was added.

    Parameters
    ----------
    report : Report
        What was found, without what is marked already.
    folder : Path
        Of the tables.

    Returns
    -------
    Counter of str
        How many of each check, and of what is read of tables, of each column.

    Raises
    ------
    DataError
        If the file of marks lacks one of its columns.
    """
    before = _rows(folder)
    there, missing = Counter(map(_key, before)), list[_Mark]()
    for mark in (_mark(f) for f in report.findings if f.severity == "warning"):
        there[_key(mark)] -= 1
        if there[_key(mark)] < 0:
            missing.append(mark)
    if missing:
        write_atomically(folder / LOOKED_AT, csv_text([_COLUMNS, *before, *missing]).encode())
    return Counter(f"[{mark[3]}]" if mark[0] == TABLE and mark[3] else mark[0] for mark in missing)


def _mark(finding: Finding) -> _Mark:
    said = finding.check, finding.record, finding.path, finding.column, str(finding.message)
    return tuple(map(str, said))


def _key(mark: _Mark) -> _Mark:
    """What is compared: no numbers of lines but those of the report, which tell what is meant."""
    *place, message = mark
    return mark if mark[0] == LEFT_BY_IMPORT else (*place, without_lines(message))


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
