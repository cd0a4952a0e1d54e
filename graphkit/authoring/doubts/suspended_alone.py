"""Tell of who is suspended, where no row says that it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.wording import rows_on
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.standing import SUSPENDED


def suspended_alone(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find rows with the role *suspended* beside none of the same two with another role.

    Parameters
    ----------
    rows : sequence of Row
        Memberships of one table, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.

    Yields
    ------
    Problem
        One for all of them, in the line of the first.
    """
    rests = [row for row in rows if row.cells["role"] == SUSPENDED]
    others = {_pair(row) for row in rows if row.cells["role"] != SUSPENDED} if rests else ()
    alone = [row for row in rests if _pair(row) not in others]
    if alone:
        one = len(alone) == 1
        say = "says that a member is" if one else "say that members are"
        message = (
            f"{rows_on([row.line for row in alone])} {say} suspended, and no other row that"
            f" {'it belongs' if one else 'they belong'}: who is suspended is read as not belonging."
        )
        hint = "If it belonged before, write that into a row of its own; else leave it so."
        column = headers.get("role", "role")
        yield Problem(alone[0].path, alone[0].line, column, message, hint)


def _pair(row: Row) -> tuple[str, str]:
    return row["actor"], row["coalition"]
