"""Draw what is uncertain of memberships: whether they held, when they began and when they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.panel import EARLIEST, LATEST
from graphkit.panel.known_days import last_day

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.panel import Panel

    Ints = npt.NDArray[np.int64]

_YEAR: Final = 365.25


def draw_dates(
    panel: Panel,
    random: np.random.Generator,
    *,
    low_confidence: float = 0.5,
    exit_rate: float | None = None,
) -> Panel:
    """Draw a day for each start and end that is not known, and doubtful memberships by a coin.

    Parameters
    ----------
    panel : Panel
        The memberships.
    random : numpy.random.Generator
        Where the numbers come from.
    low_confidence : float
        The chance that a membership which only low confidence supports was one.
    exit_rate : float, optional
        How many of the memberships whose end is not known ended in a year, as a rate; by default
        that of `exit_rate_of`.

    Returns
    -------
    Panel
        Of the memberships that held, with a day for each start.

    Notes
    -----
    Every day within the bounds is equally likely, and each membership is drawn by itself: that
    members of one wave joined on one day is not known here. Where no earliest day of a start is
    known, the coalition's first day is taken, and without one the latest day is the start. A
    start of which no latest day is known either lies between the coalition's first day (or the
    first of its dated memberships) and its last, or the last day of the data; without any of
    these it stays unknown. An end is drawn after its start. A membership that is not known to
    have ended did so, at the rate, after the last day on which a source shows it; one that ended
    on an unknown day, on any day until the last day of the data.
    """
    rate = exit_rate_of(panel) if exit_rate is None else exit_rate
    doubtful = panel.presumed_from > LATEST
    held = ~doubtful | (random.random(len(panel)) < low_confidence)
    start = _starts(panel, random)
    end = _ends(panel, start, doubtful, random, rate)
    drawn = panel.dated(start.astype(np.int32), end.astype(np.int32), surely=True)
    return drawn if held.all() else drawn.take(held)


def exit_rate_of(panel: Panel) -> float:
    """Estimate how many memberships end in a year: those that ended, over the years watched.

    Notes
    -----
    A membership is watched from its latest start to its end, or to the last day on which a source
    shows it running. That exits are as likely in every year and coalition is not checked.
    """
    ended = panel.end_latest < LATEST
    seen = np.where(ended, panel.end_earliest, panel.confirmed_until).astype(np.float64)
    known = (panel.start_latest < LATEST) & (seen > panel.start_latest)
    years = float((seen - panel.start_latest)[known].sum()) / _YEAR
    return float((ended & known).sum()) / years if years else 0.0


def _starts(panel: Panel, random: np.random.Generator) -> Ints:
    low, high = panel.start_earliest.astype(np.int64), panel.start_latest.astype(np.int64)
    launch, over = _lives(panel)
    low = np.where(low > EARLIEST, low, launch)
    until = np.minimum(over, panel.end_latest)
    undated = (high == LATEST) & (low > EARLIEST) & (until < LATEST)
    high = np.where(undated, np.maximum(low, until), high)
    low = np.where((low > EARLIEST) & (low <= high), low, high)
    return np.where(high < LATEST, _between(low, high, random), high)


def _lives(panel: Panel) -> tuple[Ints, Ints]:
    """Find for each row the first day of its coalition, and the last until which it may begin."""
    infos = [panel.coalition_info[name] for name in panel.coalitions]
    launch = np.array([info.start_earliest for info in infos], dtype=np.int64)
    dated = panel.start_latest < LATEST
    first = np.full(len(infos), LATEST, dtype=np.int64)
    np.minimum.at(first, panel.coalition[dated], panel.start_latest[dated].astype(np.int64))
    launch = np.where((launch == EARLIEST) & (first < LATEST), first, launch)
    known_by = last_day(panel)
    over = np.array([info.end_latest for info in infos], dtype=np.int64)
    over = np.minimum(over, LATEST if known_by is None else known_by)
    return launch[panel.coalition], over[panel.coalition]


def _ends(
    panel: Panel,
    start: Ints,
    doubtful: npt.NDArray[np.bool_],
    random: np.random.Generator,
    rate: float,
) -> Ints:
    """Draw the ends that are bounded, that are unknown, and that are only not known to be."""
    last = panel.end_latest.astype(np.int64)
    known = start < LATEST
    earliest = np.where(panel.end_earliest < LATEST, panel.end_earliest, EARLIEST)
    least = np.maximum(earliest, np.where(known, start, EARLIEST))
    drawn = random.random(len(panel))
    low = np.where(np.minimum(least, last) > EARLIEST, np.minimum(least, last), last)
    bounded = _between(low, last, random)
    seen = np.maximum(least, panel.confirmed_until)
    seen = np.maximum(seen, np.where(known, start, EARLIEST))
    _, over = _lives(panel)
    running = doubtful | (panel.presumed_until == LATEST)
    stayed = -np.log1p(-drawn) / rate * _YEAR if rate else np.full(len(panel), np.inf)
    stays = np.minimum(seen + stayed, LATEST).astype(np.int64)
    unknown = np.where(over < LATEST, _between(seen, np.maximum(seen, over), random), last)
    free = np.where(running, stays, unknown)
    return np.where(last < LATEST, bounded, np.where(seen > EARLIEST, free, last))


def _between(low: Ints, high: Ints, random: np.random.Generator) -> Ints:
    """Draw a whole number from low to high, both included; the same count of draws always."""
    width = np.maximum(high - low, 0) + 1.0
    return np.asarray(low + np.floor(random.random(len(low)) * width).astype(np.int64))
