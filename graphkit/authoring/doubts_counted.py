"""Count what is doubtful in a table, the same wherever it is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LEFT_OUT: Final = "The row is left out."
"""The hint of what is said of a row that makes no membership."""


def doubts_counted(hints: Iterable[object]) -> str:
    """Count the rows that are left out and the other doubts.

    Parameters
    ----------
    hints : iterable of object
        The hint of each doubt.

    Returns
    -------
    str
        Empty if there is no doubt.

    Examples
    --------
    >>> doubts_counted(["Check both dates.", LEFT_OUT, "Write a text."])
    '1 row left out, 2 doubts'
    >>> doubts_counted(["Check both dates."])
    '1 doubt'
    """
    listed = list(map(str, hints))
    rows = listed.count(LEFT_OUT)
    others = len(listed) - rows
    left_out = f"{_some(rows, 'row')} left out" if rows else ""
    return ", ".join(filter(None, [left_out, _some(others, "doubt") if others else ""]))


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
