"""Take the numbers of a list off names, as "1. Delta", "2. Echo" are, where they run on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice, pairwise
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.headers.columns_of_lists import role_of_list
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_NUMBERED: Final = re.compile(r"\s*[#(]?(?P<number>\d{1,5})(?P<sign>[.):]+\s*|\s+[-–—]\s+)(?=\S)")
_TITLES: Final = 15
_FEWEST: Final = 3
"""So many numbers that run on are those of a list."""
_NEARLY: Final = 0.9


def with_numbers_off(sheet: Sheet) -> Sheet:
    """Write members without the numbers of a list, which its doubts tell.

    Parameters
    ----------
    sheet : Sheet
        Any table.

    Returns
    -------
    Sheet
        Without numbers in a column of members in which nearly all cells begin with one, each with
        the next; names such as "3M", "7-Eleven" or "1. FC Köln" among others stay as they are.

    Examples
    --------
    >>> names = ["1. Delta", "2. Echo", "3. 3M"]
    >>> rows = [(1, ["Member"]), *((n, [name]) for n, name in enumerate(names, 2))]
    >>> [cells[0] for _, cells in with_numbers_off(Sheet("a.csv", "", rows)).lines]
    ['Member', 'Delta', 'Echo', '3M']
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    found: dict[int, tuple[str, Line]] = {}
    for place in _places([cells for _, cells in first[:_TITLES]]):
        below = [line for line in first[1:] if place < len(line[1])]
        sign = _sign_of_numbers([cells[place] for _, cells in below])
        if sign is not None:
            found[place] = sign, next(line for line in below if _parted(line[1][place]))
    lines: Iterable[Line] = chain(first, rest)
    if not found:
        return sheet._replace(lines=lines)
    told = [
        _told(sheet.path, number, cells[place]) for place, (_, (number, cells)) in found.items()
    ]
    for place, (sign, _) in found.items():
        lines = _without(lines, place, sign)
    return sheet._replace(lines=lines, doubts=(*sheet.doubts, *told))


def _places(headers: Sequence[Sequence[str]]) -> list[int]:
    """Find the columns that may be those of members; the first where none is called so."""
    for cells in headers:
        found = {
            place
            for about_one in (False, True)
            for place, name in enumerate(recognised(cells, about_one=about_one).names)
            if name == "member" or role_of_list(cells[place])
        }
        if found and sum(map(bool, map(str.strip, cells))) > 1:
            return sorted(found)
    return [0]


def _parted(cell: str) -> tuple[int, str, str] | None:
    """Part a cell into a number, the sign behind it, and a name.

    >>> _parted("12) Acme"), _parted("3 - Fox"), _parted("7-Eleven"), _parted("3M")
    ((12, ')', 'Acme'), (3, '-', 'Fox'), None, None)
    """
    match = _NUMBERED.match(cell)
    name = cell[match.end() :].strip() if match else ""
    if match is None or not any(map(str.isalpha, name)):
        return None
    return int(match["number"]), match["sign"].strip(), name


def _sign_of_numbers(cells: Sequence[str]) -> str | None:
    """Find what stands behind the numbers that run on in nearly all cells of a column."""
    filled = [cell for cell, _ in groupby(cell for cell in map(str.strip, cells) if cell)]
    parted = [one for one in map(_parted, filled) if one]
    if len(parted) < max(_FEWEST, _NEARLY * len(filled)):
        return None
    ((sign, several),) = Counter(sign for _, sign, _ in parted).most_common(1)
    steps = [(one, other) for (one, _, _), (other, _, _) in pairwise(parted)]
    begun = sum(other == 1 < one for one, other in steps)
    run_on = sum(other == one + 1 for one, other in steps)
    names = {name for _, _, name in parted}
    alike = min(several, len(names) + begun) < _NEARLY * len(parted)
    if alike or run_on < _NEARLY * (len(steps) - begun) or run_on < _FEWEST - 1:
        return None
    return sign


def _without(lines: Iterable[Line], place: int, sign: str) -> Iterator[Line]:
    """Take off the numbers that go on or begin again; rows between may have been taken out."""
    last = 0
    for line, cells in lines:
        parted = _parted(cells[place]) if place < len(cells) else None
        if parted is None or parted[1] != sign:
            yield line, cells
            continue
        number, _, name = parted
        if number >= last or number == 1:
            last = number
            yield line, [*cells[:place], name, *cells[place + 1 :]]
        else:
            yield line, cells


def _told(path: str, line: int, cell: str) -> Problem:
    message = f"numbers that run on are no part of the names behind them: {shown(cell)}."
    return Problem(path, line, "", message, "Check that no name begins with its number.")
