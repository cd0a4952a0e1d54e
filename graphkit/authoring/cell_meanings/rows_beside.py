"""Tell whether most rows of a table say something beside the name of the member."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class RowsBeside:
    """Counts the rows that say more than a name, so that a total alone below them is known as such.

    Parameters
    ----------
    joined : bool
        Whether each row says what was joined, which is enough to know.

    Examples
    --------
    >>> rows = RowsBeside(joined=False)
    >>> rows.count(["Acme", "2020"], 0), rows.most
    (None, True)
    >>> rows.count(["Beta", ""], 0), rows.most
    (None, False)
    """

    def __init__(self, *, joined: bool) -> None:
        self._joined = joined
        self._more = 0

    @property
    def most(self) -> bool:
        """Whether a row that says no more than a name is none of the usual ones."""
        return self._joined or self._more > 0

    def count(self, cells: Sequence[str], member: int) -> None:
        """Count a row of a member."""
        if not self._joined:
            beside = any(cell.strip() for place, cell in enumerate(cells) if place != member)
            self._more += 1 if beside else -1

    def count_all(self, rows: Iterable[Sequence[str]], member: int) -> None:
        """Count rows of members."""
        if not self._joined:
            for cells in rows:
                self.count(cells, member)
