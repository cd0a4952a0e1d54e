"""What a file of rows cannot hold, in a file beside it: note, definitions, how it was made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.files.write import write_atomically

if TYPE_CHECKING:
    from graphkit.table import Table


def companion_path(path: str | Path) -> Path:
    """Name the file beside a CSV file, as the W3C's CSV on the Web has it.

    >>> companion_path("build/members.csv").as_posix()
    'build/members.csv-metadata.json'
    """
    return Path(f"{path}-metadata.json")


def write_companion(table: Table, path: str | Path) -> None:
    """Write the metadata of a table that an analysis made beside the file that it is kept in.

    Parameters
    ----------
    table : Table
        Of one that no analysis made, nothing is written.
    path : str or Path
        The file, of CSV, TSV or JSON lines. Beside what is no plain file, such as a device,
        nothing is written.

    Raises
    ------
    DataError
        If the file cannot be written.
    """
    if table.made and (Path(path).is_file() or not Path(path).exists()):
        write_atomically(companion_path(path), companion_of(table, path))


def companion_of(table: Table, path: str | Path) -> str:
    """Write the metadata of a CSV file: the note, and what each column means.

    Parameters
    ----------
    table : Table
        What is in the file.
    path : str or Path
        The file; that it exists is not checked.

    References
    ----------
    J. Tennison, G. Kellogg and I. Herman (eds.), "Metadata Vocabulary for Tabular Data", W3C
    Recommendation (2015), https://www.w3.org/TR/tabular-metadata/.
    """
    columns = [
        {"name": name, "titles": name, "dc:description": table.definitions.get(name, "")}
        for name in table.columns
    ]
    about: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": Path(path).name,
        "dc:description": str(table.note),
    }
    about |= {"dc:provenance": json.dumps(dict(table.made), ensure_ascii=False)}
    about |= {"tableSchema": {"columns": columns}}
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"
