"""Doubt that a membership goes on where another row says that its member has left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.cell_meanings.roles_that_ended import role_ended, role_outside
from graphkit.authoring.doubts.status_without_end import ends
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


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
    ended = {role for role in {row.cells["role"] for row in rows} if role_ended(role)}
    left: dict[tuple[str, str], Row] = {}
    for row in rows if ended else ():
        if row.cells["role"] in ended:
            left.setdefault(_pair(row), row)
    for row in rows if left else ():
        other, role = left.get(_pair(row)), row.cells["role"]
        if other is None or role in ended or role_outside(role) or ends(row):
            continue
        said = _spaced(other["role"])
        message = (
            f"this goes on, and line {other.line} says of the same member {said!r}:"
            " no end is stated."
        )
        hint = f"Write into until when it ended, and remove line {other.line}, or keep both."
        yield Problem(row.path, row.line, headers.get("role", "role"), message, hint)


def _pair(row: Row) -> tuple[str, str]:
    return row["actor"], row["coalition"]


def _spaced(role: str) -> str:
    return role.replace("-", " ")
