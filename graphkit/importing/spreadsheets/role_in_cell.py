"""Read a role that a cell of a wide table names, as in "observer" or "founding member, 2013"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from graphkit.authoring.cell_meanings.marks import dates_told
from graphkit.authoring.known_words.bundled_words import bundled_concept, bundled_words
from graphkit.importing.spreadsheets.own_marks import OwnMarks

_SINCE: Final = ("founder", "observer")
"""Roles that a day beside them is the beginning of."""
_PLAIN: Final = (*_SINCE, "suspended")
"""Roles that leave nothing open; *signed* leaves it open whether that binds."""


def role_in_cell(cell: str) -> Mapping[str, str] | None:
    """Tell the role that a cell names, and since when, if it does; None if it names none surely.

    Examples
    --------
    >>> role_in_cell("Observer"), role_in_cell("Beobachter (2013)")
    ({'role': 'observer'}, {'role': 'observer', 'since': '2013'})
    >>> role_in_cell("signed"), role_in_cell("2013 (suspended)"), role_in_cell("planned")
    (None, None, None)
    """
    role = bundled_concept("role", cell)
    if role in _PLAIN:
        return {"role": role}
    marked = _marks().beside(cell)
    dates = dates_told(marked.rest) if marked else {}
    return {"role": bundled_concept("role", marked.mark), **dates} if marked and dates else None


@cache
def _marks() -> OwnMarks:
    return OwnMarks([word for word, role in bundled_words("role").items() if role in _SINCE])
