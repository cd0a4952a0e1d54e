"""Lines of a width, and what a text measures on a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WIDE: Final = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
_WORD: Final = re.compile(f"[{_WIDE}\U00020000-\U0003fffd]|[^\\s{_WIDE}\U00020000-\U0003fffd]+")


def words_of(text: str) -> list[str]:
    """Split a line where it may be broken: at spaces, and between signs that need none."""
    return _WORD.findall(text) or [""]


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of a width; a word that is longer stays whole."""
    return [line for part in text.splitlines() or [""] for line in _filled(part, width)]


def _filled(text: str, width: int) -> list[str]:
    if measured(text) <= width:
        return [text]
    lines, end = [""], 0
    for match in _WORD.finditer(text):
        joined = lines[-1] + text[end : match.start()] + match[0]
        if lines[-1] and measured(joined) > width:
            lines.append(match[0])
        else:
            lines[-1] = joined if lines[-1] else match[0]
        end = match.end()
    return lines


def measured(text: str) -> int:
    """Count the places that a text takes on a terminal.

    >>> measured("Zoom"), measured("日本"), measured("e\u0301")
    (4, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_places, text))


def _places(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
