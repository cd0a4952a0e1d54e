"""Write the tables of a folder in one canonical form, without changing what they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.authoring.columns import SCHEMA, column_of
from graphkit.authoring.headers.header import names_columns, plain
from graphkit.authoring.optional_columns import WRITTEN
from graphkit.errors import NotFound
from graphkit.files.folder_lock import folder_lock
from graphkit.files.write import write_atomically
from graphkit.importing.writing.canonical_order import columns_of_order
from graphkit.tabular.delimited import authored_text
from graphkit.tabular.reading.read_sheets import read_sheets


def format_folder(folder: str | Path, *, write: bool = True) -> tuple[str, ...]:
    """Write the tables of a folder in canonical form.

    UTF-8 with commas, columns in the order of their description and then those of the table's
    own, rows in the order of their ids or, of memberships, of coalition, actor and spell; spaces
    around cells removed, blank rows and columns left out. What the cells say is not changed.

    Parameters
    ----------
    folder : str or Path
        A folder of authored tables.
    write : bool
        Whether to write; otherwise it is only told what would change.

    Returns
    -------
    tuple of str
        The names of the files that are not in this form yet. Formatting twice changes nothing.

    Raises
    ------
    NotFound
        If there is no table in it.
    DataError
        If one cannot be read.
    """
    root = Path(folder)
    paths = [root / f"{name}.csv" for name in SCHEMA if (root / f"{name}.csv").is_file()]
    if not paths:
        raise NotFound("folder of tables", str(folder), hint="Check the path.")
    with folder_lock(root):
        texts = {path: canonical(path) for path in paths}
        changed = [path for path, text in texts.items() if path.read_bytes() != text.encode()]
        for path in changed if write else ():
            write_atomically(path, texts[path])
    return tuple(path.name for path in changed)


def canonical(path: Path) -> str:
    """Give the text of a table in canonical form; a table that cannot be understood as it is."""
    table = path.stem
    lines = [cells for sheet in read_sheets(path) for _, cells in sheet.lines]
    place = next((n for n, cells in enumerate(lines) if names_columns(table, cells)), None)
    if place is None:
        return path.read_text(encoding="utf-8-sig")
    names = list(map(plain, lines[place]))
    rows = [[cell.strip() for cell in cells] for cells in lines[place + 1 :]]
    if any(len(row) != len(names) for row in rows) or len({*names} - {""}) < len(
        [name for name in names if name]
    ):
        return path.read_text(encoding="utf-8-sig")  # broken; the check says how
    kept = [n for n, name in enumerate(names) if name or any(row[n] for row in rows)]
    order = sorted(kept, key=lambda n: _rank(table, names[n]))
    key = [names.index(name) for name in columns_of_order(table) if name in names]
    rows.sort(key=lambda row: [row[n] for n in key])
    return _written([[cells[n] for n in order] for cells in (names, *rows)])


def _rank(table: str, name: str) -> tuple[int, str]:
    """Where a column stands; those of the table's own come last, as they stood."""
    columns = SCHEMA[table]
    column = column_of(table, name)
    if column is not None:
        return columns.index(column), name
    if name in WRITTEN[table]:
        beside = "actor" if name == "member" else "during"
        place = [column.name for column in columns].index(beside)
        return place, f"~{WRITTEN[table].index(name)}"
    return len(columns), ""


def _written(lines: Sequence[Sequence[str]]) -> str:
    return authored_text(lines)
