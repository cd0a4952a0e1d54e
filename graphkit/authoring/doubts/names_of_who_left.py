"""Doubt a column that names, in the row of who joined, who left: no membership ends by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.yes_and_no import are_yes_and_no
from graphkit.authoring.dates.words_of_change import ENDED, ENDED_ABOVE
from graphkit.authoring.known_words.words_of_headers import (
    MEMBERS,
    ORGANISATIONS,
    SMALL_WORDS,
    STATES,
    called,
)
from graphkit.authoring.known_words.words_of_standing import says_ended
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_NOUNS: Final = words_of("header_words", "who-left")
_WORDS: Final = frozenset([*ENDED, *ENDED_ABOVE, *_NOUNS])
_BESIDE: Final = frozenset([*MEMBERS, *ORGANISATIONS, *STATES, *called("party", "name")])
"""What may stand beside such a word without saying something else."""


def names_of_who_left(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns such as "Removed" that hold names.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each, and for a column of coalitions that is called so.
    """
    cells = {headers.get(name, name): seen for name, seen in own_columns(rows).items()}
    found = [header for header, seen in cells.items() if _names_leavers(header) and _names(seen)]
    joined = headers.get("coalition", "")
    for header in [*found, *([joined] if rows and _names_leavers(joined) else [])]:
        stands = "read as what was joined" if header == joined else "kept as a column of your own"
        message = f"may name who left, and is {stands}: no membership ends by it."
        hint = (
            "Give each that left a row of its own with the day under until, or write the table as"
            " events: a row for each with the columns date, member, coalition and event. Names that"
            " the members had before belong into a column aliases."
        )
        yield Problem(rows[0].path, 0, header, message, hint)


def _names_leavers(header: str) -> bool:
    """Tell whether a header is that of members who left.

    >>> [_names_leavers(one) for one in ("Removed", "Members removed", "Former members")]
    [True, True, True]
    >>> [_names_leavers(one) for one in ("Left-wing", "Reason of exit", "Members", "")]
    [False, False, False, False]
    """
    plain = re.sub(r"[_\s]+", " ", header.strip()).casefold()
    words = [word for word in plain.split() if word not in SMALL_WORDS]
    said = [word for word in words if word in _WORDS]
    return says_ended(plain) or (bool(said) and {*words} <= {*said, *_BESIDE})


def _names(cells: Sequence[str]) -> bool:
    """Tell whether cells hold names, and neither dates nor answers."""
    texts = [cell for cell in cells if re.search(r"[^\W\d]", cell)]
    dates = sum(map(is_date_like, texts))
    return bool(texts) and not are_yes_and_no(texts) and 2 * dates < len(texts)
