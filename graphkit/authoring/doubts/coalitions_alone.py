"""Doubt that names of coalitions that stand alone in their rows are members of another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.doubts.rows_alone import rows_alone
from graphkit.authoring.known_words.words_of_headers import COALITIONS
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_COALITIONS: Final = frozenset(COALITIONS)


def coalitions_alone(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "Sea Treaty" with nothing beside them: they may head the rows below.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each name whose last word is one for coalitions.
    """
    for row in rows_alone([*islice(rows, ROWS_FOR_DOUBTS)]):
        words = row.own["member"].casefold().split()
        if len(words) > 1 and words[-1] in _COALITIONS:
            message = (
                f"{shown(row.own['member'])} stands alone in its row, and may head the rows below "
                "it: it counts as a member."
            )
            hint = "If it is what these joined, write it beside each of them."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)
