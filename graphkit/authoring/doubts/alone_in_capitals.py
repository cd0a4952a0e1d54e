"""Doubt that names in capitals, or of coalitions, alone in their rows are no headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cells.cells_of import LOOKED_AT
from graphkit.authoring.wording import shown
from graphkit.authoring.words.words_of_headers import COALITIONS
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.tabular.how_many import how_many

_COALITIONS: Final = frozenset(COALITIONS)


def alone_in_capitals(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "EUROPE", "A" and "Sea Treaty" with nothing beside them.

    Other rows have something there.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One at most, in the line of the first.
    """
    looked_at = list(islice(rows, LOOKED_AT))
    alone = [row for row in looked_at if _is_alone(row)]
    if not alone or 2 * len(alone) > len(looked_at):
        return
    yield from _called_as_coalitions(alone, headers)
    capitals = [row for row in alone if row.own["member"].isupper()]
    if not capitals:
        return
    if sum(row.own.get("member", "").isupper() for row in looked_at) > len(capitals):
        return
    several = len(capitals) > 1
    message = (
        f"{how_many(len(capitals), 'row')} {'hold' if several else 'holds'} a name in capitals and "
        f"nothing else, such as {shown(capitals[0].own['member'])}: "
        f"{'they count as members' if several else 'it counts as a member'}."
    )
    hint = "Remove them if they are headings, and write what they say into a column."
    row = capitals[0]
    yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)


def _called_as_coalitions(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Doubt names whose last word is one for coalitions: they may head the rows below them."""
    for row in rows:
        words = row.own["member"].casefold().split()
        if len(words) > 1 and words[-1] in _COALITIONS:
            message = (
                f"{shown(row.own['member'])} stands alone in its row, and may head the rows below "
                "it: it counts as a member."
            )
            hint = "If it is what these joined, write it beside each of them."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)


def _is_alone(row: Row) -> bool:
    """Whether a row holds a member and, but for what it joined, nothing else."""
    own = [name for name, cell in row.own.items() if cell and name != "member"]
    cells = [name for name, cell in row.cells.items() if cell and name != "coalition"]
    return bool(row.own.get("member")) and not own and not cells
