"""Say of JSON-LD whose name ends as that of other JSON how it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphkit.errors import Problem
from graphkit.tabular.reading.endings import JSON

_LOOKED_AT: Final = 64 * 1024
_SIGNS: Final = (b'"@context"', b'"@graph"', b'"@id"')


def json_ld_named(path: Path) -> Problem | None:
    """Say that a file is JSON-LD, and how it has to be called; None if it is none.

    Parameters
    ----------
    path : Path
        A file, which is looked at if its name ends as that of a table of JSON does.
    """
    if path.suffix.lower() not in JSON or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            first = file.read(_LOOKED_AT)
    except OSError:
        return None
    if not any(sign in first for sign in _SIGNS):
        return None
    message = "this is JSON-LD, which is RDF, and no table."
    return Problem(path.name, 0, "", message, f"Call it {path.stem}.jsonld, and it is read.")
