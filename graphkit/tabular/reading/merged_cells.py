"""Let cells that are merged with those below them stand in each of their rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last row and column of cells that are merged, from 0."""


class MergedCells:
    """The merged cells of a sheet that go over several rows.

    Parameters
    ----------
    ranges : iterable of Range
        All merged cells; those of a single row stay as they are.
    first : int
        The column of the first cell of each row, from 0.

    Examples
    --------
    >>> merged = MergedCells([((1, 0), (2, 0))])
    >>> [merged.filled(n, cells) for n, cells in ((1, ["Acme", "P"]), (2, ["", "Q"]))]
    [['Acme', 'P'], ['Acme', 'Q']]
    """

    def __init__(self, ranges: Iterable[Range], first: int = 0) -> None:
        self._spans = sorted(
            (top, bottom, left - first) for (top, left), (bottom, _) in ranges if bottom > top
        )
        self._starts = {
            (row, place): (top, place)
            for top, bottom, place in self._spans
            for row in range(top, bottom + 1)
        }
        self._texts: dict[tuple[int, int], str] = {}

    def filled(self, row: int, cells: list[str]) -> list[str]:
        """Fill what is merged with a cell above; rows have to come one after the other."""
        if not self._spans:
            return cells
        found = list(cells)
        for place, cell in enumerate(cells):
            start = self._starts.get((row, place))
            if start == (row, place):
                self._texts[start] = cell
            elif start and not cell:
                found[place] = self._texts.get(start, "")
        return found

    def lines(self) -> tuple[tuple[int, int], ...]:
        """List the first and last lines, from 1, of what is merged."""
        return tuple((top + 1, bottom + 1) for top, bottom in sorted({s[:2] for s in self._spans}))
