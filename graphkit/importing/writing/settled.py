"""Tell what is said again of what a person has looked at, wherever its line is by now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from graphkit.errors import Problem

_Said = TypeVar("_Said", bound=Hashable)
_NUMBER: Final = "[0-9]+(?:,[0-9]{3})*"
_LINES: Final = re.compile(rf"\b(lines?) {_NUMBER}(?:(?:,| and) {_NUMBER}(?: more)?)*")


def without_lines(message: str) -> str:
    """Leave the numbers of lines out of a message; a row that is inserted changes them all.

    >>> without_lines("'Acme' here and 'ACME' on line 12 are two members.")
    "'Acme' here and 'ACME' on line are two members."
    >>> without_lines("2 places are doubtful: lines 8, 9 and 12.")
    '2 places are doubtful: lines.'
    >>> without_lines("Of lines 8, 9 and 12 more."), without_lines("Of lines 8 and 9")
    ('Of lines.', 'Of lines')
    """
    return _LINES.sub(r"\1", message)


def but_for_said(doubts: Iterable[Problem], said: Iterable[Problem]) -> tuple[Problem, ...]:
    """Leave out as many doubts of tables as their import said in the same words.

    Rows that are left out are told in any case.

    Parameters
    ----------
    doubts : iterable of Problem
        What is told of the tables.
    said : iterable of Problem
        What the import doubted, whose lines are those of the file that somebody has.
    """
    times = Counter(without_lines(str(one.message)) for one in said)
    left = []
    for one in doubts:
        words = without_lines(str(one.message))
        times[words] -= not one.left_out
        if one.left_out or times[words] < 0:
            left.append(one)
    return tuple(left)


def settled(said: Iterable[_Said], marks: Mapping[_Said, int]) -> frozenset[_Said]:
    """Choose what is said no more often than it was looked at.

    Of what is said more often nobody can tell which is new, so that all of it is told again.

    >>> sorted(settled(["a", "a", "b", "c"], {"a": 2, "b": 2}))
    ['a', 'b']
    """
    times = Counter(said)
    return frozenset(one for one, count in times.items() if count <= marks.get(one, 0))
