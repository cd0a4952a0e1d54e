"""Tell quickly that a text has none of many phrases, before a pattern of all of them is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_ONE_LETTER: Final = str.maketrans({"ı": "i", "\u0307": None})
"""Letters that patterns take for one where capitals do not matter."""
_TOGETHER: Final = "\u2e80"
"""From here on are the letters of scripts whose words stand together."""


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Give the first word of each phrase, for `may_have_any`.

    >>> sorted(first_words(["has left", "s'est retiré"]))
    ['has', 's']
    """
    return frozenset(_words(phrase)[0] for phrase in phrases)


def may_have_any(text: str, first: frozenset[str]) -> bool:
    """Tell whether a text may have one of some phrases; capitals do not matter.

    Parameters
    ----------
    text : str
        As written.
    first : frozenset of str
        As `first_words` gives it.

    Examples
    --------
    >>> first = first_words(["has left", "脱退"])
    >>> [may_have_any(text, first) for text in ("It HAS left", "It joined", "2020年脱退")]
    [True, False, True]
    """
    return not first.isdisjoint(_words(text)) or max(text, default="") >= _TOGETHER


def _words(text: str) -> list[str]:
    lowered = text.lower() if text.isascii() else text.casefold().translate(_ONE_LETTER)
    return _WORD.findall(lowered)
