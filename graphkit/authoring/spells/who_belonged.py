"""Leave out the rows that say in the stead of a beginning that there was none."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.authoring.cell_meanings.yes_and_no import says_no
from graphkit.authoring.dates.empty_words import is_unknown, says_never
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS
from graphkit.authoring.known_words.words_of_standing import refused_when, says_outside
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def who_belonged(rows: Iterable[Row], leave_out: Report) -> list[Row]:
    """Leave out the rows that say in the stead of a beginning that there was none.

    Parameters
    ----------
    rows : iterable of Row
        Memberships whose own columns are the dates as written.
    leave_out : callable
        Is given each row that is left out.

    Returns
    -------
    list of Row
        The others. A row with a date of another column stays: both are told later.

    Examples
    --------
    >>> cells = ["2019", "declined in 2019", "never", "N"]
    >>> rows = [Row("a.csv", 2, {}, {"since": cell}) for cell in cells]
    >>> [row.own["since"] for row in who_belonged(rows, lambda problem: None)]
    ['2019']
    """
    found = []
    for row in rows:
        own = row.own  # most tables have no such column
        column = next((n for n in ("since", "seen") if n in own and _denies(own[n])), "")
        if not column or any(_is_dated(row.own.get(name, "")) for name in DATE_COLUMNS):
            found.append(row)
            continue
        message = f"{row.own[column]!r} says that there was no membership."
        leave_out(Problem(row.path, row.line, column, message, LEFT_OUT, left_out=True))
    return found


def _is_dated(cell: str) -> bool:
    return not is_unknown(cell) and not _denies(cell)


def _denies(cell: str) -> bool:
    """Whether a cell says in the stead of a date that nothing was joined, or not yet."""
    said_no = says_no(cell) and cell.strip("0. ") != ""  # a plain 0 may be a missing year
    return said_no or says_never(cell) or says_outside(cell) or bool(refused_when(cell))
