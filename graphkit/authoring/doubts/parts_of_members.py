"""Doubt that rows of one member are one membership, where a column names its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_PARTS: Final = frozenset(words_of("header_words", "part-of-member"))


def parts_of_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns such as "Subsidiary" that differ where a member comes again.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each, where it differs first.
    """
    for name in own_columns(rows):
        header = headers.get(name, name)
        if " ".join(header.casefold().replace("_", " ").split()) in _PARTS:
            yield from _two_of_one(rows, name, header)


def _two_of_one(rows: Sequence[Row], name: str, header: str) -> Iterator[Problem]:
    """Find the first two parts that are read as one membership."""
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        member, cell = row.own.get("member", "") or row["actor"], row.own.get(name, "")
        before = seen.setdefault((member, row["coalition"]), cell) if cell else ""
        if before != cell:
            message = (
                f"{before!r} and {cell!r} are both read as {member} in {row['coalition']}, as one"
                " membership."
            )
            hint = f"If the members stand in {header!r}, call that column 'member'."
            yield Problem(row.path, row.line, header, message, hint)
            return
