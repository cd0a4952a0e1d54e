"""Draw a day for every date that is known within bounds only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.panel import EARLIEST, LATEST

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.panel import Panel


def draw_dates(panel: Panel, random: np.random.Generator) -> Panel:
    """Copy a panel with every date that is known within bounds drawn from them.

    Parameters
    ----------
    panel : Panel
        The memberships.
    random : numpy.random.Generator
        Where the numbers come from.

    Returns
    -------
    Panel
        With one day for each start and end.

    Notes
    -----
    Every day within the bounds is equally likely, and each membership is drawn by itself: that
    members of one wave joined on one day is not known here. Where no earliest day of a start is
    known, the coalition's first day is taken, and without one the latest day is the start. A
    start that has no latest day stays unknown. An end is drawn after its start; an end without a
    latest day, and a membership that still runs, stay as they are, as do doubtful memberships,
    which count in none but the possible network.
    """
    launch = np.array(
        [panel.coalition_info[name].start_earliest for name in panel.coalitions], dtype=np.int64
    )
    low, high = panel.start_earliest.astype(np.int64), panel.start_latest.astype(np.int64)
    low = np.where(low > EARLIEST, low, launch[panel.coalition]) if len(launch) else low
    dated = high < LATEST
    low = np.where((low > EARLIEST) & (low <= high), low, high)
    start = np.where(dated, _between(low, high, random), high)
    ended = panel.end_latest < LATEST
    last = panel.end_latest.astype(np.int64)
    least = np.minimum(np.maximum(panel.end_earliest, np.where(dated, start, EARLIEST)), last)
    least = np.where(least > EARLIEST, least, last)
    end = np.where(ended, _between(least, last, random), last)
    return panel.dated(start.astype(np.int32), end.astype(np.int32))


def _between(
    low: npt.NDArray[np.int64], high: npt.NDArray[np.int64], random: np.random.Generator
) -> npt.NDArray[np.int64]:
    """Draw a whole number from low to high, both included; the same count of draws always."""
    width = np.maximum(high - low, 0) + 1.0
    return np.asarray(low + np.floor(random.random(len(low)) * width).astype(np.int64))
