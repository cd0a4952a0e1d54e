"""Write a pattern that finds any of some words, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Write a pattern of any of some words, without a group around them.

    >>> any_of(["no", "no longer", "n.a."])
    'no\\\\ longer|n\\\\.a\\\\.|no'
    """
    return "|".join(map(re.escape, sorted({*words}, key=lambda word: (-len(word), word))))
