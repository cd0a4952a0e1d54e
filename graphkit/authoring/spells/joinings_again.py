"""Make two rows of one that says when a member joined, when it left, and when it joined again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.facts.authored_row import Row

AGAIN: Final = "again"
_DATES: Final = ("since", "until", "before")
_OF_THE_FIRST: Final = ("until", "before", "end_reason")


def joinings_again(rows: Iterable[Row]) -> list[Row]:
    """Put the second joining of a row into a row of its own, which nothing has ended.

    Parameters
    ----------
    rows : iterable of Row
        Memberships of a table with an own column ``again`` beside ``since`` and ``until``.

    Returns
    -------
    list of Row
        The first time comes first; where nothing says when it ended, it did before the second.
        Where a row tells of a second one alone, that is the only one.

    Examples
    --------
    >>> own = {"since": "1949", "until": "1986", "again": "2003"}
    >>> [dict(row.own) for row in joinings_again([Row("a.csv", 2, {"role": ""}, own)])]
    [{'since': '1949', 'until': '1986'}, {'since': '2003'}]
    """
    found = []
    for row in rows:
        again = row.own.get(AGAIN, "")
        rest = {name: cell for name, cell in row.own.items() if name != AGAIN}
        if is_without_date(again):
            found.append(Row(row.path, row.line, row.cells, rest))
            continue
        if any(rest.get(name) for name in _DATES):
            ended = any(rest.get(name) for name in ("until", "before"))
            first = rest if ended else {**rest, "until": f"before {again}"}
            found.append(Row(row.path, row.line, row.cells, first))
        own = {name: cell for name, cell in rest.items() if name not in _OF_THE_FIRST}
        cells = {name: "" if name in _OF_THE_FIRST else cell for name, cell in row.cells.items()}
        found.append(Row(row.path, row.line, cells, {**own, "since": again}))
    return found
