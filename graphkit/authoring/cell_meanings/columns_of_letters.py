"""Find columns of letters such as M and O, which say as what somebody belongs, but not what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.dates.footnotes import without_footnote

_LETTER: Final = re.compile(r"(?P<letter>[^\W\d_])(?:\s*[(\[].*[)\]]|[\s,:]+.*\d.*)?")
"""A letter, alone or beside a date or what stands in brackets: "M", "M (2019)", "O since 2021"."""
_MANY: Final = 2
"""So many columns of the same letters are a table of members by coalitions."""
_FEW: Final = 5
"""So many letters at most; more of them stand in for names."""
_MOST: Final = 0.6


def columns_of_letters(columns: Mapping[int, Sequence[str]]) -> list[int]:
    """Give the places of the columns that hold letters, and marks or dates beside them.

    Parameters
    ----------
    columns : mapping of int to sequence of str
        The cells of columns of which nothing else is known, by their places.

    Returns
    -------
    list of int
        Empty unless two columns have a letter in common, and each comes again.

    Examples
    --------
    >>> columns_of_letters({1: ["M", "O", "M (2019)"], 2: ["M", "", "2019"], 3: ["Acme", "M", ""]})
    [1, 2]
    >>> columns_of_letters({1: ["A", "B", "C"], 2: ["D", "E", "F"]})
    []
    """
    held = {place: _letters_in(cells) for place, cells in columns.items()}
    held = {place: letters for place, letters in held.items() if letters}
    in_columns = Counter(letter for letters in held.values() for letter in letters)
    counted = sum(held.values(), Counter[str]())
    in_common = any(several > 1 for several in in_columns.values())
    again = counted.total() > len(counted)
    fit = len(held) >= _MANY and len(counted) <= _FEW and in_common and again
    return sorted(held) if fit else []


def _letters_in(cells: Sequence[str]) -> Counter[str]:
    """Count the letters of a column; none if it mostly holds anything else but marks and dates."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    found = Counter[str]()
    marks = 0
    for cell in filled:
        if mark_of(without_footnote(cell)) != "other":
            marks += 1
        elif match := _LETTER.fullmatch(cell):
            found[match["letter"]] += 1
    fits = marks + found.total()
    return found if filled and fits / len(filled) >= _MOST else Counter()
