"""Tell cells in which somebody says that it joined for nobody else."""

from __future__ import annotations

from typing import Final

from graphkit.authoring.cells.placeholders import placeholder
from graphkit.names.tables import words_of

_FOR_ONESELF: Final = frozenset(words_of("row_words", "for-oneself"))


def is_oneself(name: str) -> bool:
    """Tell whether a cell names nobody for whom somebody joined.

    >>> is_oneself("Personal capacity"), is_oneself("-"), is_oneself("Acme")
    (True, True, False)
    """
    return name.casefold() in _FOR_ONESELF or placeholder(name, country=False) != ""
