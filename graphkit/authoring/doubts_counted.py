"""Count what is doubtful in a table, the same wherever it is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphkit.tabular.how_many import how_many

LEFT_OUT: Final = "The row is left out."
"""The hint of what is said of a row that makes no membership."""


def doubts_counted(left_out: Iterable[bool], cells: int = 0) -> str:
    """Count the rows and cells that are left out and the other doubts.

    Parameters
    ----------
    left_out : iterable of bool
        For each doubt, whether it is told of a row that makes no membership.
    cells : int
        How many cells of a table of members by coalitions make no membership.

    Returns
    -------
    str
        Empty if there is no doubt.

    Examples
    --------
    >>> doubts_counted([False, True, False]), doubts_counted([False])
    ('1 row left out, 2 doubts', '1 doubt')
    >>> doubts_counted([True], cells=14)
    '1 row and 14 cells left out'
    """
    told = list(left_out)
    return in_words(told.count(True), told.count(False), cells)


def in_words(rows: int, others: int, cells: int = 0) -> str:
    """Say how many rows and cells are left out, and how many other doubts there are.

    Parameters
    ----------
    rows, others, cells : int
        As many as were counted.

    Examples
    --------
    >>> in_words(1, 2), in_words(0, 0)
    ('1 row left out, 2 doubts', '')
    """
    counted = [how_many(n, what) for n, what in ((rows, "row"), (cells, "cell")) if n]
    without = f"{' and '.join(counted)} left out" if counted else ""
    return ", ".join(filter(None, [without, how_many(others, "doubt") if others else ""]))
