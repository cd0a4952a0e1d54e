"""Doubt names in capitals that stand alone in their rows: they may be headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.doubts.rows_alone import rows_alone
from graphkit.authoring.wording import rows_on, shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def alone_in_capitals(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "EUROPE" and "A" with nothing beside them, as other rows have.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One at most, in the line of the first.
    """
    looked_at = list(islice(rows, ROWS_FOR_DOUBTS))
    alone = rows_alone(looked_at)
    capitals = [row for row in alone if row.own["member"].isupper()]
    if not capitals:
        return
    if sum(row.own.get("member", "").isupper() for row in looked_at) > len(capitals):
        return
    several = len(capitals) > 1
    found = rows_on([row.line for row in capitals])
    message = (
        f"{found} {'hold' if several else 'holds'} a name in capitals and nothing else,"
        f" such as {shown(capitals[0].own['member'])}: "
        f"{'they count as members' if several else 'it counts as a member'}."
    )
    hint = "Remove them if they are headings, and write what they say into a column."
    row = capitals[0]
    yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)
