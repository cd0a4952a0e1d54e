"""Find columns that say as what members belong: *founding member*, *observer since 2018*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.cell_meanings.said_of_standing import said_of_standing
from graphkit.authoring.dates.footnotes import without_footnote

_ROLES: Final = frozenset(["founder", "observer", "suspended"])
"""Roles that a cell of a wide table is read as; any other text is left out and told."""


def names_role(cell: str) -> bool:
    """Tell whether a cell names a role, alone or beside a date.

    >>> names_role("Founding member"), names_role("founder – 2018"), names_role("Founder Institute")
    (True, True, False)
    """
    return said_of_standing(cell).get("role") in _ROLES


def columns_of_roles(columns: Mapping[int, Sequence[str]]) -> list[int]:
    """Give the places of the columns whose cells all are roles, marks or dates.

    Examples
    --------
    >>> columns_of_roles({1: ["founder", "observer"], 2: ["x", ""], 3: ["observer", "Acme"]})
    [1]
    """
    return [place for place, cells in columns.items() if _are_roles(cells)]


def _are_roles(column: Sequence[str]) -> bool:
    cells = [without_footnote(cell.strip()) for cell in column if cell.strip()]
    named = [cell for cell in cells if names_role(cell)]
    return bool(named) and all(mark_of(cell) != "other" or names_role(cell) for cell in cells)
