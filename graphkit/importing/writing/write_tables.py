"""Write authored tables, their mapping and a report into a folder, all or nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain
from operator import attrgetter, itemgetter, methodcaller
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final

from graphkit.authoring.columns import SCHEMA, column_of
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row
from graphkit.files.write import replacing
from graphkit.importing.mapping import NAME as MAP
from graphkit.importing.mapping import read_map
from graphkit.importing.membership_columns import MembershipColumns
from graphkit.importing.writing.canonical_order import columns_of_order
from graphkit.importing.writing.columns_text import columns_text
from graphkit.importing.writing.import_report import (
    DOUBTFUL,
    DROPPED,
    READ,
    REPORT,
    SETTLED,
    WRITTEN,
    Said,
    looked_at,
    rows_of_report,
    said,
)
from graphkit.importing.writing.lost_rows import lost_rows
from graphkit.importing.writing.settled import settled
from graphkit.next_steps import Advice, Option, for_both
from graphkit.tabular.delimited import authored_text, csv_of, csv_text

if TYPE_CHECKING:
    from graphkit.importing.import_result import Imported

REVIEW: Final = "review.csv"
_ESSENTIAL: Final = {
    "memberships": ("actor", "coalition", "role", "during", "source"),
    "actors": ("id", "kind", "name"),
    "coalitions": ("id", "name"),
    "sources": ("id", "title"),
}


def write_tables(
    imported: Imported,
    folder: Path,
    mapping: str | None,
    *,
    source: str = "",
    replace: bool = False,
) -> None:
    """Write what was imported.

    Parameters
    ----------
    imported : Imported
        The tables and what is to be said of them.
    folder : Path
        Made if it is not there. Files that the last import wrote, by the list in its report, are
        replaced, or removed where there is nothing to write; others stay. So does a mapping that
        says what was used.
    mapping : str or None
        The text of the mapping file.
    source : str
        The name of the file that was imported; empty if there was none.
    replace : bool
        Whether files of another origin, or changed since, are replaced too.

    Raises
    ------
    DataError
        If the folder cannot be written, or files would be lost that no import wrote, that were
        changed since, or that an import of another file wrote. Nothing is changed then.
    """
    parts = _parts(imported)
    if mapping is not None and not _is_said(folder / MAP, mapping, imported):
        parts[MAP] = (mapping,)
    try:
        written = _written(folder)
        stale = sorted(
            name for name in written.keys() - parts.keys() - {MAP} if (folder / name).is_file()
        )
        folder.mkdir(parents=True, exist_ok=True)
        before = _read(folder)
        other = before if source and before != source else ""
        check = partial(_check, folder, stale, written=written, other=other, replace=replace)
        _put(folder, parts, stale, partial(_report, imported, source, looked_at(folder)), check)
    except OSError as error:
        if isinstance(error, DataError):
            raise
        hint = "Check that you may write there."
        message = f"cannot be written: {error.strerror}."
        raise DataError([Problem(str(folder), 0, "", message, hint)]) from None


def refuse_other_source(folder: Path, source: str) -> None:
    """Refuse to go on where a folder holds tables of another file, before this one is read.

    Parameters
    ----------
    folder : Path
        Where tables are to be written.
    source : str
        The name of the file that is to be imported.

    Raises
    ------
    DataError
        If the last import into the folder read another file, and tables that it wrote are there.
    """
    before = _read(folder)
    if before and before != source:
        there = sorted(name for name in _written(folder) if (folder / name).is_file())
        _refuse(folder, there, f"of another file, {before}")


def _refuse(
    folder: Path,
    names: Sequence[str],
    what: str,
    files: Mapping[str, BinaryIO] = MappingProxyType({}),
) -> None:
    """Refuse to replace files, and say how; of tables that are written, which rows go with them."""
    if not names:
        return
    lost = [lost_rows(folder / name, files.get(name)) for name in sorted(names)] if files else []
    told = " and ".join(filter(None, lost))
    message = f"holds {', '.join(sorted(names))} {what}" + (
        f"; {told} would be lost." if told else "."
    )
    hint = Advice(
        "Choose another folder, or replace {them} with {option}.",
        them="them all the same" if told else "them",
        option=Option("replace", True),
    )
    raise DataError([Problem(str(folder), 0, "", message, hint)])


def _parts(imported: Imported) -> dict[str, Iterable[str]]:
    """The texts of the files, as far as there is something to write; of a long one in parts."""
    parts: dict[str, Iterable[str]] = {}
    for name, rows in imported.tables.items():
        if isinstance(rows, MembershipColumns):
            parts[f"{name}.csv"] = columns_text(rows, _ESSENTIAL[name])
        elif text := table_text(name, rows):
            parts[f"{name}.csv"] = (text,)
    if len(imported.review):
        parts[REVIEW] = (csv_of(imported.review),)
    return parts


def _put(
    folder: Path,
    parts: Mapping[str, Iterable[str]],
    stale: Sequence[str],
    report: Callable[[Mapping[str, str]], str],
    check: Callable[[Mapping[str, str], Mapping[str, BinaryIO]], None],
) -> None:
    """Write all files beside their places, then move them there; the report comes last."""
    with replacing(folder / REPORT) as last:
        with ExitStack() as files:
            opened = {name: files.enter_context(replacing(folder / name)) for name in sorted(parts)}
            digests = {name: _written_into(file, parts[name]) for name, file in opened.items()}
            check(digests, opened)
            last.write(report(digests).encode("utf-8", "backslashreplace"))
            last.flush()
        for name in stale:
            (folder / name).unlink()


def _written_into(file: BinaryIO, texts: Iterable[str]) -> str:
    """Write texts one after the other; give the digest of all."""
    digest = hashlib.sha256()
    for text in texts:
        data = text.encode("utf-8", "backslashreplace")
        digest.update(data)
        file.write(data)
    file.flush()
    return f"sha256:{digest.hexdigest()}"


def _is_said(path: Path, mapping: str, imported: Imported) -> bool:
    """Whether a mapping that is there, with the remarks of whoever wrote it, says the same."""
    try:
        if not path.is_file() or path.read_bytes() == mapping.encode():
            return False
        return read_map(path) == imported.map
    except DataError:
        return False


def _check(
    folder: Path,
    stale: Sequence[str],
    digests: Mapping[str, str],
    files: Mapping[str, BinaryIO],
    *,
    written: Mapping[str, str],
    other: str,
    replace: bool,
) -> None:
    foreign, changed, others = [], [], []
    for name in (*digests, *stale):
        path = folder / name
        if not path.exists():
            continue
        if not os.access(path, os.W_OK):
            hint = "Check that you may write there."
            raise DataError([Problem(str(path), 0, "", "this file is read-only.", hint)])
        there = _digest(path)
        if there == digests.get(name):
            continue
        if name not in written:
            foreign.append(name)
        elif there != written[name]:
            changed.append(name)
        elif other:
            others.append(name)
    for names, what in (
        (foreign, "already, which no import wrote"),
        (changed, "changed since the last import"),
        (others, f"of another file, {other}"),
    ):
        if not replace:
            _refuse(folder, names, what, files)


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def _read(folder: Path) -> str:
    """Name the file that the last import read, by its report; empty where that does not say it."""
    return next((cells[1] for cells in rows_of_report(folder) if cells[0] == READ), "")


def _written(folder: Path) -> dict[str, str]:
    """List the files that the last import wrote, with their digests, by its report."""
    known = {f"{table}.csv" for table in SCHEMA} | {REVIEW, MAP}
    rows = rows_of_report(folder)
    return {cells[1]: cells[4] for cells in rows if cells[0] == WRITTEN and cells[1] in known}


def table_text(table: str, rows: Sequence[Row]) -> str:
    """Write the rows of a table as CSV; columns without any cell are left out.

    Parameters
    ----------
    table : str
        One of `graphkit.authoring.columns.SCHEMA`.
    rows : sequence of Row
        In any order; where they are equal in what they are ordered by, they stand as given.

    Returns
    -------
    str
        Empty if there is no row; jurisdictions of the bundled list are not repeated.
    """
    if table == "countries":
        rows = [row for row in rows if not row.cells.get("iso3166")]
    if not rows:
        return ""
    cells = [row.cells for row in rows]
    shapes = set(map(tuple, cells))  # which columns rows have; nearly always the same
    own = list(dict.fromkeys(name for names in _in_turn(rows) for name in names))
    of_column = itemgetter if len(shapes) == 1 else partial(methodcaller, "get")
    known = [
        name
        for name in _in_order(table, {name for shape in shapes for name in shape})
        if name in _ESSENTIAL.get(table, ()) or any(map(of_column(name), cells))
    ]
    names = {name for shape in shapes for name in shape}
    by = [name for name in columns_of_order(table) if name in names]
    rows = sorted(rows, key=lambda row: [row.cells.get(name, "") for name in by])
    cells = [row.cells for row in rows]
    simple = len(shapes) == 1 and len(known) > 1 and not own
    lines: Iterable[Sequence[str]] = (
        map(itemgetter(*known), cells) if simple else map(_picker(known, own), rows)
    )
    return authored_text(chain([[*known, *own]], lines))


def _in_turn(rows: Iterable[Row]) -> Iterable[tuple[str, ...]]:
    """The own columns of rows, each combination once."""
    return dict.fromkeys(map(tuple, map(attrgetter("own"), rows)))


def _picker(known: Sequence[str], own: Sequence[str]) -> Callable[[Row], list[str]]:
    def pick(row: Row) -> list[str]:
        one, other = row.cells.get, row.own.get
        return [*[one(name, "") for name in known], *[other(name, "") for name in own]]

    return pick


def _in_order(table: str, names: set[str]) -> list[str]:
    """Put the headers of a table in the order of its columns, translated ones by language."""
    found = []
    for column in SCHEMA[table]:
        found += sorted(name for name in names if column_of(table, name) == column)
    return found


def _report(
    imported: Imported,
    source: str,
    marks: Mapping[Said, int],
    digests: Mapping[str, str],
) -> str:
    """Write the report; what a person looked at stays so as long as the same is told of it."""
    rows: list[Sequence[object]] = [("what", "file", "line", "column", "message", "hint")]
    told = [(DROPPED, one) for one in imported.dropped]
    told.extend((DOUBTFUL, one) for one in imported.doubts)
    keys = [said(one.path, one.column, one.message) for _, one in told]
    same = settled(keys, marks)
    for (what, problem), key in zip(told, keys, strict=True):
        place = (problem.path, str(problem.line or ""), problem.column, problem.message)
        rows.append((SETTLED if key in same else what, *place, for_both(problem.hint)))
    if source:
        rows.append((READ, source, "", "", "", ""))
    for name, digest in digests.items():
        rows.append((WRITTEN, name, "", "", digest, ""))
    return csv_text(rows)
