"""Leave out the rows that hold nothing, or a word, in the stead of a member or what it joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report
from graphkit.authoring.rows.cells_of_rows import trimmed
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line


def without_empty(
    path: str, names: Sequence[str], lines: Iterable[Line], doubt: Report
) -> Iterator[Line]:
    """Leave out the rows in which the member or what it joined is empty, unless all of them are.

    What it takes is described at `without_placeholders`. Where no row has both, all are given
    back, so that each is told as a fault.

    Examples
    --------
    >>> lines = [(2, ["Acme", ""]), (3, ["Beta", "Green"])]
    >>> list(without_empty("a.csv", ["member", "coalition"], lines, [].append))
    [(3, ['Beta', 'Green'])]
    >>> list(without_empty("a.csv", ["member", "coalition"], lines[:1], [].append))
    [(2, ['Acme', ''])]
    """
    ends = [(name, names.index(name)) for name in ("member", "coalition") if name in names]
    empty: list[tuple[Line, str]] = []
    whole = False
    for one in lines:
        cells = one[1]
        fault = next((name for name, n in ends if n < len(cells) and not trimmed(cells[n])), "")
        if fault:
            empty.append((one, fault))
        else:
            whole = True
            yield one
    if not whole:
        yield from (one for one, _ in empty)
        return
    for (line, _), name in empty:
        doubt(Problem(path, line, name, "this cell is empty.", LEFT_OUT, left_out=True))


def without_placeholders(
    path: str, names: Sequence[str], lines: Iterable[Line], doubt: Report
) -> Iterator[Line]:
    """Leave out the rows that hold a word in the stead of a member or of what it joined.

    Parameters
    ----------
    path : str
        The file.
    names : sequence of str
        What each column holds.
    lines : iterable of Line
        The rows.
    doubt : callable
        Is given each row that is left out.

    Examples
    --------
    >>> lines = [(2, ["Acme", "tbd"]), (3, ["Acme", "Green"])]
    >>> list(without_placeholders("a.csv", ["member", "coalition"], lines, [].append))
    [(3, ['Acme', 'Green'])]
    """
    ends = [(name, names.index(name)) for name in ("member", "coalition") if name in names]
    for line, cells in lines:
        for name, place in ends:
            cell = cells[place] if place < len(cells) else ""
            if why := placeholder(cell, name == "member"):
                doubt(Problem(path, line, name, why, LEFT_OUT, left_out=True))
                break
        else:
            yield line, cells
