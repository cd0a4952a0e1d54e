"""Read a table of JSON: one object a line, or one list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from graphkit.errors import DataError
from graphkit.tabular.reading.lines_of_text import Line, SeveralTexts, refuse_too_wide, unreadable
from graphkit.tabular.reading.no_object import no_object
from graphkit.tabular.reading.parsed_json import parsed_json
from graphkit.tabular.reading.whole_json import over_several_lines

_HINT: Final = "Write one object a line, or one list."
_ROW: Final = '{"member": "Acme", "coalition": "Green Pact"}'
_SHOWN, _LETTERS = 3, 40
"""So many names of columns are shown in a message, and so much of each."""


def json_lines(text: str, path: str) -> Iterator[Line]:
    r"""Read a table of JSON.

    Parameters
    ----------
    text : str
        One object a line, or one list of objects; their names are the columns. Lists of texts
        become one cell with ``;`` between them.
    path : str
        Its name, for messages.

    Raises
    ------
    DataError
        Where something is no JSON, or no object, or nested too deeply.

    Examples
    --------
    >>> list(json_lines('{"member": "Acme"}\n{"member": "Beta", "since": 2021}\n', "a.jsonl"))
    [(0, ['member', 'since']), (1, ['Acme', '']), (2, ['Beta', '2021'])]
    """
    yield from lines_of(list(objects_of(text, path)), path)


def lines_of(rows: Iterable[tuple[int, Mapping[str, Any]]], path: str) -> Iterator[Line]:
    """Make lines of objects, the first of which names all their columns.

    Parameters
    ----------
    rows : iterable
        Objects and their lines; they are gone through twice.
    path : str
        The name of their file, for messages.

    Raises
    ------
    DataError
        If no object holds a text or a number.
    """
    names: dict[str, None] = {}
    several = plain = False
    for line, row in rows:
        names |= dict.fromkeys(row)
        refuse_too_wide(len(names), path, line)
        plain = plain or any(map(_is_plain, row.values()))
        several = True
    if several and not plain:
        below = ", ".join(repr(name[:_LETTERS]) for name in islice(names, _SHOWN))
        what = f"a text or a number below {below}" if names else "anything"
        message = f"no object holds {what}: this is no table."
        raise unreadable(path, message, f"Write one object a row, with a text a column: {_ROW}")
    yield 0, list(names)
    for line, row in rows:
        yield line, [cell_of(row.get(name)) for name in names]


def objects_of(text: str, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read the objects of a text, with their lines or, in a list, their places from 1.

    Raises
    ------
    DataError
        As by `json_lines`.
    """
    if text.lstrip()[:1] == "[":
        rows = parsed_json(text, path, hint=_HINT)
        for place, row in enumerate(rows, 1):
            if not isinstance(row, dict):
                raise no_object(f"item {place} of the list", row, path, place)
            yield place, row
        return
    several = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found = object_of(line, path, number)
            except DataError as error:
                raise (None if several else over_several_lines(text, path)) or error from None
            several = True
            yield number, found


def object_of(text: str, path: str, line: int) -> dict[str, Any]:
    """Read the object of a line."""
    row = parsed_json(text, path, line, hint=_HINT)
    if not isinstance(row, dict):
        raise no_object("this", row, path, line)
    return row


def _is_plain(value: Any) -> bool:
    """Whether a value may stand in a cell."""
    several = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str | int | float) or several


def cell_of(value: Any) -> str:
    """Write a value of JSON as the text of a cell; texts of a list with semicolons between them.

    >>> cell_of(["Acme", "Beta"]), cell_of({"name": "Acme"}), cell_of(None)
    ('Acme; Beta', '{"name": "Acme"}', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return SeveralTexts(value) if len(value) > 1 else "".join(value)
    return json.dumps(value, ensure_ascii=False)
