"""Which of many days, or periods, stretches of time cover, counted all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.panel.days import Days

    Ints = npt.NDArray[np.int64]


def covered_steps(first: Days, last: Days, days: Ints) -> tuple[Ints, Ints]:
    """Say which of some days each stretch covers: from one place up to, not including, another."""
    low, high = int(days[0]), int(days[-1])
    marks = np.bincount(days - low + 1, minlength=high - low + 2)
    before = marks.cumsum()  # for each day, how many of the days counted come before it
    begun = before[np.clip(first, low, high + 1) - low]
    over = before[np.clip(last, low - 1, high) - (low - 1)]
    return begun, over


def count_covering(begun: Ints, over: Ints, group: Ints, size: int, steps: int) -> Ints:
    """Count the stretches of each group that cover each step, all groups and steps at once.

    Parameters
    ----------
    begun, over : numpy.ndarray
        The first step of each stretch, and the one after its last.
    group : numpy.ndarray
        The group of each, from 0 to ``size`` - 1.
    size, steps : int
        How many groups and steps there are.

    Returns
    -------
    numpy.ndarray of shape (size, steps)
    """
    width = steps + 1
    offset = group * width
    begins = np.bincount(offset + begun, minlength=size * width)
    ends = np.bincount(offset + over, minlength=size * width)
    return np.asarray((begins - ends).reshape(size, width).cumsum(axis=1)[:, :-1])
