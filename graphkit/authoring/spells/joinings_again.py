"""Make two rows of one that says when a member joined, when it left, and when it joined again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.doubts.doubted_dates import PLAIN
from graphkit.authoring.headers.header import Report
from graphkit.authoring.wording import rows_on
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

AGAIN: Final = "again"
READ_AGAIN: Final = "\0read again"
"""An own column of rows whose end or beginning is that of the second joining; it does not stay."""
_ENDED: Final = "until"
_BEGUN: Final = "since"
_DATES: Final = ("since", "until", "before")
_OF_THE_FIRST: Final = ("until", "before", "end_reason")


_NOT_FIRST: Final = "and nothing when first: the second time is read alone"
_HINT: Final = "Write the first time into a row of its own, with 'unknown' as its end if it is."


def joinings_again(
    rows: Iterable[Row], doubt: Report | None = None, header: Callable[[Row], str] | None = None
) -> list[Row]:
    """Put the second joining of a row into a row of its own, which nothing has ended.

    Parameters
    ----------
    rows : iterable of Row
        Memberships of a table with an own column ``again`` beside ``since`` and ``until``.
    doubt : callable, optional
        Is told once of the rows that say nothing of a first joining.
    header : callable, optional
        Says how the column is called in which a row has its second joining.

    Returns
    -------
    list of Row
        The first time comes first; where nothing says when it ended, it did before the second.
        Where a row tells of a second one alone, that is the only one.

    Examples
    --------
    >>> own = {"since": "1949", "until": "1986", "again": "2003"}
    >>> [row.own["since"] for row in joinings_again([Row("a.csv", 2, {"role": ""}, own)])]
    ['1949', '2003']
    """
    found = []
    alone: list[Row] = []
    for row in rows:
        again = row.own.get(AGAIN, "")
        rest = {name: cell for name, cell in row.own.items() if name != AGAIN}
        if is_without_date(again):
            found.append(Row(row.path, row.line, row.cells, rest))
            continue
        if any(rest.get(name) for name in _DATES):
            ended = any(rest.get(name) for name in ("until", "before"))
            first = rest if ended else {**rest, "until": f"before {again}", READ_AGAIN: _ENDED}
            found.append(Row(row.path, row.line, row.cells, first))
        else:
            alone.append(row)
        own = {name: cell for name, cell in rest.items() if name not in _OF_THE_FIRST}
        cells = {name: "" if name in _OF_THE_FIRST else cell for name, cell in row.cells.items()}
        found.append(Row(row.path, row.line, cells, {**own, "since": again, READ_AGAIN: _BEGUN}))
    if alone and doubt:
        said = f"{rows_on([row.line for row in alone])} {'says' if len(alone) == 1 else 'say'}"
        message = f"{said} when a member joined again, {_NOT_FIRST}."
        named = header(alone[0]) if header else AGAIN
        doubt(Problem(alone[0].path, alone[0].line, named, message, _HINT))
    return found


def told_of(row: Row, problem: Problem, header: str) -> Problem | None:
    """Say of which column a doubt is where a date was taken from that of the second joining.

    Parameters
    ----------
    row : Row
        The row that is doubted.
    problem : Problem
        The doubt.
    header : str
        The column of the second joinings.

    Returns
    -------
    Problem or None
        None where the row of the second joining is doubted for the same date.
    """
    if row.own.get(READ_AGAIN) != problem.column:
        return problem
    return None if problem.column == _ENDED else problem._replace(column=header)


def without_mark(row: Row) -> None:
    """Take the mark off a row, and let no first time end before it began."""
    if READ_AGAIN not in row.own:
        return
    if row.own[READ_AGAIN] == _ENDED:
        begun, _, ended = row.cells["during"].partition("/")
        if ended.startswith("[..") and PLAIN.fullmatch(begun):
            cells_of(row)["during"] = f"{begun}/[{begun}{ended[1:]}"
    own_of(row).pop(READ_AGAIN, None)
