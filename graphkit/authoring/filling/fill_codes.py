"""Read the words of one table in columns that hold codes; what is none is kept as it is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.wording import shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row


def fill_codes(rows: Sequence[Row], groups: Collection[str], order: Order, doubt: Report) -> None:
    """Put codes, in place, for the words in ``polarity``, ``listed_under`` and ``entered``.

    Parameters
    ----------
    rows : sequence of Row
        Memberships of one table.
    groups : collection of str
        The groups that there are.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes, where the reader states it.
    doubt : callable
        Is told of each word that is no code, once; it stays with the row as it is written.
    """
    told: set[tuple[str, str]] = set()
    for row in rows:
        for column in ("polarity", "listed_under", "entered"):
            said = row.cells[column]
            if not said:
                continue
            code = _code(column, said, groups, order)
            if code == said:
                continue
            own_of(row)[f"{column}{AS_WRITTEN}"] = said
            cells_of(row)[column] = code
            if not code and (column, said) not in told:
                told.add((column, said))
                message = f"{shown(said)} is not understood, and kept as it is written."
                doubt(Problem(row.path, row.line, column, message, _HINTS[column]))


_HINTS: Final = {
    "polarity": "Write for or against.",
    "listed_under": "Write one of the groups that there are, such as companies.",
    "entered": "Write it like 2021-05-14.",
}


def _code(column: str, said: str, groups: Collection[str], order: Order) -> str:
    if column == "polarity":
        return bundled_concept("polarity", said)
    if column == "listed_under":
        plain = "-".join(said.casefold().split())
        return plain if plain in groups else ""
    try:
        return read_date(said, order)
    except InvalidDate:
        return ""
