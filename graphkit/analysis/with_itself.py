"""Which pairs of an actor and a coalition are of a coalition with itself, which cannot join it.

Some coalitions belong to others, and so are actors too. Whatever asks who has not joined what, or
could, leaves these pairs out: nobody is missing from itself, nor waits to join itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Truths = npt.NDArray[np.bool_]


def place_of_each(actors: Sequence[str], coalitions: Sequence[str]) -> Ints:
    """Find the place of each actor among the coalitions; -1 for who is none of them.

    Examples
    --------
    >>> place_of_each(["zoom", "call"], ["pact", "call"]).tolist()
    [-1, 1]
    """
    place = {name: code for code, name in enumerate(coalitions)}
    return np.array([place.get(name, -1) for name in actors], dtype=np.int64)


def with_itself(actors: Sequence[str], coalitions: Sequence[str]) -> Truths:
    """Say of each actor with each coalition whether they are the same thing.

    Examples
    --------
    >>> with_itself(["zoom", "call"], ["pact", "call"]).tolist()
    [[False, False], [False, True]]
    """
    same: Truths = place_of_each(actors, coalitions)[:, None] == np.arange(len(coalitions))
    return same
