"""Find a mark of a mapping beside a date, as in "ratified (2014)" or "2019-08-01 a"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from graphkit.authoring.dates.dash_before_date import without_dash
from graphkit.names.pattern_of_words import any_of

_LONGEST: Final = 100
"""No mark with its date is longer."""
_NONE: Final = re.compile(r"(?!)")


class Marked(NamedTuple):
    """A mark, in small letters, and what stands beside it."""

    mark: str
    rest: str


class OwnMarks:
    """The marks that a mapping names.

    Parameters
    ----------
    marks : collection of str
        In small letters.

    Examples
    --------
    >>> marks = OwnMarks(["ratified", "a"])
    >>> [marks.beside(cell) for cell in ("Ratified (2014)", "2019-08-01 a", "2020 (a)", "April")]
    [Marked(mark='ratified', rest='2014'), Marked(mark='a', rest='2019-08-01'), \
Marked(mark='a', rest='2020'), None]
    """

    def __init__(self, marks: Collection[str]) -> None:
        self._before = self._after = _NONE
        if marks:
            any_ = any_of(marks)
            inside = r"\((?P<inside>[^()]+)\)"
            before = rf"(?P<mark>{any_})[\s:,]*(?:{inside}|(?:[\s:,]|(?=[–—-]\s*\d))(?P<rest>.+))"
            after = rf"(?P<rest>.+?)[\s,]*(?:\((?P<inside>{any_})\)|(?<=[\s,])(?P<mark>{any_}))"
            self._before, self._after = (re.compile(one, re.I) for one in (before, after))

    def beside(self, cell: str) -> Marked | None:
        """Part a cell into a mark and what stands beside it; None where it has no mark."""
        if len(cell) > _LONGEST:
            return None
        if match := self._before.fullmatch(cell):
            rest = match["inside"] or without_dash(match["rest"].strip())
            return Marked(match["mark"].casefold(), rest.strip())
        if match := self._after.fullmatch(cell):
            return Marked((match["inside"] or match["mark"]).casefold(), match["rest"].strip())
        return None
