"""Tell whether a column holds marks: who belongs, or since when, in each of its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import category

from graphkit.authoring.cell_meanings.columns_of_roles import names_role
from graphkit.authoring.cell_meanings.marks import mark_of, runs_on
from graphkit.authoring.cell_meanings.yes_and_no import YES, are_letters, says_neither
from graphkit.authoring.dates.empty_words import NOT, NOT_JOINED
from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.authoring.dates.words_of_change import BEGUN, ENDED
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_WORDS: Final = (
    *(*BEGUN, *ENDED, *NOT_JOINED, *words_for("observer"), *words_for("suspended")),
    *words_of("standing_words", "kind-in-mark", "former"),
)
_STANDING: Final = re.compile(rf"(?:(?:{any_of(NOT)})\s+)?(?:{any_of(_WORDS)})\b.{{0,30}}", re.I)
MANY_MARKS: Final = 2
"""So many columns of marks beside organisations and countries are what the organisations joined."""
_MOST: Final = 0.6


def are_marks(column: Sequence[str], *, dates: bool = True) -> bool:
    """Tell whether the cells of a column say of each row whether it belongs, or since when.

    Parameters
    ----------
    column : sequence of str
        Its cells.
    dates : bool
        Whether dates count as such cells.

    Examples
    --------
    >>> are_marks(["x", "planned", "withdrawn 2020"]), are_marks(["Red Pact", "Blue Pact"])
    (True, False)
    >>> are_marks(["2010–2015", "founding member"]), are_marks(["founding member", "observer"])
    (True, False)
    """
    cells = [cell.strip() for cell in column if cell.strip()]
    if are_letters([cell.casefold() for cell in cells]):
        return False
    if not any(_says_something(cell) for cell in cells):
        return False
    return sum(_fits(cell, dates) for cell in cells) / len(cells) >= _MOST


def _says_something(cell: str) -> bool:
    """Whether a cell is a mark, begins with one, or says that something runs."""
    return mark_of(without_footnote(cell)) != "other" or runs_on(cell) or _begins_with_mark(cell)


def _begins_with_mark(cell: str) -> bool:
    """Whether a cell is a sign or a yes, and says more in brackets: "x (suspended)"."""
    mark, bracket, _ = cell.partition("(")
    plain = mark.strip().casefold()
    return bool(bracket) and plain in YES and not plain[:1].isdigit()


def is_sign(cell: str) -> bool:
    """Tell whether a cell is a sign or several, known or not, and no text.

    >>> is_sign("○"), is_sign("★★"), is_sign("–"), is_sign("C+")
    (True, True, False, False)
    """
    drawn = any(category(sign).startswith("S") for sign in cell)
    return drawn and not any(map(str.isalnum, cell))


def _fits(cell: str, dates: bool) -> bool:
    mark = mark_of(without_footnote(cell))
    if mark == "other":
        if is_sign(cell):
            return True
        stands = bool(_STANDING.fullmatch(cell)) or says_neither(cell) or names_role(cell)
        return stands or runs_on(cell) or _begins_with_mark(cell)
    return dates or mark not in ("date", "period")
