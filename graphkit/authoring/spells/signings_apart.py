"""Make two rows of one that says when a state signed a treaty, and from when it is bound by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.words_of_standing import says_outside
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

SIGNED: Final = "signed"
READ_SIGNED: Final = "\0read signed"
"""An own column of rows whose beginning is that of the signing; it does not stay."""
SIGNED_ROLE: Final = "signed-not-bound"
BOUND_ROLE: Final = "party"
_OF_THE_END: Final = ("until", "before")


def _tells_step(cell: str) -> bool:
    """Whether a cell tells that a step was taken: "pending" does not."""
    return not (is_without_date(cell) or says_outside(cell))


def signings_apart(rows: Iterable[Row], leave_out: Report) -> list[Row]:
    """Put the signing of a row into a row of its own, whose role is not to be bound yet.

    Parameters
    ----------
    rows : iterable of Row
        Memberships of a table with an own column ``signed``, beside ``since``: the day of
        ratification, accession or entry into force.
    leave_out : callable
        Is given each row that says neither.

    Returns
    -------
    list of Row
        The signing comes first. A row without a role is that of a party from its ratification on.

    Examples
    --------
    >>> row = Row("a.csv", 2, {"role": ""}, {"signed": "1995", "since": "2001"})
    >>> [(one["role"], one.own["since"]) for one in signings_apart([row], print)]
    [('signed-not-bound', '1995'), ('party', '2001')]
    """
    found = []
    for row in rows:
        rest = {name: cell for name, cell in row.own.items() if name != SIGNED}
        signed, bound = row.own.get(SIGNED, ""), row.own.get("since", "")
        has_signed, is_bound = _tells_step(signed), _tells_step(bound)
        if has_signed:
            own = {n: cell for n, cell in rest.items() if n not in _OF_THE_END or not is_bound}
            cells = {**row.cells, "role": SIGNED_ROLE}
            own |= {"since": signed, READ_SIGNED: signed}
            found.append(Row(row.path, row.line, cells, own))
        if is_bound:
            cells = {**row.cells, "role": row["role"] or BOUND_ROLE}
            found.append(Row(row.path, row.line, cells, rest))
        if not (has_signed or is_bound):
            message = "this row says neither when it was signed nor since when it binds."
            column = "since" if bound or not signed else SIGNED
            leave_out(Problem(row.path, row.line, column, message, LEFT_OUT, left_out=True))
    return found
