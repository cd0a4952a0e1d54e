"""Find the rows that hold a member and nothing else, where other rows have something beside it."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.facts.authored_row import Row


def rows_alone(rows: Sequence[Row]) -> list[Row]:
    """Find the rows with a member alone, which may be headings; none where they are most.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read. What they joined, which may be told for all, does not count.
    """
    alone = [row for row in rows if _is_alone(row)]
    return alone if 2 * len(alone) <= len(rows) else []


def _is_alone(row: Row) -> bool:
    """Whether a row holds a member and, but for what it joined, nothing else."""
    own = [name for name, cell in row.own.items() if cell and name != "member"]
    cells = [name for name, cell in row.cells.items() if cell and name != "coalition"]
    return bool(row.own.get("member")) and not own and not cells
