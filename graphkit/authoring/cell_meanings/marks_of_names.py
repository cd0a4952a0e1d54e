"""Take off names what a page puts around them: flags, tags of links, and marks of several notes."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final

_FLAG: Final = r"[\U0001F1E6-\U0001F1FF]{2}"
_FLAGS: Final = re.compile(rf"^\s*(?:{_FLAG}\s*)+|(?:\s*{_FLAG})+\s*$")
_TAG: Final = re.compile(
    r"</?(?:abbr|a|b|br|cite|div|em|font|i|img|li|p|ref|small|span|strong|su[bp]|t[dr]|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
"""One of those that pages have around names; there are names such as "List<String>"."""
_MARKS: Final = re.compile(
    r"(?<=[\w.)])(?:\s*[(\[][*†‡§]+[)\]]"
    r"|(?<=[^\W\d_]{2})\s?\^(?:\d{1,2}|[a-z])"
    r"|\s?[*†‡§¹²³⁰⁴-⁹]+(?:[\s,]+[*†‡§¹²³⁰⁴-⁹]+)+)$"
)
_LAST: Final = ">)]*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹"


@lru_cache(maxsize=65536)
def without_trimmings(name: str) -> str:
    """Give a name alone.

    >>> names = ["Tonga ‡ §", "Laos (*)", "Iran^1", '<a href="x">Mali</a>', "🇫🇷 France"]
    >>> list(map(without_trimmings, names))
    ['Tonga', 'Laos', 'Iran', 'Mali', 'France']
    >>> list(map(without_trimmings, ["C++", "A <b", "Psi †2020", "🇫🇷", "E*TRADE", "Wham!"]))
    ['C++', 'A <b', 'Psi †2020', '🇫🇷', 'E*TRADE', 'Wham!']
    >>> list(map(without_trimmings, ["E=mc^2", "x^2", "List<String>", "C#", "Yahoo!", "(*)"]))
    ['E=mc^2', 'x^2', 'List<String>', 'C#', 'Yahoo!', '(*)']
    """
    if "=" in name and "<" not in name:
        return name  # a formula
    bare = html.unescape(_TAG.sub("", name)) if _TAG.search(name) else name
    bare = _MARKS.sub("", _FLAGS.sub("", bare)).strip()
    return bare if bare != name.strip() and any(map(str.isalnum, bare)) else name


def may_be_trimmed(name: str) -> bool:
    """Tell by its signs whether `without_trimmings` may take something off.

    >>> may_be_trimmed("Iran^1"), may_be_trimmed("Laos (*)"), may_be_trimmed("Acme")
    (True, True, False)
    """
    return name[-1:] in _LAST or "^" in name or (not name.isascii() and bool(_FLAGS.search(name)))
