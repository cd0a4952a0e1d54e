"""Doubt names with brackets that are read as a part of them: never closed, or about other names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.names_borne import names_borne
from graphkit.authoring.dates.words_beside_dates import BEFORE, SINCE, UNTIL
from graphkit.authoring.doubts.said_beside_members import said_beside
from graphkit.authoring.doubts.standing_in_names import said_behind, speaks_of_standing
from graphkit.authoring.known_words.words_of_standing import says_ended, says_outside
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.countries import find_country
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_CALLED: Final = re.compile(
    r".+?[(\[]\s*(?:"
    rf"(?:{any_of(words_of('row_words', 'called-before'))})"
    rf"|(?P<now>{any_of(words_of('row_words', 'called-now'))}))[\s:]\s*"
    r"(?P<other>[^()\[\]]*\w[^()\[\]]*)[)\]]",
    re.I,
)
_BORNE_UNTIL: Final = re.compile(
    rf"(?P<other>[^\W\d_].*?)\s+(?:{any_of((*UNTIL, *SINCE, *BEFORE))})\s+.*\d.*", re.I
)
_LONGEST: Final = 200
"""No name with its years is longer."""
_NUMBERED: Final = re.compile(r"^\s*\w{1,3}[)\]]\s")
"""Before a name, as in "a) Acme"."""
_BEHIND: Final = re.compile(r"[()\[\]]|\s[-–—]\s")
_CLOSED: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_FACE: Final = re.compile(r"[:;]-?[()]")
_HINT_OPEN: Final = "Write both brackets, or none."
_HINT_CALLED: Final = (
    "Write the present name alone, and a name that it had before into a column aliases."
)


def brackets_not_read(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "Pact (until 2020" and "X (formerly Twitter until 2023)".

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for all names of members, and one for all of coalitions, of which a bracket is never
        closed or opened; and likewise one for all that say in more than a name what they are or
        were called.
    """
    for column in ("member", "coalition"):
        first: dict[str, Row] = {}
        for row in rows:
            cell = row.own.get(column, "") if column == "member" else row.cells[column]
            if _BEHIND.search(cell):
                first.setdefault(cell, row)
        header = headers.get(column, column)
        unclosed = [name for name in first if _is_unclosed(name)]
        if unclosed:
            row, others = first[unclosed[0]], len(unclosed) - 1
            more = f", and {others:,} more likewise" if others else ""
            message = f"{shown(unclosed[0])} has one bracket of two, and is read as a name{more}."
            yield Problem(row.path, row.line, header, message, _HINT_OPEN)
        called = [
            name
            for name in first
            if _says_more_than_names(name) or (column == "member" and _says_until_when(name))
        ]
        if called:
            row, others = first[called[0]], len(called) - 1
            more = f", and {others:,} more likewise" if others else ""
            where = "in brackets" if called[0].endswith((")", "]")) else "behind a dash"
            message = f"{shown(called[0])} may say {where} what it is or was called, and more:"
            message = f"{message} it is read as one name{more}."
            yield Problem(row.path, row.line, header, message, _HINT_CALLED)


def _is_unclosed(name: str) -> bool:
    """Tell whether a bracket stands alone.

    >>> [_is_unclosed(one) for one in ("Pact (until 2020", "Pact)", "Pact (a (b))", "a) Pact")]
    [True, True, False, False]
    """
    bare, closed = _FACE.sub("", _NUMBERED.sub("", name, count=1)), 1
    while closed:
        bare, closed = _CLOSED.subn("", bare)
    return any(one in bare for one in "()[]")


def _says_more_than_names(name: str) -> bool:
    """Tell whether brackets begin as those with another name do, and hold no name alone.

    >>> _says_more_than_names("X (formerly Twitter until 2023)"), _says_more_than_names("Acme (UK)")
    (True, False)
    >>> _says_more_than_names("X (formerly Twitter)"), _says_more_than_names("Danzig (now Poland)")
    (False, False)
    """
    match = _CALLED.fullmatch(name)
    if match is None or names_borne(name) is not None:
        return False
    now, other = match["now"] or "", match["other"].strip()
    if now and (not now.islower() or find_country(other).codes):
        return False
    inside = f"{now} {other}".strip()
    return not (says_ended(other) or says_outside(other) or says_ended(inside))


def _says_until_when(name: str) -> bool:
    """Tell whether behind a member stands another name, and until or since when it bore it.

    >>> _says_until_when("X (Twitter until 2023)"), _says_until_when("Acme (Chair until 2023)")
    (True, False)
    """
    inside = said_behind(name)
    match = _BORNE_UNTIL.fullmatch(inside) if len(inside) <= _LONGEST else None
    other = match is not None and match["other"][0].isupper()
    return other and not speaks_of_standing(inside, "member") and said_beside(name) is None
