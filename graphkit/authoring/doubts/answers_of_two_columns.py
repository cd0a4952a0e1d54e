"""Doubt which of two columns of answers, such as "Party" and "Signatory", says who belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.cell_meanings.yes_and_no import are_yes_and_no, says_no
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.known_words.treaty_headers import tells_consent, tells_signature
from graphkit.authoring.known_words.words_of_headers import BELONGS, TAKES_PART, called
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_PARTIES: Final = frozenset(called("party", "is-bound"))


def answers_of_two_columns(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find own columns of answers, called as those of who belongs, beside the one that is read.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each.
    """
    read = headers.get(BELONGS)
    if read is None:
        yield from _unread(rows, headers)
        return
    began = [cell for row in islice(rows, ROWS_FOR_DOUBTS) if (cell := row.own.get("since", ""))]
    for name, seen in [*own_columns(rows).items(), ("since", began)]:
        header = headers.get(name, name)
        if header != read and _asks_who_belongs(header) and are_yes_and_no(seen):
            message = (
                f"{read!r} alone says which rows are memberships, and {header!r}, which answers yes"
                " or no, may say so, too."
            )
            hint = "Write one column role, with party, signed-not-bound or member in each row."
            yield Problem(rows[0].path, 0, header, message, hint)


def _unread(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find a column such as "Joined?" that says no, and is not read."""
    for name, seen in own_columns(rows).items() if rows else ():
        header = headers.get(name, name)
        answers = recognised([header]).names == ("since",) and are_yes_and_no(seen)
        if answers and any(map(says_no, seen)):
            message = f"{header!r} says no in some rows, and is not read: all are memberships."
            yield Problem(rows[0].path, 0, header, message, "Remove the rows of who did not join.")


def _asks_who_belongs(header: str) -> bool:
    """Tell whether a header may ask who belongs.

    >>> [_asks_who_belongs(one) for one in ("Party", "State party", "Ratified", "Fee paid")]
    [True, True, True, False]
    """
    word = "_".join(header.casefold().split())
    asked = word in _PARTIES | TAKES_PART or tells_signature(word) or tells_consent(word)
    return asked or recognised([header]).names == ("member",)
