"""Give each member that an array of JSON names a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graphkit.authoring.headers.one_table import recognised
from graphkit.tabular.reading.lines_of_text import Line, SeveralTexts, Sheet


def with_members_of_arrays(sheet: Sheet, *, about_one: bool = False) -> Sheet:
    """Part the arrays that name several members; other formats write no arrays.

    Parameters
    ----------
    sheet : Sheet
        Any table.
    about_one : bool
        Whether all of it is about one coalition.

    Examples
    --------
    >>> rows = [(0, ["coalition", "member"]), (1, ["Green", SeveralTexts(["Acme", "Beta"])])]
    >>> for _, cells in with_members_of_arrays(Sheet("a.json", "", rows)).lines:
    ...     print(cells)
    ['coalition', 'member']
    ['Green', 'Acme']
    ['Green', 'Beta']
    """
    lines = iter(sheet.lines)
    first = next(lines, None)
    if first is None or first[0] != 0:  # the names of objects stand in no line of a file
        return sheet._replace(lines=chain([first] if first else [], lines))
    names = recognised(first[1], about_one=about_one).names
    if "member" not in names:
        return sheet._replace(lines=chain([first], lines))
    return sheet._replace(lines=chain([first], _parted(lines, names.index("member"))))


def _parted(lines: Iterable[Line], member: int) -> Iterator[Line]:
    for number, cells in lines:
        yield from ((number, row) for row in _rows(cells, member))


def _rows(cells: Sequence[str], member: int) -> Iterator[list[str]]:
    cell = cells[member]
    named = cell.texts if isinstance(cell, SeveralTexts) else (cell,)
    for name in dict.fromkeys(named):
        yield [*cells[:member], name, *cells[member + 1 :]]
