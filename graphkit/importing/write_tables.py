"""Write authored tables, their mapping and a report into a folder, all or nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.authoring.columns import SCHEMA, column_of
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row
from graphkit.files import write_atomically
from graphkit.importing.mapping import NAME as MAP
from graphkit.tabular.delimited import csv_of

if TYPE_CHECKING:
    from graphkit.importing.import_file import Imported

REPORT: Final = "import-report.csv"
REVIEW: Final = "review.csv"
_ESSENTIAL: Final = {
    "memberships": ("actor", "coalition", "role", "during", "source"),
    "actors": ("id", "kind", "name"),
    "coalitions": ("id", "name"),
    "sources": ("id", "title"),
}


def write_tables(
    imported: Imported, folder: Path, mapping: str | None, *, replace: bool = False
) -> None:
    """Write what was imported.

    Parameters
    ----------
    imported : Imported
        The tables and what is to be said of them.
    folder : Path
        Made if it is not there. Tables that an earlier import wrote are replaced.
    mapping : str or None
        The text of the mapping file.
    replace : bool
        Whether tables of another origin are replaced too.

    Raises
    ------
    DataError
        If the folder cannot be written, or holds tables that no import wrote.
    """
    texts = {f"{name}.csv": table_text(name, rows) for name, rows in imported.tables.items()}
    texts = {name: text for name, text in texts.items() if text}
    texts[REPORT] = _report(imported)
    if len(imported.review):
        texts[REVIEW] = csv_of(imported.review)
    if mapping is not None:
        texts[MAP] = mapping
    _check(folder, texts, replace)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in {f"{table}.csv" for table in SCHEMA} | {REVIEW}:
            if name not in texts and name not in ("graph.csv", REVIEW):
                (folder / name).unlink(missing_ok=True)
    except OSError as error:
        hint = "Check that you may write there."
        message = f"cannot be written: {error.strerror}."
        raise DataError([Problem(str(folder), 0, "", message, hint)]) from None
    for name, text in texts.items():
        write_atomically(folder / name, text)


def _check(folder: Path, texts: Mapping[str, str], replace: bool) -> None:
    if replace or not folder.is_dir() or (folder / REPORT).is_file():
        return
    there = sorted(name for name in texts if (folder / name).exists())
    if there:
        message = f"holds {', '.join(there)} already, which no import wrote."
        hint = "Choose another folder, or replace them."
        raise DataError([Problem(str(folder), 0, "", message, hint)])


def table_text(table: str, rows: Sequence[Row]) -> str:
    """Write the rows of a table as CSV; columns without any cell are left out.

    Parameters
    ----------
    table : str
        One of `graphkit.authoring.columns.SCHEMA`.
    rows : sequence of Row
        In the order in which they are to stand.

    Returns
    -------
    str
        Empty if there is no row; jurisdictions of the bundled list are not repeated.
    """
    if table == "countries":
        rows = [row for row in rows if not row.cells.get("iso3166")]
    if not rows:
        return ""
    known = [
        name
        for name in _in_order(table, {name for row in rows for name in row.cells})
        if name in _ESSENTIAL.get(table, ()) or any(row.cells.get(name) for row in rows)
    ]
    own = list(dict.fromkeys(name for row in rows for name in row.own))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*known, *own])
    for row in rows:
        cells = [row.cells.get(name, "") for name in known]
        writer.writerow([*cells, *(row.own.get(name, "") for name in own)])
    return buffer.getvalue()


def _in_order(table: str, names: set[str]) -> list[str]:
    """Put the headers of a table in the order of its columns, translated ones by language."""
    found = []
    for column in SCHEMA[table]:
        found += sorted(name for name in names if column_of(table, name) == column)
    return found


def _report(imported: Imported) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["what", "file", "line", "column", "message", "hint"])
    for what, problems in (("left out", imported.dropped), ("doubtful", imported.doubts)):
        for problem in problems:
            place = (problem.path, problem.line or "", problem.column)
            writer.writerow([what, *place, problem.message, str(problem.hint)])
    return buffer.getvalue()
