"""Add one membership to a folder of tables; nothing is written unless all of it can be read."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.written_period import period_of
from graphkit.authoring.header import names_columns, plain
from graphkit.authoring.read_tables import examine
from graphkit.errors import DataError, Problem
from graphkit.files import write_atomically
from graphkit.tabular.reading.read_sheets import read_sheets

_TABLE = "memberships.csv"
_NEW = ("member", "coalition", "since", "until", "role", "source", "evidence", "note")


def add_membership(
    folder: str | Path,
    member: str,
    coalition: str,
    *,
    since: str | None = None,
    until: str | None = None,
    role: str | None = None,
    source: str | None = None,
    evidence: str | None = None,
    note: str | None = None,
) -> int:
    """Add one source's word about a membership to a folder of authored tables.

    Parameters
    ----------
    folder : str or Path
        A folder of authored tables; ``memberships.csv`` is made if it is not there.
    member, coalition : str
        Ids or names.
    since, until : str, optional
        Dates as people write them.
    role, source, evidence, note : str, optional
        The other cells. A folder that lists its sources asks for one.

    Returns
    -------
    int
        The line on which the row stands.

    Raises
    ------
    DataError
        If the row cannot be read, with the reason; nothing is written then.
    """
    root = Path(folder)
    if root.exists() and not root.is_dir():
        hint = f"Make a folder of it first: graphkit new FOLDER --from {root.name}."
        raise DataError([Problem(root.name, 0, "", "facts are added to a folder of tables.", hint)])
    said = {
        "member": member,
        "coalition": coalition,
        "since": since,
        "until": until,
        "role": role,
        "source": source,
        "evidence": evidence,
        "note": note,
    }
    given = {name: cell.strip() for name, cell in said.items() if cell and cell.strip()}
    if "source" not in given and (root / "sources.csv").is_file():
        hint = "Say on whose word, by its id, address or title."
        raise DataError([Problem(_TABLE, 0, "source", "this fact has no source.", hint)])
    text, line = _with_row(root / _TABLE, given)
    _try(root, text, line)
    root.mkdir(parents=True, exist_ok=True)
    write_atomically(root / _TABLE, text)
    return line


def _with_row(path: Path, given: Mapping[str, str]) -> tuple[str, int]:
    """Give the text of the table with the row at its end; columns that are missing are added."""
    sheets = read_sheets(path) if path.is_file() else ()
    lines = [cells for sheet in sheets for _, cells in sheet.lines]
    place = next((n for n, cells in enumerate(lines) if names_columns("memberships", cells)), None)
    if place is None and any(cell for cells in lines for cell in cells):
        hint = "Name its columns member and coalition in the first line."
        message = "no line names its columns, so that no row can be added."
        raise DataError([Problem(path.name, 1, "", message, hint)])
    if place is None:
        names, rows = [name for name in _NEW if name in given], []
    else:
        names, rows = list(map(plain, lines[place])), lines[place + 1 :]
    cells = _as_the_table_has_it(given, names)
    names += [name for name in cells if name not in names]
    filled = [[*row, *[""] * (len(names) - len(row))] for row in rows]
    filled.append([cells.get(name, "") for name in names])
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([names, *filled])
    breaks = sum(cell.count("\n") for cell in filled[-1])
    return buffer.getvalue(), buffer.getvalue().count("\n") - breaks


def _as_the_table_has_it(given: Mapping[str, str], names: list[str]) -> dict[str, str]:
    """Put a member into the column of actors, and dates into that of periods, if only these are."""
    cells = dict(given)
    if "member" not in names and "actor" in names:
        cells["actor"] = cells.pop("member")
    if "during" in names and not {"since", "until"} & {*names}:
        cells["during"] = period_of(cells.pop("since", ""), cells.pop("until", ""), "")
    return cells


def _try(root: Path, text: str, line: int) -> None:
    """Read the folder as it would be; what is wrong with the new row is an error."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in SCHEMA:
            if (root / f"{name}.csv").is_file():
                shutil.copy(root / f"{name}.csv", scratch)
        (Path(scratch) / _TABLE).write_text(text, encoding="utf-8", newline="")
        examined = examine(scratch)
    wrong = [
        problem
        for problem in (*examined.problems, *examined.doubts)
        if problem.path == _TABLE and problem.line == line
    ]
    if wrong:
        raise DataError(wrong)
