"""Tables of names and words that ship with the package, read once each; see the README beside."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from graphkit.resources import shipped_text


@lru_cache(maxsize=8)
def rows_of(table: str) -> tuple[Mapping[str, str], ...]:
    """Read one of the tables beside this file.

    Examples
    --------
    >>> rows_of("legal_forms")[0]["form"]
    'inc'
    """
    text = shipped_text(Path(__file__).with_name(f"{table}.csv"))
    return tuple(csv.DictReader(text.splitlines()))


def words_of(table: str, *senses: str, several: bool = False) -> tuple[str, ...]:
    """List the words of some senses, in small letters and in the order of their table.

    Parameters
    ----------
    table : {"standing_words", "header_words", "row_words"}
        Which of the tables of words.
    *senses : str
        As the table calls them.
    several : bool
        Whether only the words for more than one are wanted.

    Raises
    ------
    KeyError
        If the table has no such sense.

    Examples
    --------
    >>> words_of("standing_words", "accepted"), words_of("header_words", "state", several=True)
    (('accepted', 'approved'), ('states', 'countries'))
    """
    known = _by_sense(table)
    return tuple(word for sense in senses for word, plural in known[sense] if plural or not several)


@cache
def _by_sense(table: str) -> Mapping[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in rows_of(table):
        word = row["word"].casefold(), bool(row.get("several"))
        found.setdefault(row["sense"], []).append(word)
    return found
