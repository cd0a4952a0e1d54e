"""Doubt that a name is one member where a column of ids tells two of that name apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import IDS_OF_MEMBERS
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold


def names_with_two_ids(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names that stand beside more than one id.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each name, where it first stands beside another id.
    """
    for column in [name for name in own_columns(rows) if without_brackets(name) in IDS_OF_MEMBERS]:
        first: dict[str, Row] = {}
        told: set[str] = set()
        for row in rows:
            id, name = row.own.get(column, ""), fold(row.own.get("member", ""), "signs")
            if not id or not name or name in told:
                continue
            known = first.setdefault(name, row)
            if known.own[column] != id:
                told.add(name)
                message = (
                    f"{row.own['member']!r} is {id!r} here and {known.own[column]!r} on line"
                    f" {known.line}, and is read as one member."
                )
                hint = "Tell two members of one name apart in the name."
                yield Problem(row.path, row.line, headers.get(column, column), message, hint)
