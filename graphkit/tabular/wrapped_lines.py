"""Lines of a width, and what a text measures on a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_WIDE: Final = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
    "\U00020000-\U0003fffd"
)
_WORD: Final = re.compile(f"[{_WIDE}]|[^\\s{_WIDE}]+")
_PIECE: Final = re.compile(
    f"[{_WIDE}]|[^\\s{_WIDE}]+?(?:(?<=\\w[-/_.&=])(?=[^\\W\\d_])|(?=[\\s{_WIDE}])|$)"
)


def words_of(text: str, *, pieces: bool = False) -> list[str]:
    """Split a line where it may be broken.

    Parameters
    ----------
    text : str
        The line.
    pieces : bool
        Break long words too, after hyphens and slashes before a letter: in ids and addresses, and
        never in a date.

    Examples
    --------
    >>> words_of("by 2022-06-23 the tech-coalition")
    ['by', '2022-06-23', 'the', 'tech-coalition']
    >>> words_of("tech-coalition 2022-06-23", pieces=True)
    ['tech-', 'coalition', '2022-06-23']
    """
    return (_PIECE if pieces else _WORD).findall(text) or [""]


def wrapped(text: str, width: int, *, pieces: bool = True) -> list[str]:
    """Break a text into lines of a width; what is longer in one word, or piece, stays whole."""
    return [line for part in text.splitlines() or [""] for line in _filled(part, width, pieces)]


def _filled(text: str, width: int, pieces: bool) -> list[str]:
    if measured(text) <= width:
        return [text]
    lines, end = [""], 0
    for start, stop in _breaks(text, width, pieces):
        joined = lines[-1] + text[end:stop]
        if lines[-1] and measured(joined) > width:
            lines.append(text[start:stop])
        else:
            lines[-1] = joined if lines[-1] else text[start:stop]
        end = stop
    return lines


def _breaks(text: str, width: int, pieces: bool) -> Iterator[tuple[int, int]]:
    """Find begin and end of each word, or of its pieces if it is wider than a line."""
    for word in _WORD.finditer(text):
        if pieces and measured(word[0]) > width:
            yield from (piece.span() for piece in _PIECE.finditer(text, *word.span()))
        else:
            yield word.span()


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
