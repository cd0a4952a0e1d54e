"""Tell what a cell of a wide table says: a mark, a date, nothing, a doubt, or another text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from graphkit.authoring.dates.month_names import UNKNOWN
from graphkit.authoring.dates.written_date import read_date
from graphkit.errors import InvalidDate

Mark: TypeAlias = Literal["member", "date", "no", "doubtful", "other"]
MARKS: Final = frozenset(
    [
        *("x", "✓", "✔", "☑", "✅", "●", "•", "■", "+", "1", "1.0", "true", "vrai", "wahr"),
        *("yes", "y", "oui", "ja", "sí", "si", "member", "membre"),
    ]
)
"""What stands in a cell of a wide table where a member belongs, in small letters."""
NOT_MARKED: Final = frozenset(
    [
        *("", "0", "0.0", "-", "–", "—", "no", "non", "n", "nein", "false", "faux", "falsch"),
        *("n/a", "na", "n.a.", "nan", "none", "null", "✗", "✘", "❌", "☐"),
    ]
)
"""What stands in a cell where none belongs."""
DOUBTFUL: Final = frozenset([*UNKNOWN, "??", "(?)", "unclear", "to be confirmed"]) - NOT_MARKED
"""What stands in a cell where somebody did not know."""
_STANDING: Final = re.compile(
    r"(?:not?\s+|yet\s+to\s+|to\s+be\s+)?(?:planned|plans|intends|announced|pending|candidate|applied|"
    r"applicant|invited|signed|signatory|ratified|acceded|accession|observer|associate|affiliate|"
    r"suspended|expelled|withdrawn|withdrew|left|former|ex|prévu|signé|observateur|geplant|beobachter)"
    r"\b.{0,30}",
    re.I,
)
_FOOTNOTE: Final = re.compile(r"(?:\s*[\[(]\d{1,2}[\])]|[*†‡§]+|[¹²³⁰⁴-⁹]+)$")
_MOST: Final = 0.6


@lru_cache(maxsize=65536)
def mark_of(cell: str) -> Mark:
    """Tell what a cell says of the membership of its row in its column.

    Parameters
    ----------
    cell : str
        As written; capitals and spaces around it do not matter.

    Returns
    -------
    {"member", "date", "no", "doubtful", "other"}
        ``other`` is any text that is neither a mark nor a date.

    Examples
    --------
    >>> [mark_of(cell) for cell in ("X", "2019", "n/a", "tbc", "withdrawn 2020")]
    ['member', 'date', 'no', 'doubtful', 'other']
    """
    plain = cell.strip().casefold()
    if plain in MARKS:
        return "member"
    if plain in NOT_MARKED:
        return "no"
    if plain in DOUBTFUL:
        return "doubtful"
    return "date" if is_date(plain) else "other"


def without_footnote(cell: str) -> str:
    """Cut off the mark of a footnote.

    >>> without_footnote("x*"), without_footnote("2019 [2]"), without_footnote("*")
    ('x', '2019', '*')
    """
    return _FOOTNOTE.sub("", cell) or cell


def is_date(cell: str) -> bool:
    """Tell whether a cell is a date, also one of which the order of day and month is open."""
    try:
        read_date(cell)
    except InvalidDate as error:
        return "day/month" in error.why
    return True


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
    """
    cells = [cell.strip() for cell in column if cell.strip()]
    fitting = sum(_fits(cell, dates) for cell in cells)
    return bool(cells) and fitting / len(cells) >= _MOST


def _fits(cell: str, dates: bool) -> bool:
    mark = mark_of(without_footnote(cell))
    if mark == "other":
        return bool(_STANDING.fullmatch(cell))
    return dates or mark != "date"
