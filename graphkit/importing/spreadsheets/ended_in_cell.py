"""Read a cell of a wide table that says no more than when somebody left: "left 2021"."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.cell_meanings.marks import is_date
from graphkit.authoring.dates.sense_words import beside
from graphkit.names.tables import words_of

_UNSAID: Final = frozenset(words_of("standing_words", "takes-back-a-signature"))
"""Words of leaving that may be said of a signature, too, by whom it did not bind yet."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def ended_in_cell(cell: str) -> str:
    """Give the day on which a cell says that somebody left; empty if it says none.

    >>> ended_in_cell("left 2021"), ended_in_cell("withdrawn (2022)"), ended_in_cell("joined 2021")
    ('2021', '2022', '')
    """
    sense, date = beside(cell)
    return date if sense == "ended" and is_date(date) else ""


def had_belonged(cell: str) -> bool:
    """Tell whether who left by a cell surely had belonged, and not only signed.

    >>> had_belonged("left 2021"), had_belonged("withdrew 2021")
    (True, False)
    """
    return _UNSAID.isdisjoint(_WORD.findall(cell.casefold()))
