"""Tell that a column called "Entered" is of the days on which rows were written, by its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import may_be_year, without_brackets
from graphkit.authoring.known_words.words_of_headers import NAMES
from graphkit.errors import InvalidDate

_ENDS: Final = ("until", "before")
_NEARLY_ALL: Final = 0.9
_FEWEST: Final = 2
"""One row may have its years the wrong way round, which is told of it."""


def entered_later(
    header: Sequence[str], names: Sequence[str], columns: Sequence[Sequence[str]]
) -> dict[int, str]:
    """Say of a column called "Entered" that it has no beginnings where these come after the ends.

    Parameters
    ----------
    header, names : sequence of str
        What the columns are called, and what they are taken for.
    columns : sequence of sequence of str
        Their cells.

    Examples
    --------
    >>> columns = [["Acme", "Beta"], ["2015", "2018"], ["2025-01-01", "2025-01-01"]]
    >>> entered_later(["Member", "Left", "Entered"], ["member", "until", "since"], columns)
    {2: 'entered'}
    """
    begun = names.index("since") if "since" in names else -1
    if begun < 0 or without_brackets(plain(header[begun])) not in NAMES["entered"]:
        return {}
    others = [n for n, one in enumerate(names) if one in _ENDS or may_be_year(one)]
    days: Mapping[str, str] = {cell: _day(cell) for n in (begun, *others) for cell in columns[n]}
    for place in others:
        rows = zip(columns[begun], columns[place], strict=True)
        both = [(days[one], days[other]) for one, other in rows if days[one] and days[other]]
        later = sum(_is_later(one, other) for one, other in both)
        if later >= max(_FEWEST, _NEARLY_ALL * len(both)):
            return {begun: "entered"}
    return {}


def _is_later(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] > other[:shorter]


def _day(cell: str) -> str:
    try:
        return read_date(cell.strip(), "dmy") or ""
    except InvalidDate:
        return ""
