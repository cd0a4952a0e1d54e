"""Name a membership."""

from __future__ import annotations

from graphkit.facts.authored_row import Row


def membership_slug(row: Row) -> str:
    """Name a membership after coalition, actor as listed, and spell.

    >>> cells = {"coalition": "gifct", "actor": "snap", "spell": "observer"}
    >>> membership_slug(Row("memberships.csv", 2, cells))
    'gifct--snap--observer'
    """
    cells = row.cells
    spell = f"--{cells['spell']}" if cells["spell"] else ""
    return f"{cells['coalition']}--{cells['actor']}{spell}"
