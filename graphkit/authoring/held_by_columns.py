"""Tell what a column holds in the stead of names: numbers, dates, yes and no, words, kinds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.below_table import may_be_below
from graphkit.authoring.date_like_columns import is_date_like
from graphkit.authoring.dates.empty_words import UNKNOWN
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.words_of_standing import STILL, says_ended, says_outside
from graphkit.authoring.yes_and_no import are_letters, are_yes_and_no, says_no, says_yes

LOOKED_AT: Final = 200
"""So many rows tell what a column holds."""
_NUMBER: Final = re.compile(
    r"(?:c\.|ca\.?|approx\.?|about|around|over|more than|some|env\.|rund|etwa|[~≈><≥+])?\s*"
    r"[\d.,'\s]*\d[\d.,'\s]*[+%]?"
    r"(?:\s*(?:members?|signatories|participants|companies|countries|states|organi[sz]ations"
    r"|entities|partners|membres|mitglieder|miembros|pays|länder|unternehmen))?",
    re.I,
)
_BITS: Final = frozenset(["0", "1", "0.0", "1.0"])
"""Numbers that say no and yes."""
_MOST: Final = 0.75
"""So many of the cells tell what a column holds."""
_WORDS: Final = """
    open closed ongoing completed
    finished suspended draft launched dormant live
    running in_force not_in_force signed adopted approved final
    en_cours terminé fermé dissous suspendu en_vigueur
    laufend beendet abgeschlossen geschlossen aufgelöst in_kraft
    inactiva en_curso terminado cerrado disuelto vigente"""
_STANDING: Final = frozenset(_WORDS.split())
"""How something stands, with underscores for spaces, beside words of an end, of never and still."""
_KINDS: Final = frozenset(
    """
    full associate affiliate observer lead gold silver bronze platinum diamond premier premium
    general basic standard founding founder founding_member honorary corresponding ordinary regular
    voting non-voting contributing supporting sustaining strategic individual corporate permanent
    full_member associate_member affiliate_member observer_member member observer_status
    lead_partner partner participant contributor supporter sponsor voting_member
    vollmitglied ordentlich assoziiert fördermitglied ehrenmitglied beobachter
    membre_associé membre_fondateur membre_de_plein_droit observateur associé fondateur
    miembro_pleno miembro_asociado observador asociado fundador
    """.split()  # noqa: SIM905
)
"""As what somebody belongs."""
MARKS: Final = "holds yes and no"
_STANDINGS: Final = "holds words such as {!r}"
COUNTS: Final = "holds numbers"
DATES: Final = "holds dates"
LEVELS: Final = "holds kinds of membership such as {!r}"


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a number and no name.

    >>> [is_number(cell) for cell in ("1,200", "about 45 companies", "3M")]
    [True, True, False]
    """
    return _NUMBER.fullmatch(cell) is not None


def texts_of(column: Sequence[str]) -> list[str]:
    cells = (cell.strip() for cell in column[:LOOKED_AT])
    return [cell.casefold() for cell in cells if cell and not may_be_below(cell)]


def no_names(texts: Sequence[str]) -> str:
    """Say what a column holds in the stead of names; empty where it may hold some."""
    said = [text for text in texts if text not in UNKNOWN]
    numbers = [text for text in said if is_number(text)]
    if len(numbers) >= _MOST * len(said) and not _BITS.issuperset(numbers):
        return COUNTS
    if are_letters(said):
        return ""
    if are_yes_and_no(texts):
        return MARKS
    found = Counter(map(_what, said))
    if not said or found[""] > (1 - _MOST) * len(said):
        return ""
    del found[""]
    if any(says_yes(text) or says_no(text) for text in said):
        return MARKS
    most = max(found, key=lambda what: found[what])
    return most.format(min(text for text in said if _what(text) == most))


def _what(text: str) -> str:
    """Say what a text is in the stead of a name; empty if it may be one."""
    if "_".join(text.split()) in _KINDS:
        return LEVELS
    if says_yes(text) or says_no(text) or _says_how_it_stands(text):
        return _STANDINGS
    sense, date = beside(text)
    dated = is_date_like(date if sense else text.removeprefix("since "))
    return DATES if dated else ""


def _says_how_it_stands(text: str) -> bool:
    known = "_".join(text.split()) in _STANDING or text in STILL
    return known or says_ended(text) or says_outside(text)


def are_dates(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text not in UNKNOWN]
    return bool(said) and sum(_what(text) == DATES for text in said) >= _MOST * len(said)
