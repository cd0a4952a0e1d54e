"""Say with an answer how much of the files is left out, or may be meant otherwise."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.terminal import say

if TYPE_CHECKING:
    from graphkit.opening.loaded import Loaded


def tell_doubts(options: Namespace, read: Loaded) -> None:
    """Say how much is left out of the files and what is doubtful, and which command lists it.

    Answers with a note carry the same, in ``told_of_files`` of the options.

    Parameters
    ----------
    options : argparse.Namespace
        With the file in ``data``. Of folders of tables what is left out is said, and of
        doubts those of the import that wrote them; nothing is said of the bundled facts.
    read : Loaded
        What was noted when the graph was opened, or when the cache kept it.
    """
    path = Path(options.data) if options.data else None
    if path is None:
        return
    if path.is_dir() and any(path.glob("*.csv")):
        lines = _of_folder(options, path, read)
    else:
        lines = _of_file(options, read)
    for line in lines:
        say(line)
    options.told_of_files = " ".join(lines)


def _of_file(options: Namespace, read: Loaded) -> list[str]:
    from graphkit.authoring.doubts_counted import in_words
    from graphkit.graph.told_of_loading import NOTHING_READ

    rows, others = read.counted or read.count()
    counted = in_words(rows, others)
    nothing = NOTHING_READ.removesuffix(".") if read.nothing_read else ""
    told = ", ".join(filter(None, [nothing, counted]))
    line = f"{told}: {_check(options)}" if told else ""
    return [*read.doubts_of_all(), *filter(None, [line])]


def _of_folder(options: Namespace, folder: Path, read: Loaded) -> list[str]:
    """Name the rows left out of the tables, and what an import left out or doubted before."""
    if not read.rows_left_out() and not read.by_import:
        return []
    from graphkit.authoring.doubts_counted import in_words
    from graphkit.graph.told_of_loading import of_tables_and_import
    from graphkit.importing.writing.import_report import REPORT

    of_tables, of_import = of_tables_and_import(read, folder)
    rows, *_ = of_tables.counts
    lines = [f"{in_words(rows, 0)}: {_check(options)}"] if rows else []
    if of_import.left_out or of_import.doubts:
        counted = in_words(*of_import.counts)
        lines.append(f"{counted} by the import: {folder / REPORT}")
    return lines


def _check(options: Namespace) -> str:
    """Write the command that lists what is doubtful."""
    named = ("dates", "encoding", "sheet", "joined")
    said = [part for name in named if getattr(options, name) for part in _said(options, name)]
    return shlex.join(["graphkit", "check", str(options.data), *said])


def _said(options: Namespace, name: str) -> tuple[str, str]:
    return f"--{name}", getattr(options, name)
