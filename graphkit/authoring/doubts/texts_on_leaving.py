"""Doubt texts below a header that tells who left, as well as of whom a wrong was reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_cells
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import LEFT_IF_DATED
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_MESSAGE: Final = "holds texts, and is kept as a column of your own: nobody is taken to have left."
_HINT: Final = "If it says who left, write when, or ?, into a column until; else leave it so."


def texts_on_leaving(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find an own column called "Denuncia", which is no column of ends for its texts.

    Parameters
    ----------
    rows : sequence of Row
        The memberships of one table, filled in.
    headers : mapping of str to str
        The headers as written, by what the columns hold.

    Yields
    ------
    Problem
        One for each such column.
    """
    wanted = {n: h for n, h in headers.items() if without_brackets(plain(h)) in LEFT_IF_DATED}
    for row in rows if wanted else ():
        for name in [name for name, _ in own_cells(row) if name in wanted]:
            yield Problem(row.path, row.line, wanted.pop(name), _MESSAGE, _HINT)
