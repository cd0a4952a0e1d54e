"""Find the rows of a table that stand below one key of an object, as services answer with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from graphkit.errors import DataError
from graphkit.tabular.reading.decoded import decoded
from graphkit.tabular.reading.parsed_json import parsed_json

_BESIDE: Final = frozenset(
    [
        *(
            "api_version",
            "apiversion",
            "code",
            "copyright",
            "created",
            "created_at",
            "date",
            "description",
        ),
        *("documentation", "error", "first", "generated", "generated_at", "help", "href", "id"),
        *("info", "kind", "language", "last", "last_updated", "licence", "license", "link"),
        *("message", "modified", "next", "object", "previous", "prev", "published", "query"),
        *("retrieved", "schema", "self", "source", "status", "success", "timestamp", "title"),
        *("type", "updated", "updated_at", "uri", "url", "version", "warning"),
    ]
)
"""Texts below these keys say something of the whole answer, and nothing of a row."""


def rows_below_key(path: Path, encoding: str = "") -> list[dict[str, Any]] | None:
    """Give the objects below the one key of a file that holds a list of them.

    Parameters
    ----------
    path : Path
        A file of JSON.
    encoding : str, optional
        What it is said to be written in.

    Returns
    -------
    list of dict, or None
        None if it is a list itself or holds one object a line, if several keys hold objects, or
        where a text stands beside the list that may be of a record, such as a name.
    """
    with suppress(OSError, DataError):
        if _is_one_object(path):
            text = decoded(path.read_bytes(), path.name, encoding).removeprefix("\ufeff")
            return _rows_in(parsed_json(text, path.name))
    return None


def _is_one_object(path: Path) -> bool:
    """Whether a file may be one object, by its first line and whether anything follows it."""
    with path.open("rb") as file:
        first = file.readline()
        more = bool(file.read(1 << 10).strip())
    if first.lstrip(b"\xef\xbb\xbf \t")[:1] in (b"[", b""):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return more
    return not more


def _rows_in(told: Any) -> list[dict[str, Any]] | None:
    """Give the one list of objects of an object.

    >>> _rows_in({"count": 1, "next": None, "results": [{"member": "Acme"}]})
    [{'member': 'Acme'}]
    >>> _rows_in({"name": "Acme", "offices": [{"city": "Bonn"}]}) is None
    True
    """
    if not isinstance(told, dict) or any(key.startswith("@") for key in told):
        return None
    lists = [value for value in told.values() if _are_objects(value)]
    return lists[0] if len(lists) == 1 and _is_about_all(told) else None


def _are_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_about_all(told: Mapping[str, Any]) -> bool:
    """Whether no text beside the list may be that of a record."""
    texts = (key for key, value in told.items() if isinstance(value, str))
    return all(key.casefold() in _BESIDE for key in texts)
