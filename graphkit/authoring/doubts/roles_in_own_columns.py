"""Doubt own columns that hold roles, beside a column that is read as what was joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.columns_of_roles import columns_of_roles
from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.headers.time_headers import is_time
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_SEVERAL: Final = 2


def roles_in_own_columns(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns such as *Green* and *Blue* with roles below, beside one called *Committee*.

    Of columns of years `graphkit.authoring.doubts.columns_of_years` tells.

    Parameters
    ----------
    rows : sequence of Row
        Memberships of one table as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for all of them together.
    """
    joined = headers.get("coalition")
    if not rows or joined is None:
        return
    named = {headers.get(name, name): cells for name, cells in own_columns(rows).items()}
    held = {
        name: cells for name, cells in named.items() if not is_time(name) and _roles_only(cells)
    }
    if len(held) >= _SEVERAL and columns_of_roles(dict(enumerate(held.values()))):
        first, *_, last = held
        message = (
            f"{first!r} to {last!r} hold roles, and are kept as columns of your own: {joined!r} is"
            " read as what was joined."
        )
        hint = (
            f"If each of them was joined, call {joined!r} otherwise, such as 'own {joined}', and"
            " use graphkit import."
        )
        yield Problem(rows[0].path, 0, first, message, hint)


def _roles_only(cells: Sequence[str]) -> bool:
    """Whether each cell is a role, or a mark beside one."""
    roles = any(bundled_concept("role", cell) for cell in cells)
    return roles and all(bundled_concept("role", c) or mark_of(c) != "other" for c in cells)
