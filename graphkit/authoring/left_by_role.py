"""Doubt that a membership goes on where another row says that its member has left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.words_of_standing import says_ended, says_outside
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.period import UNDATED, parse


def left_by_role(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find rows with a role such as "Former member" beside one of the same two without an end.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.

    Yields
    ------
    Problem
        One for each membership that is taken to go on.
    """
    left: dict[tuple[str, str], Row] = {}
    for row in rows:
        if says_ended(_role(row)):
            left.setdefault(_pair(row), row)
    for row in rows if left else ():
        other = left.get(_pair(row))
        if other is None or says_ended(_role(row)) or says_outside(_role(row)) or _ends(row):
            continue
        message = (
            f"this goes on, and line {other.line} says of the same member {_role(other)!r}:"
            " no end is stated."
        )
        hint = f"Write into until when it ended, and remove line {other.line}, or keep both."
        yield Problem(row.path, row.line, headers.get("role", "role"), message, hint)


def _pair(row: Row) -> tuple[str, str]:
    return row["actor"], row["coalition"]


def _role(row: Row) -> str:
    return row["role"].replace("-", " ")


def _ends(row: Row) -> bool:
    try:
        return parse(row["during"] or UNDATED).states_end
    except InvalidDate:
        return True  # reported with the other cells
