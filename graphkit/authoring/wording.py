"""How messages about tables show a cell, and which known word comes near it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Final

from graphkit.tabular.how_many import how_many

_LINES: Final = 8
"""So many lines are named; how many more there are is said."""


def nearest(item: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the known word that comes nearest, or say what to do where none does.

    >>> nearest("compnay", ["company", "person"], "")
    "Did you mean 'company'?"
    """
    near = difflib.get_close_matches(item[:100], sorted(known), 1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def shown(text: str) -> str:
    """Quote a cell, shortened if it is long."""
    return repr(text if len(text) <= 60 else text[:57] + "…")


def rows_on(lines: Sequence[int]) -> str:
    """Count rows, and name the lines of the first of several.

    >>> rows_on([3]), rows_on([3, 5]), rows_on([3, 5, 8]), rows_on([3, 3])
    ('1 row', '2 rows (lines 3 and 5)', '3 rows (lines 3, 5 and 8)', '2 rows (line 3)')
    >>> rows_on(range(2, 1202))
    '1,200 rows (lines 2, 3, 4, 5, 6, 7, 8, 9 and 1,192 more)'
    """
    counted = how_many(len(lines), "row")
    if len(lines) == 1:
        return counted
    distinct = [*dict.fromkeys(lines)]
    if len(distinct) == 1:
        return f"{counted} (line {distinct[0]})"
    *first, last = map(str, distinct[:_LINES])
    if len(distinct) > _LINES:
        more = len(distinct) - _LINES
        return f"{counted} (lines {', '.join([*first, last])} and {more:,} more)"
    return f"{counted} (lines {', '.join(first)} and {last})"
