"""Say of JSON-LD whose name ends as that of other JSON how it is read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from graphkit.errors import DataError, Problem
from graphkit.importing.json_document import json_of
from graphkit.tabular.reading.endings import JSON

_LOOKED_AT: Final = 64 * 1024
_KEYS: Final = ("@context", "@graph", "@id")
_SIGNS: Final = tuple(f'"{key}"'.encode() for key in _KEYS)


def json_ld_named(path: Path) -> Problem | None:
    """Say that a file is JSON-LD, and how it has to be called; None if it is none.

    Other JSON may bear a context, too, and its rows an ``@id``; so this is asked of files that no
    importer knows but that of tables.

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
    with suppress(DataError):
        if _is_json_ld(json_of(path)):
            message = "this is JSON-LD, which is RDF, and no table."
            hint = f"Call it {path.stem}.jsonld, and it is read."
            return Problem(path.name, 0, "", message, hint)
    return None


def _is_json_ld(told: Any) -> bool:
    """Tell it by the keys of the whole; a list may be of rows that have an ``@id`` each."""
    if isinstance(told, dict):
        return not told.keys().isdisjoint(_KEYS)
    objects = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    return any("@context" in one or "@graph" in one or _is_expanded(one) for one in objects)


def _is_expanded(told: dict[str, Any]) -> bool:
    """Tell an object with an address in the stead of each key, as JSON-LD without context has."""
    keys = [key for key in told if not key.startswith("@")]
    return "@id" in told and bool(keys) and all(":" in key for key in keys)
