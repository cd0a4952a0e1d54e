"""Read a file of JSON whole; what is broken or nested too deeply is an error with its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graphkit.tabular.reading.decoded import decoded
from graphkit.tabular.reading.lines_of_text import unreadable
from graphkit.tabular.reading.parsed_json import parsed_json
from graphkit.tabular.reading.read_sheets import bytes_of


def json_of(path: Path) -> Any:
    """Read a file of JSON.

    Raises
    ------
    DataError
        If it is none.
    """
    return parsed_json(decoded(bytes_of(path), path.name), path.name)


def text_of(value: object) -> str:
    """Give a text or number as a text; nothing for whatever else there is.

    >>> text_of(" a "), text_of(3), text_of(None), text_of(["a"])
    ('a', '3', '', '')
    """
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def objects_in(value: object) -> list[dict[str, Any]]:
    """Give the objects of a list; nothing if it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def list_in(told: Mapping[str, Any], name: str, path: str) -> list[Any]:
    """Give a list of an object; an empty one if there is none.

    Raises
    ------
    DataError
        If something else stands in its place.
    """
    value = told.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise unreadable(path, f"{name!r} is no list.", "Write it in square brackets.")
    return value
