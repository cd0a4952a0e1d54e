"""Read how sure a table says that it is of a row: *high*, *medium* or *low*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row

_COLUMN: Final = "confidence"
_SHOWN: Final = 3
_UNKNOWN: Final = "medium"
"""What is not understood is neither trusted as much as a plain statement nor set aside."""


def fill_confidence(rows: Sequence[Row], doubt: Report) -> None:
    """Put the code, in place, for each word about how sure a row is.

    Parameters
    ----------
    rows : sequence of Row
        Memberships of one table. What is put otherwise than it stands is kept with the row.
    doubt : callable
        Is told of words that are not understood, all at once; they are read as *medium*.
    """
    others: dict[str, Row] = {}
    for row in rows:
        said = row.cells[_COLUMN].strip()
        known = bundled_concept(_COLUMN, said) or ("" if is_unknown(said) else None)
        if known == said:
            continue
        if known != said.casefold():
            own_of(row)[f"{_COLUMN}{AS_WRITTEN}"] = said
        cells_of(row)[_COLUMN] = _UNKNOWN if known is None else known
        if known is None:
            others.setdefault(said, row)
    if others:
        first = next(iter(others.values()))
        texts = ", ".join(map(shown, [*others][:_SHOWN])) + (", …" if len(others) > _SHOWN else "")
        verb = "says" if len(others) == 1 else "say"
        message = f"{texts} {verb} nothing that is understood of how sure it is."
        hint = "It is read as medium. Write high, medium or low."
        doubt(Problem(first.path, first.line, _COLUMN, message, hint))
