"""The main finding of a ranking, in a sentence that follows from its rows by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NAMED: Final = 4
"""So many names stand in a sentence; of more, the number is told."""


def first_of(rows: Sequence[Sequence[Any]], name: int, *values: int) -> tuple[str, int]:
    """Name those of a ranking that are equal to its first in some columns.

    Parameters
    ----------
    rows : sequence of sequences
        The ranking, the first first; at least one row.
    name, values : int
        The place of the names, and of the columns by which it is ranked.

    Returns
    -------
    tuple of str and int
        The names as they stand in a sentence, and how many they are.

    Examples
    --------
    >>> first_of([("Zoom", 4), ("LINE", 4), ("Snap", 1)], 0, 1)
    ('Zoom and LINE', 2)
    """
    best = [rows[0][place] for place in values]
    names = [str(row[name]) for row in rows if [row[place] for place in values] == best]
    return listed(names), len(names)


def listed(names: Iterable[str], noun: str = "others", most: int = _NAMED) -> str:
    """List names as in a sentence; the last of many are counted.

    >>> listed(["a", "b", "c"]), listed("abcdef")
    ('a, b and c', 'a, b, c and 3 others')
    """
    names = list(names)
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1:,} {noun}"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
