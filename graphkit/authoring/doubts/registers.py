"""Doubt that a list of coalitions, or a column of numbers, is a table of who joined what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from graphkit.authoring.cell_meanings.cells_of import NOT_OWN
from graphkit.authoring.cell_meanings.numbers import is_number
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.headers.one_table import is_country
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def registers(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find tables that can be read as memberships and may say something else of coalitions.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One where each coalition stands once, beside its country and columns of the table's own;
        one where all members, or all coalitions, are numbers.
    """
    member, coalition = headers.get("member", ""), headers.get("coalition", "")
    looked_at = list(islice(rows, ROWS_FOR_DOUBTS))
    several = coalition != "" and len(looked_at) > 1
    if several and is_country(member) and _says_more(looked_at) and _once_each(rows):
        message = (
            f"each {coalition!r} stands once, and {member!r} is read as its member: this may be a "
            "list of coalitions that says where they are."
        )
        hint = "If it says nothing of members, it is no table of memberships."
        yield Problem(looked_at[0].path, 0, member, message, hint)
    if member and looked_at and all(is_number(row.own.get("member", "")) for row in looked_at):
        message = f"all members in {member!r} are numbers."
        hint = "If these are counts, this is no table of memberships; if they are ids, write names."
        yield Problem(looked_at[0].path, 0, member, message, hint)
    if coalition and looked_at and all(is_number(row["coalition"]) for row in looked_at):
        message = f"all coalitions in {coalition!r} are numbers."
        hint = "If these are amounts, it holds no coalitions; if they are ids, write names."
        yield Problem(looked_at[0].path, 0, coalition, message, hint)


def _says_more(rows: Sequence[Row]) -> bool:
    """Whether there are columns of the table's own."""
    return any(name not in NOT_OWN for row in rows for name in row.own)


def _once_each(rows: Sequence[Row]) -> bool:
    seen: set[str] = set()
    for row in rows:
        if row["coalition"] in seen:
            return False
        seen.add(row["coalition"])
    return True
