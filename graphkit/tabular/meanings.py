"""What the columns of a table mean, for those whose names do not say it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graphkit.table import Table

_PLAIN: Final = ("id of ", "ids of ", "its ", "name of ", "what it is", "what they are", "country")
"""How definitions begin that say no more than the name of the column."""


def meanings(table: Table) -> dict[str, str]:
    """Choose the definitions that a reader needs beside the names of the columns.

    Parameters
    ----------
    table : Table
        A table with definitions; one without has nothing to tell.

    Examples
    --------
    >>> from graphkit.table import Table
    >>> words = {"actor": "id of the actor", "stays": "number of stays", "rarity": "sum over pairs"}
    >>> meanings(Table(tuple(words), [], definitions=words))
    {'rarity': 'sum over pairs'}
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in table.columns:
        words = table.definitions.get(name, "")
        if words and not _is_plain(name, words):
            alike[_EACH.join(words.split(name))].append(name)
    return {
        _together(names): words if len(names) > 1 else table.definitions[names[0]]
        for words, names in alike.items()
    }


_EACH: Final = "each"
"""Stands for the names of columns whose definitions differ in these alone."""
_SHORT: Final = 40
"""A longer definition says more than the name, however it begins."""


def _together(names: list[str]) -> str:
    if len(names) < 4:
        return ", ".join(names)
    return f"{names[0]}, {names[1]} and {len(names) - 2} more"


def _is_plain(name: str, words: str) -> bool:
    repeated = words.removeprefix("number of ") == name.replace("_", " ")
    return repeated or (len(words) < _SHORT and words.startswith(_PLAIN))
