"""Tell of beginnings and ends that were taken from another column of the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.authoring.doubts.doubted_dates import PLAIN
from graphkit.authoring.headers.tells_as import act_told
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import Row

_TAKEN: Final = {"since": "beginning", "until": "end"}
_HINT: Final = "Write the day into {!r} where it is so; else rename this column."
_MARK: Final = _HINT.partition("{")[0]


def taken_from_another(
    taken: Sequence[Row], left: Iterable[Row], header: str, meant: str, empty: str
) -> Problem:
    """Say of how many rows a day was taken from another column.

    Parameters
    ----------
    taken, left : iterable of Row
        Rows whose day was taken, at least one, and those whose day could not be.
    header, empty : str
        The columns as written: the one that was read, and the one that has nothing there.
    meant : {"since", "until"}
        What was read.
    """
    lines = {row.line for row in taken}
    others = sorted({row.line for row in left} - lines)
    count = "1 row takes its" if len(lines) == 1 else f"{len(lines):,} rows take their"
    message = f"{count} {_TAKEN[meant]} from {header!r}, as {empty!r} is empty"
    if others:
        message += f"; line {others[0]}{' and others do' if others[1:] else ' does'} not, as the "
        message += "day is not clear or is at odds with the row"
    return Problem(taken[0].path, taken[0].line, header, f"{message}.", _HINT.format(empty))


def columns_taken(told: Iterable[Problem]) -> frozenset[str]:
    """List the columns of which it was said that days were taken from them."""
    return frozenset(one.column for one in told if str(one.hint).startswith(_MARK))


def was_taken(rows: Sequence[Row], name: str, headers: Mapping[str, str]) -> bool:
    """Tell whether the periods of an imported table have days of a column, which was told then."""
    if not act_told(name) or not {"since", "until", "before"}.isdisjoint(headers):
        return False
    return any(
        clear_day(row.own[name], "") in row.cells["during"].split("/")
        for row in rows
        if row.own.get(name) and row.cells["during"]
    )


def clear_day(cell: str, order: Order) -> str:
    """Read a plain day, month or year; empty where it is anything else.

    >>> clear_day("2 May 2015", ""), clear_day("05/04/2019", ""), clear_day("about 2015", "")
    ('2015-05-02', '', '')
    """
    try:
        day = read_date(cell.strip(), order) if is_date_like(cell.strip()) else ""
    except InvalidDate:
        return ""
    return day if PLAIN.fullmatch(day) else ""
