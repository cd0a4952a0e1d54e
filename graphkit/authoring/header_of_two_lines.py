"""Read a header whose columns are named on two lines, as "since" and "until" below "Period"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.tabular.reading.lines_of_text import Line


def header_of_two_lines(
    header: Sequence[str], member: int, lines: Iterable[Line]
) -> tuple[list[str], Iterable[Line]]:
    """Join a header with the line below it, where that line names the columns that have no name.

    Parameters
    ----------
    header : sequence of str
        The cells of its first line.
    member : int
        The place of the members, in which the second line has nothing, or the same once more.
    lines : iterable of Line
        The lines below the header.

    Returns
    -------
    header : list of str
        As it is, or with the lower names in the stead of the upper ones.
    lines : iterable of Line
        The rows.

    Examples
    --------
    >>> lines = [(2, ["", "since", "until"]), (3, ["Acme", "2019", ""])]
    >>> header, rows = header_of_two_lines(["Member", "Period", ""], 0, lines)
    >>> header, list(rows)
    (['Member', 'since', 'until'], [(3, ['Acme', '2019', ''])])
    """
    rest = iter(lines)
    upper = [cell.strip() for cell in header]
    if all(upper):
        return list(header), rest
    second = next(rest, None)
    if second is None:
        return list(header), rest
    lower = [cell.strip() for cell in second[1][: len(upper)]]
    lower += [""] * (len(upper) - len(lower))
    named = any(below and not above for above, below in zip(upper, lower, strict=True))
    if named and lower[member] in ("", upper[member]):
        return [below or above for above, below in zip(upper, lower, strict=True)], rest
    return list(header), chain((second,), rest)
