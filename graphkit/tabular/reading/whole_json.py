"""Say what a file of JSON is that holds one object over several lines, and no table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graphkit.errors import DataError
from graphkit.tabular.reading.lines_of_text import unreadable


def over_several_lines(text: str, path: str) -> DataError | None:
    r"""Make the error of an object over several lines, which is JSON and no table.

    Parameters
    ----------
    text : str
        All of the file.
    path : str
        Its name.

    Returns
    -------
    DataError or None
        None if the file does not begin with such an object; then it is broken otherwise.

    Examples
    --------
    >>> error = over_several_lines('{"rows":\n[{"member": "Acme"}]}', "a.json")
    >>> error.problems[0].message
    'this is one JSON object over several lines, and no table.'
    """
    try:
        found, end = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or "\n" not in text.lstrip()[:end]:
        return None
    message = "this is one JSON object over several lines, and no table."
    if text.lstrip()[end:].strip():
        message = "these are JSON objects over several lines, and no table."
    return unreadable(path, message, _hint(found), 1)


def _hint(found: Mapping[str, Any]) -> str:
    lists = [
        name
        for name, value in found.items()
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
    ]
    if lists:
        names = " or ".join(map(repr, lists[:3]))
        return f"Write its list {names} alone into a file, with one object for each membership."
    if any(isinstance(value, str | list) for value in found.values()):
        return "Write one object a line, or one list: if it is one row, put it in square brackets."
    return "Write one object a line, or one list."
