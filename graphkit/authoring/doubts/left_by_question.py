"""Tell of a question what was left, whose answers are the ends of no membership."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.cell_meanings.yes_and_no import are_answers
from graphkit.authoring.headers.asks_otherwise import asks_what_was_left
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_HINT: Final = "Write the end of each into a column until, in the row of what was left."


def left_by_question(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Tell of each own column that names what was left.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.
    """
    for name, cells in own_columns(rows).items() if rows else ():
        header = headers.get(name, name)
        said = [cell for cell in islice(cells, ROWS_FOR_DOUBTS) if not placeholder(cell, False)]
        if said and asks_what_was_left(header) and not are_answers(said):
            message = (
                f"{shown(said[0])} stands below {header!r}, of which nothing is read: who left "
                "counts as a member, too."
            )
            yield Problem(rows[0].path, 0, header, message, _HINT)
