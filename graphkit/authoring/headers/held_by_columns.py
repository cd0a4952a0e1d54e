"""Tell what a column holds in the stead of names: numbers, dates, yes and no, words, kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.below_table import may_be_below
from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.numbers import is_number
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.cell_meanings.yes_and_no import (
    are_letters,
    are_yes_and_no,
    says_neither,
    says_no,
    says_yes,
)
from graphkit.authoring.dates.empty_words import UNKNOWN
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_beside_dates import NOW
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_standing import (
    says_ended,
    says_outside,
    says_suspended,
    words_for,
)
from graphkit.names.countries import find_country
from graphkit.names.tables import words_of

_BITS: Final = frozenset(["0", "1", "0.0", "1.0"])
"""Numbers that say no and yes."""
_MOST: Final = 0.75
"""So many of the cells tell what a column holds."""
_STANDING: Final = frozenset(words_of("standing_words", "stands", "over"))
"""How something stands, beside words of an end, of never and of still."""
_OVER: Final = frozenset(words_of("standing_words", "over"))
"""Those that say of a project that it is over, and of a member nothing."""
_KINDS: Final = words_for("observer").union(words_of("standing_words", "level"))
"""As what somebody belongs."""
HOLDS_ANSWERS: Final = "holds yes and no"
_HOLDS_STANDINGS: Final = "holds words such as {!r}"
HOLDS_NUMBERS: Final = "holds numbers"
HOLDS_DATES: Final = "holds dates"
HOLDS_LEVELS: Final = "holds kinds of membership such as {!r}"


def texts_of(column: Sequence[str]) -> list[str]:
    """Give the first filled cells of a column in small letters, without what stands below a table.

    >>> texts_of(["Acme", "", "Total"]), texts_of(["[x]", "[ ]"])
    (['acme'], ['[x]', '[ ]'])
    """
    cells = (cell.strip() for cell in column[:ROWS_FOR_GUESS])
    return [cell.casefold() for cell in cells if cell and not _is_below(cell)]


def _is_below(cell: str) -> bool:
    """Whether a cell may stand below a table; a box that is ticked or not stands in it."""
    return may_be_below(cell) and not (says_yes(cell) or says_no(cell))


def why_no_names(texts: Sequence[str]) -> str:
    """Say what a column holds in the stead of names; empty where it may hold some."""
    said = [text for text in texts if text not in UNKNOWN]
    numbers = [text for text in said if is_number(text)]
    if len(numbers) >= _MOST * len(said) and not _BITS.issuperset(numbers):
        return HOLDS_NUMBERS
    if are_letters(said):
        return ""
    if are_yes_and_no(texts):
        return HOLDS_ANSWERS
    found = Counter(_HOLDS_STANDINGS if says_neither(text) else _what(text) for text in said)
    if not said or found[""] > (1 - _MOST) * len(said):
        return ""
    del found[""]
    if any(says_yes(text) or says_no(text) for text in said):
        return HOLDS_ANSWERS
    most = max(found, key=lambda what: found[what])
    return most.format(min(text for text in said if says_neither(text) or _what(text) == most))


def says_how_it_stands(cell: str) -> bool:
    """Tell whether a cell says in known words how somebody belongs, or that nothing is known.

    >>> [says_how_it_stands(cell) for cell in ("Active", "Signatory", "Gold", "In arrears", "?")]
    [True, True, True, False, True]
    """
    text = cell.strip().casefold()
    if text in _OVER or says_no(text):
        return False
    sense, date = beside(text)
    begun = sense == "begun" and (not date or any(map(str.isdigit, date)))
    known = begun or text in UNKNOWN or bool(_what(text)) or is_number(text)
    return known or bool(bundled_concept("role", text))


def _what(text: str) -> str:
    """Say what a text is in the stead of a name; empty if it may be one."""
    if " ".join(text.split()) in _KINDS:
        return HOLDS_LEVELS
    if says_yes(text) or says_no(text) or _says_how_it_stands(text):
        return _HOLDS_STANDINGS
    sense, date = beside(text)
    dated = is_date_like(date if sense else text.removeprefix("since "))
    return HOLDS_DATES if dated else ""


def _says_how_it_stands(text: str) -> bool:
    known = " ".join(text.split()) in _STANDING or text in NOW or says_suspended(text)
    return known or says_ended(text) or says_outside(text)


def are_dates(texts: Sequence[str]) -> bool:
    """Tell whether most of the texts of a column are dates, leaving out what is not known.

    >>> are_dates(["2019", "?", "since 2020"]), are_dates(["acme", "2019"]), are_dates(["?"])
    (True, False, False)
    """
    said = [text for text in texts if text not in UNKNOWN]
    return bool(said) and sum(_what(text) == HOLDS_DATES for text in said) >= _MOST * len(said)


def are_countries(column: Sequence[str]) -> bool:
    """Tell whether most of the filled cells of a column name a country.

    >>> are_countries(["Switzerland", "FR", ""]), are_countries(["Geneva", "Paris"])
    (True, False)
    """
    cells = [cell.strip() for cell in column[:ROWS_FOR_GUESS] if cell.strip()]
    named = sum(find_country(cell).status != "none" for cell in cells)
    return bool(cells) and named >= _MOST * len(cells)
