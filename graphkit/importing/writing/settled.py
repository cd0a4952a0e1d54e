"""Tell what is said again of what a person has looked at, wherever its line is by now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Final, TypeVar

_Said = TypeVar("_Said", bound=Hashable)
_NUMBER: Final = "[0-9]+(?:,[0-9]{3})*"
_LINES: Final = re.compile(rf"\b(lines?) {_NUMBER}(?:(?:,| and) {_NUMBER})*")


def without_lines(message: str) -> str:
    """Leave the numbers of lines out of a message; a row that is inserted changes them all.

    >>> without_lines("'Acme' here and 'ACME' on line 12 are two members.")
    "'Acme' here and 'ACME' on line are two members."
    >>> without_lines("2 places are doubtful: lines 8, 9 and 12.")
    '2 places are doubtful: lines.'
    """
    return _LINES.sub(r"\1", message)


def settled(said: Iterable[_Said], marks: Mapping[_Said, int]) -> frozenset[_Said]:
    """Choose what is said no more often than it was looked at.

    Of what is said more often nobody can tell which is new, so that all of it is told again.

    >>> sorted(settled(["a", "a", "b", "c"], {"a": 2, "b": 2}))
    ['a', 'b']
    """
    times = Counter(said)
    return frozenset(one for one, count in times.items() if count <= marks.get(one, 0))
