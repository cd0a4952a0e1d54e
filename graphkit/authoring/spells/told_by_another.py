"""Read a beginning or an end from another column of the same, where the one that is read is empty.

Beside *Withdrawal effective date* a table may have *Withdrawal*, beside *Joined* it may have
*Start date*. The cell stays where it is, too, and it is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_of
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.doubts.taken_from_another import clear_day, taken_from_another
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.tells_as import tells_as
from graphkit.facts.authored_row import Row

_APART: Final = ("during", "event", "before")
"""What tells of a row by itself what its dates are."""


def told_by_another(
    rows: list[Row], headers: Mapping[str, str], doubt: Report, order: Order
) -> list[Row]:
    """Fill in, in place, and give back, beginnings and ends that another column tells.

    Parameters
    ----------
    rows : list of Row
        Memberships, with what the table has beside ``since`` and ``until`` as own cells.
    headers : mapping of str to str
        The headers as written, by what the columns hold.
    doubt : callable
        Is told once of each column of which anything was taken.
    order : {"dmy", "mdy", "mdy.", ""}
        The order of days and months, where the reader states it.

    Examples
    --------
    >>> row, headers = Row("a.csv", 2, {}, {"withdrawal": "2010"}), {"until": "Left"}
    >>> [dict(one.own) for one in told_by_another([row], headers, print, "")]
    a.csv:2: [withdrawal] 1 row takes its end from 'withdrawal', as 'Left' is empty. Write the day \
into 'Left' where it is so; else rename this column.
    [{'withdrawal': '2010', 'until': '2010'}]
    """
    names = dict.fromkeys(name for own in {tuple(row.own): None for row in rows} for name in own)
    for name in names:
        meant = tells_as(name, headers)
        open_ = [row for row in rows if _is_open(row, name, meant)] if meant else []
        taken = [row for row in open_ if _filled(row, name, meant, order)]
        if taken:
            header = headers.get(name, name)
            doubt(taken_from_another(taken, open_, header, meant, headers[meant]))
    return rows


def _is_open(row: Row, name: str, meant: str) -> bool:
    if any(row.own.get(one) or row.cells.get(one) for one in _APART):
        return False
    return not row.own.get(meant, "").strip() and not is_unknown(row.own.get(name, ""))


def _filled(row: Row, name: str, meant: str, order: Order) -> bool:
    """Take the day of another column, if it can be read in one way and goes with the row."""
    day = clear_day(row.own[name], order)
    other = row.own.get("until" if meant == "since" else "since", "").strip()
    limit = clear_day(other, order) if other else day
    first, last = (limit, day) if meant == "until" else (day, limit)
    shorter = min(len(first), len(last))
    if not day or not limit or first[:shorter] > last[:shorter]:
        return False
    own_of(row)[meant] = day
    return True
