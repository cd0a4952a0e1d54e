"""Doubt columns that say how long somebody belongs, where no column says until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns_of
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of

_ENDS: Final = frozenset(["until", "before", "during"])
_UNITS: Final = any_of(word.replace("_", " ") for word in called("unit-of-length"))
_NAMED: Final = re.compile(
    rf"(?:{any_of(called('how-long'))})"
    rf"(?:_(?:in_|en_|em_)?(?:{_UNITS}))?"
)
_LENGTH: Final = re.compile(rf"\d{{1,3}}(?:[.,]\d{{1,2}})?(?:\s*-?\s*(?:{_UNITS})\.?)?", re.I)
"""How many years or months; four digits are a year."""


def lengths_of_membership(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find own columns such as "Duration (years)" beside beginnings, and no column of ends.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each such column all of whose cells say how many years or months.
    """
    if "since" not in headers or not _ENDS.isdisjoint(headers):
        return
    found = own_columns_of(rows, headers, called=_says_how_long, holding=_LENGTH.fullmatch)
    for name, (first, *_) in found:
        message = (
            f"{shown(first.own[name])} says how long it is or was, and is kept as a column of your"
            " own: no end is read of it, and all are taken to go on."
        )
        hint = "Write into a column until when it ended, or will; else leave it so."
        yield Problem(first.path, first.line, headers[name], message, hint)


def _says_how_long(header: str) -> bool:
    """Whether a header asks how long.

    >>> [_says_how_long(one) for one in ("Duration (years)", "Laufzeit in Jahren", "Term length")]
    [True, True, True]
    >>> _says_how_long("Duration of the project"), _says_how_long("Length")
    (False, False)
    """
    return _NAMED.fullmatch(without_brackets(plain(header))) is not None
