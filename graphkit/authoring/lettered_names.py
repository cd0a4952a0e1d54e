"""Doubt a name with a letter in brackets where the name without it is a member, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def lettered_names(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "Niger (a)" beside "Niger", where the letter may be that of a footnote.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each such name, where it first stands.
    """
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.own.get("member", ""), row)
    for name, row in first.items():
        bare = without_footnote(name) if name.endswith((")", "]")) else name
        if bare != name and bare in first:
            message = f"{name!r} here and {bare!r} on line {first[bare].line} are two members."
            hint = "Remove the letter in brackets if it is the mark of a footnote."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)
