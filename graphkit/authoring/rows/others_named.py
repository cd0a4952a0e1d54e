"""Take "Other:" off what somebody named beside the choices of a form, as "Other: Red Pact"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.headers.one_table import recognised
from graphkit.errors import Problem
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_OTHER: Final = re.compile(
    rf"(^|[;|,\n]\s*)(?:{any_of(words_of('row_words', 'other-named'))})\s*[:–—-]\s*(?=\w)", re.I
)
_TITLES: Final = 15
_SHOWN: Final = 60


def with_others_named(sheet: Sheet) -> Sheet:
    """Write what was named beside the choices of a form without the word "Other".

    Parameters
    ----------
    sheet : Sheet
        Any table.

    Returns
    -------
    Sheet
        Changed in the column of what was joined alone; its doubts tell the first such cell.

    Examples
    --------
    >>> rows = [(1, ["Company", "Pledge"]), (2, ["Acme", "Other: Red Pact"])]
    >>> found = with_others_named(Sheet("a.csv", "", rows))
    >>> [cells for _, cells in found.lines], len(found.doubts)
    ([['Company', 'Pledge'], ['Acme', 'Red Pact']], 1)
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    places = {
        place
        for _, cells in first[:_TITLES]
        for place, name in enumerate(recognised(cells).names)
        if name == "coalition"
    }
    named = {place for place in places for line in first if _is_named(line, place)}
    lines = chain(first, rest)
    if not named:
        return sheet._replace(lines=lines)
    line, place = next((line, place) for line in first for place in named if _is_named(line, place))
    message = f"{line[1][place][:_SHOWN]!r} is read as what was named there."
    told = Problem(sheet.path, line[0], "", message, "Check that it is what was joined.")
    return sheet._replace(lines=_plain(lines, named), doubts=(*sheet.doubts, told))


def _is_named(line: Line, place: int) -> bool:
    return place < len(line[1]) and _OTHER.search(line[1][place]) is not None


def _plain(lines: Iterable[Line], places: Iterable[int]) -> Iterator[Line]:
    for number, cells in lines:
        yield number, [_OTHER.sub(r"\1", c) if n in places else c for n, c in enumerate(cells)]
