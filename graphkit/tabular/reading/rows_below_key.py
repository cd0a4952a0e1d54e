"""Find the rows of a table that stand below one key of an object, as services answer with them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from graphkit.errors import DataError, Problem
from graphkit.tabular.reading.beside_rows import BEARING, OF_ANSWER, beside_rows
from graphkit.tabular.reading.decoded import decoded
from graphkit.tabular.reading.lines_of_text import unreadable
from graphkit.tabular.reading.no_object import ROWS, no_object
from graphkit.tabular.reading.one_page_of_many import one_page_of_many, plain_key
from graphkit.tabular.reading.parsed_json import parsed_json

_DEEP, _SHOWN = 5, 3


class RowsBelow(NamedTuple):
    """The rows of a file, and what of it is not read.

    Attributes
    ----------
    rows : list of dict
        The objects of the one list.
    doubts : tuple of Problem
        What stands beside them and bears on them.
    """

    rows: list[dict[str, Any]]
    doubts: tuple[Problem, ...]


def rows_below_key(path: Path, encoding: str = "") -> RowsBelow | None:
    """Give the objects below the one key of a file that holds a list of them.

    Parameters
    ----------
    path : Path
        A file of JSON.
    encoding : str, optional
        What it is said to be written in.

    Returns
    -------
    RowsBelow or None
        None if it is a list itself or holds one object a line, or where a text stands beside the
        list that may be of a record, such as a name.

    Raises
    ------
    DataError
        If it is about rows, of which there are none or several lists, or which are no objects.
    """
    told: Any = None
    with suppress(OSError, DataError):
        if _is_one_object(path):
            text = decoded(path.read_bytes(), path.name, encoding).removeprefix("\ufeff")
            told = parsed_json(text, path.name)
    return _rows_in(told, path.name)


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


def _rows_in(told: Any, path: str) -> RowsBelow | None:
    """Give the one list of objects of an object.

    >>> _rows_in({"count": 1, "next": None, "results": [{"member": "Acme"}]}, "a.json").rows
    [{'member': 'Acme'}]
    >>> _rows_in({"name": "Acme", "offices": [{"city": "Bonn"}]}, "a.json") is None
    True
    """
    if not isinstance(told, dict) or not _is_about_all(told):
        return None
    lists = [key for key, value in _lists(told) if value and _are_objects(value)]
    if len(lists) != 1:
        _refuse(told, lists, path)
        return None
    rows = told[lists[0]]
    page = one_page_of_many(told, len(rows), path)
    return RowsBelow(rows, (*filter(None, [page]), *beside_rows(told, lists[0], rows, path)))


def _lists(told: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for key, value in told.items():
        if isinstance(value, list) and plain_key(key) not in OF_ANSWER:
            yield key, value


def _are_objects(value: Sequence[Any]) -> bool:
    return all(isinstance(one, dict) for one in value)


def _is_about_all(told: Mapping[str, Any]) -> bool:
    """Whether no text beside the list may be that of a record, and nothing makes it RDF."""
    if any(key.startswith("@") and not key.startswith("@odata.") for key in told):
        return False
    texts = (plain_key(key) for key, value in told.items() if isinstance(value, str))
    return all(key in BEARING or key in OF_ANSWER for key in texts)


def _refuse(told: Mapping[str, Any], lists: Sequence[str], path: str) -> None:
    """Say what an object is that holds no rows, or too many; one of plain cells is a row itself."""
    if len(lists) > 1:
        named = " and ".join(map(repr, lists[:_SHOWN]))
        message = f"this is no table: it holds {len(lists)} lists of objects, {named}."
        hint = "Write all into one list, each with what tells them apart, as a role or coalition."
        raise unreadable(path, message, hint)
    held = dict(_lists(told))
    for key, items in held.items():
        if any(isinstance(one, list | dict) for one in items):
            place = next(n for n, one in enumerate(items) if not isinstance(one, dict))
            raise no_object(f"item {place + 1} of its list {key!r}", items[place], path)
    if any(held.values()):
        return
    if deeper := [name for name in _below(told) if "." in name]:
        named = " or ".join(map(repr, deeper[:_SHOWN]))
        message = f"this is no table: its rows stand below several keys, {named}."
        hint = "Write that list alone into a file, with one object for each membership."
        raise unreadable(path, message, hint)
    if held or not told:
        what = f"its list {next(iter(held))!r}" if held else "this object of JSON"
        hint = f"Write an object for each membership: {ROWS}."
        raise unreadable(path, f"{what} is empty: there is no row.", hint)


def _below(told: Mapping[str, Any], name: str = "", deep: int = 0) -> Iterator[str]:
    """Find lists of objects however deep they stand, by the keys that lead to them."""
    for key, value in told.items():
        here = f"{name}.{key}" if name else key
        if isinstance(value, list) and value and _are_objects(value):
            yield here
        elif isinstance(value, dict) and deep < _DEEP:
            yield from _below(value, here, deep + 1)
