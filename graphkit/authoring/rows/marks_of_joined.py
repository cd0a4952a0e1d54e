"""Take the marks of footnotes from what was joined, where they are surely none of the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.cell_meanings.marks_of_names import without_trimmings
from graphkit.authoring.headers.header import Report
from graphkit.authoring.rows.names_in_cells import marked_beside
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_SIGN: Final = re.compile(r"(?<=[^\W\d_]{2})\s?[*†‡§]+$")
_HINT: Final = "If the sign is a part of the name, write a row for each of what was joined."


def unmark_joined(rows: Sequence[Row], doubt: Report, header: str = "", *, lists: bool) -> None:
    """Take marks from the coalitions of rows, which are changed where they stand.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were just read, those of one list with the line of their cell.
    doubt : callable
        Is told of the first name that stands nowhere without its mark, and how many more there are.
    header : str
        The column as written.
    lists : bool
        Whether cells list what was joined. There signs and flags are taken from each name; else,
        where the name stands without one, too. Two that one list has are two.
    """
    places = {row.cells["coalition"]: row for row in reversed(rows)}
    bare_of = marked_beside({*places})
    if lists:
        bare_of |= {name: bare for name in places if (bare := _without_sign(name)) != name}
        for name in _listed_as_two(rows, bare_of):
            del bare_of[name]
    for row in rows if bare_of else ():
        cells_of(row)["coalition"] = bare_of.get(row.cells["coalition"], row.cells["coalition"])
    told = [name for name, bare in bare_of.items() if lists and bare not in places]
    if told:
        name = min(told, key=lambda one: (places[one].line, one))
        more = f", and {len(told) - 1:,} more likewise" if len(told) > 1 else ""
        message = f"{shown(name)} is read as {shown(bare_of[name])}{more}."
        doubt(Problem(places[name].path, places[name].line, header or "coalition", message, _HINT))


def _without_sign(name: str) -> str:
    """Take off what is surely a mark.

    >>> [_without_sign(name) for name in ("Blue Pact†", "C*", "Yahoo!", "Pact 2*", "🇫🇷 Red")]
    ['Blue Pact', 'C*', 'Yahoo!', 'Pact 2*', 'Red']
    """
    return _SIGN.sub("", without_trimmings(name))


def _listed_as_two(rows: Sequence[Row], bare_of: dict[str, str]) -> list[str]:
    """Choose the names that stand in one list with and without a mark."""
    listed = defaultdict[int, set[str]](set)
    for row in rows:
        listed[row.line].add(row.cells["coalition"])
    twice = {
        name
        for names in listed.values()
        for name in names & bare_of.keys()
        if bare_of[name] in names or sum(bare_of.get(one) == bare_of[name] for one in names) > 1
    }
    return sorted(twice)
