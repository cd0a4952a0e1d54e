"""Say of a column of dates what it would tell if it stood alone: beginnings, ends or neither."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import NOT_OWN
from graphkit.authoring.dates.date_order import order_in_header
from graphkit.authoring.dates.words_of_change import ENDED, ENDED_ABOVE
from graphkit.authoring.headers.dates_by_words import act_of
from graphkit.authoring.headers.dates_in_doubt import dates_in_doubt
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.treaty_headers import tells_consent, tells_signature
from graphkit.authoring.known_words.words_of_headers import UNTIL_RENEWED

_ENDED: Final = frozenset([*ENDED, *ENDED_ABOVE])


@lru_cache(maxsize=4096)
def tells_as(name: str) -> str:
    """Say what an own column of dates tells beside another one: ``since``, ``until`` or nothing.

    Steps of treaties are told apart from each other elsewhere, *Date* alone may be any, and what
    expires may be renewed.

    >>> list(map(tells_as, ("withdrawal", "end_date", "start_date", "date", "ratification")))
    ['until', 'until', 'since', '', '']
    """
    bare, act = without_brackets(name), act_of(name)
    unsure = dates_in_doubt(name) or order_in_header(name) or bare in UNTIL_RENEWED
    if unsure or name in NOT_OWN or not act or tells_consent(bare) or tells_signature(bare):
        return ""
    (meant,) = recognised([name]).names
    return meant if meant in ("since", "until") else "until" if act in _ENDED else ""
