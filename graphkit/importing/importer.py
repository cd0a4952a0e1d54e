"""What an importer is, and which one reads a file.

Importers are registered by entry point, the project's own like those of other packages::

    [project.entry-points."graphkit.importers"]
    minutes = "example_package.minutes:MINUTES"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from graphkit.authoring.reading import Reading, without_effect
from graphkit.errors import DataError, ExtensionError, NotFound, Problem
from graphkit.extensions import Extension, extension, extensions
from graphkit.facts.authored_row import Row
from graphkit.importing.json_ld_named import json_ld_named
from graphkit.importing.mapping import TableMap
from graphkit.importing.membership_columns import MembershipColumns
from graphkit.next_steps import Advice, Option
from graphkit.tabular.reading.decoded import refuse_unknown
from graphkit.tabular.reading.endings import OF_ONE_ENCODING, WITHOUT_SHEETS

Progress: TypeAlias = Callable[[str, int, int], object]
"""Is told what is being done, how many rows are done, and of how many; 0 if nobody knows."""


def silent(_what: str, _rows: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the reader of a file says about it.

    Attributes
    ----------
    reading : Reading
        Encoding, sheet, and order of day and month.
    joined : str
        The coalition that all rows are about, where the file does not say it.
    map : TableMap or None
        How the columns of a table are to be read; without it they are guessed.
    progress : callable
        Is told from time to time how many rows were read.
    """

    reading: Reading = field(default_factory=Reading)
    joined: str = ""
    map: TableMap | None = None
    progress: Progress = silent


@dataclass(slots=True)
class Found:
    """What an importer read.

    Attributes
    ----------
    tables : dict of str to list of Row
        Rows of authored tables. Memberships may have the own columns ``member``, ``since``,
        ``until``, ``before``, ``seen`` and ``event``; ids and rows of actors and coalitions may be
        missing.
    dropped : list of Problem
        Each row that was left out, and why.
    headers : mapping of str to str
        The headers of a table as written, by what they were taken for.
    map : TableMap or None
        How the columns of a table were read.
    doubts : list of Problem
        What was read and may be meant otherwise.
    columns : MembershipColumns or None
        The memberships of a table that was read by columns; then `tables` holds none.
    """

    tables: dict[str, list[Row]]
    dropped: list[Problem] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)
    map: TableMap | None = None
    doubts: list[Problem] = field(default_factory=list)
    columns: MembershipColumns | None = None


@dataclass(frozen=True, slots=True)
class Importer:
    """How one form of file is read.

    Attributes
    ----------
    endings : tuple of str
        The endings of its files, with the dot and in small letters.
    read : callable
        Takes a path and an `ImportOptions`, and returns a `Found`.
    recognises : callable
        Tells of a file with such an ending, by its first 64 KB, whether it is one; the answer is
        a number, and of several importers the one with the largest reads the file.
    joined : bool
        Whether its files may leave open what all of them joined, so that ``joined`` says it.
    encoded : bool
        Whether its files may be in any encoding, so that ``encoding`` says which.
    sheets : bool
        Whether its files may be workbooks, so that ``sheet`` says which table is meant.
    """

    endings: tuple[str, ...]
    read: Callable[[Path, ImportOptions], Found]
    recognises: Callable[[bytes], int] = lambda _: 1
    joined: bool = False
    encoded: bool = False
    sheets: bool = False

    def refuse_without_effect(self, path: Path, reading: Reading) -> None:
        """Raise `DataError` for an encoding or a sheet of a file that has no use for it."""
        ending = path.suffix.lower()
        if reading.encoding:
            refuse_unknown(reading.encoding, path.name)
        if reading.encoding and not (self.encoded and ending not in OF_ONE_ENCODING):
            raise without_effect(path.name, "encoding", reading.encoding)
        if reading.sheet and not (self.sheets and ending not in WITHOUT_SHEETS):
            raise without_effect(path.name, "sheet", reading.sheet)


_LOOKED_AT = 64 * 1024


def importer_named(name: str) -> Importer:
    """Find an importer by its name.

    Raises
    ------
    NotFound
        If none has that name.
    """
    found: Importer = extension("importers", name).load()
    return found


def importer_for(path: Path) -> str:
    """Name the importer that reads a file, by its ending and its first bytes.

    Raises
    ------
    NotFound
        If there is no such file, or none reads it.
    DataError
        If it cannot be opened, or is JSON-LD that is called otherwise.
    """
    if "#" in str(path) and Path(str(path).partition("#")[0]).is_dir():
        return "git-history"
    if path.is_dir():
        hint = "Give a file; the history of one in a git repository is written REPOSITORY#FILE."
        raise NotFound("file", str(path), hint=hint)
    if not path.is_file():
        raise NotFound("file", str(path), hint="Check the path.")
    first = _first_bytes(path)
    ranked = []
    for one in extensions("importers"):
        importer = _loaded(one)
        if importer is not None and path.suffix.lower() in importer.endings:
            ranked.append((importer.recognises(first), one.name))
    best = max(ranked, default=(0, ""))
    if (best[0] <= 0 or best[1] == "table") and (named := json_ld_named(path)):
        raise DataError([named])
    if best[0] <= 0:
        names = ", ".join(one.name for one in extensions("importers"))
        hint = Advice("Say which with {option}: {names}.", option=Option("form"), names=names)
        raise NotFound("importer", path.suffix or path.name, hint=hint)
    return best[1]


def _loaded(one: Extension) -> Importer | None:
    """Load an importer; one that is broken troubles only those who name it."""
    try:
        found = one.load()
    except ExtensionError:
        return None
    return found if isinstance(found, Importer) else None


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LOOKED_AT)
    except OSError as error:
        problem = Problem(path.name, 0, "", f"cannot be read: {error.strerror}.", "Check it.")
        raise DataError([problem]) from None


_REASONS = 10
"""So many rows that were left out are listed where none was kept."""


def none_made(path: str, rows: int, reasons: Sequence[Problem]) -> DataError:
    """Make the error of a file that makes no membership: nothing is written then.

    Parameters
    ----------
    path : str
        The name of the file.
    rows : int
        How many rows it has.
    reasons : sequence of Problem
        Why rows were left out; the first ten follow.
    """
    which = f"none of its {rows:,} rows makes a" if rows else "it tells no"
    message = f"{which} membership, so nothing is written."
    hint = "Mend the file, or the mapping if there is one."
    return DataError([Problem(path, 0, "", message, hint), *reasons[:_REASONS]])
