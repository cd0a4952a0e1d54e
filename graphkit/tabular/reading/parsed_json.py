"""Parse a text of JSON; what is broken, nested too deeply or half a character is an error."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from graphkit.tabular.reading.lines_of_text import unreadable

_ESCAPED: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_PAIR: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def parsed_json(text: str, path: str, line: int = 1, *, hint: str = "Mend it.") -> Any:
    r"""Parse a text of JSON.

    Parameters
    ----------
    text : str
        The whole of a file, or one line of it.
    path : str
        The name of the file, for messages.
    line : int
        The line on which the text begins.
    hint : str
        What to do if it is no JSON.

    Raises
    ------
    DataError
        With the line, if it is no JSON, is nested too deeply, has a number of thousands of digits
        or the escape of half a character (a lone surrogate), which no file can hold.

    Examples
    --------
    >>> parsed_json(r'"\ud83d\ude00"', "a.json")
    '😀'
    >>> parsed_json(r'"\ud83d"', "a.json")
    Traceback (most recent call last):
        ...
    graphkit.errors.DataError: a.json:1: '\\ud83d' is half a character. Write the whole character.
    """
    try:
        found = json.loads(text)
    except RecursionError:
        raise unreadable(path, "this is nested too deeply.", "Flatten it.", line) from None
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg}."
        raise unreadable(path, message, hint, line + error.lineno - 1) from None
    except ValueError:
        message = "a number in it has thousands of digits."
        raise unreadable(path, message, "Put it in quotation marks.", line) from None
    if _ESCAPED.search(text) and not _can_be_written(found):
        half = next((one for one in _PAIR.finditer(text) if one[1]), None)
        escape, before = (half[0], text.count("\n", 0, half.start())) if half else ("it", 0)
        message = f"{escape!r} is half a character."
        raise unreadable(path, message, "Write the whole character.", line + before)
    return found


def _can_be_written(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
