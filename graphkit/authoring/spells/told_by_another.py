"""Read a beginning or an end from another column of the same, where the one that is read is empty.

Beside *Withdrawal effective date* a table may have *Withdrawal*, beside *Joined* it may have
*Start date*: row by row whichever has a day tells it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_of
from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.headers.tells_as import tells_as
from graphkit.facts.authored_row import Row

_APART: Final = ("during", "event")
"""What tells of a row by itself what its dates are."""


def told_by_another(rows: list[Row], columns: Container[str]) -> list[Row]:
    """Fill in, in place, and give back, beginnings and ends that another column tells.

    Parameters
    ----------
    rows : list of Row
        Memberships, with what the table has beside ``since`` and ``until`` as own cells.
    columns : container of str
        What the columns of the table hold, empty ones, too.

    Examples
    --------
    >>> row = Row("a.csv", 2, {}, {"withdrawal": "2010"})
    >>> [dict(one.own) for one in told_by_another([row], ["until"])]
    [{'until': '2010'}]
    """
    others: Mapping[str, str] = {}
    seen: tuple[str, ...] = ()
    for row in rows:
        if tuple(row.own) != seen:
            seen = tuple(row.own)
            others = {n: meant for n in seen if (meant := tells_as(n)) and meant in columns}
        if others:
            _fill(row, others)
    return rows


def _fill(row: Row, others: Mapping[str, str]) -> None:
    if any(row.own.get(name) or row.cells.get(name) for name in _APART):
        return
    own = own_of(row)
    for name, meant in others.items():
        stated = "before" if meant == "until" and own.get("before") else meant
        if is_unknown(own.get(stated, "")) and is_date_like(own[name].strip()):
            own[meant] = own.pop(name)
