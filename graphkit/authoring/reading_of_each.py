"""What is said once of two editions, for each of them as far as it leaves that open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.authoring.reading import Reading, is_table
from graphkit.errors import DataError
from graphkit.tabular.reading.decoded import decoded, refuse_unknown
from graphkit.tabular.reading.read_sheets import bytes_of


def reading_of_each(paths: Sequence[str | Path], said: Reading) -> list[Reading]:
    """Give the reading of each path.

    Parameters
    ----------
    paths : sequence of str or Path
        What is opened.
    said : Reading
        What was said of them. What all rows joined is that of single tables; a sheet is that of
        workbooks; an encoding is that of tables that are not in Unicode, so that an edition in
        UTF-8 is read as it is.

    Raises
    ------
    DataError
        If the encoding is unknown; or if something is said that none of them leaves open.
    """
    if said.encoding:
        refuse_unknown(said.encoding, str(paths[0]) if paths else "the graphs")
    if not paths:
        said.of_nothing_read("graphs that are open")
    elif not any(is_table(Path(path)) for path in paths):
        said.of_one_table(paths[0])
    _refuse_unsuited(paths, said)
    return [_of_one(Path(path), said) for path in paths]


def _refuse_unsuited(paths: Sequence[str | Path], said: Reading) -> None:
    """Raise `DataError` for an encoding or a sheet of which no edition can make use."""
    there = [path for path in paths if Path(path).exists()]
    for name in ("encoding", "sheet"):
        alone = Reading(**{name: getattr(said, name)})
        if there and not any(any(alone.as_far_as_suited_to(path)) for path in there):
            alone.suited_to(there[0])


def _of_one(path: Path, said: Reading) -> Reading:
    said = said.as_far_as_suited_to(path)
    if not is_table(path):
        tables = sorted(path.glob("*.csv")) if path.is_dir() else ()
        needed = said.encoding and not all(map(_is_unicode, tables))
        return Reading(dates=said.dates, encoding=said.encoding if needed else "")
    return said._replace(encoding="") if said.encoding and _is_unicode(path) else said


def _is_unicode(path: Path) -> bool:
    """Tell whether a file needs no encoding; one that is not there is told of where it is read."""
    if not path.is_file():
        return False
    try:
        decoded(bytes_of(path), path.name)
    except DataError:
        return False
    return True
