"""Tell cells in which somebody says that it joined for nobody else."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_FOR_ONESELF: Final = frozenset(words_of("row_words", "for-oneself"))
_PEOPLE: Final = re.compile(
    rf"(?:(?:{any_of(words_of('row_words', 'all-of', 'of-oneself'))})\s+)?"
    rf"(?:{any_of(words_of('row_words', 'people-of-signatory'))})",
    re.I,
)
"""Its members or employees, who are no member of that name."""


def is_oneself(name: str) -> bool:
    """Tell whether a cell names nobody for whom somebody joined.

    >>> is_oneself("Personal capacity"), is_oneself("-"), is_oneself("Acme")
    (True, True, False)
    >>> is_oneself("its employees"), is_oneself("All members"), is_oneself("our watch")
    (True, True, False)
    """
    bare = " ".join(name.split())
    if _PEOPLE.fullmatch(bare):
        return True
    return name.casefold() in _FOR_ONESELF or placeholder(name, country=False) != ""
