"""Say what stands in a file of JSON where an object should, which would be a row."""

from __future__ import annotations

import json
from typing import Any, Final

from graphkit.errors import DataError
from graphkit.tabular.reading.lines_of_text import unreadable

ROWS: Final = '[{"member": "Acme", "coalition": "Green Pact"}]'
"""How rows are written."""
_LETTERS = 40


def no_object(place: str, found: Any, path: str, line: int = 0) -> DataError:
    """Make the error of what stands where a row should.

    Examples
    --------
    >>> no_object("item 2 of the list", ["Acme", "Pact"], "a.json").problems[0].message
    'item 2 of the list is ["Acme", "Pact"], and no JSON object.'
    """
    text = json.dumps(found, ensure_ascii=False)
    text = text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
    message = f"{place} is {text}, and no JSON object."
    return unreadable(path, message, f"Write an object for each membership: {ROWS}.", line)
