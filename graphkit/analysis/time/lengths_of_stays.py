"""How long each stay lasted, within bounds: what has not ended was watched for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.analysis.time.stays import pair_keys, stays
from graphkit.panel import EARLIEST, LATEST, number_of
from graphkit.panel.known_days import last_day

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.stays import Stays
    from graphkit.panel import Day, Panel

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_APART = np.int64(2**33)


class StayLengths(NamedTuple):
    """How many days stays lasted, within bounds.

    Attributes
    ----------
    low, high : numpy.ndarray of float
        The least and greatest number of days from the beginning to the end, both counted;
        ``high`` is infinite for a stay that was last watched on the day before ``low``.
    """

    low: Floats
    high: Floats

    def where(self, rows: npt.NDArray[np.bool_]) -> StayLengths:
        """Give those of some of the stays, chosen by a mask."""
        return StayLengths(self.low[rows], self.high[rows])


class Lengths(NamedTuple):
    """The stays of a panel and how long they lasted.

    Attributes
    ----------
    stays : Stays
        When they were.
    until : int
        The last day watched.
    ended : numpy.ndarray of bool
        Which of them are known to have ended by then.
    last_seen : numpy.ndarray of int
        The last day, until then, on which a source shows each.
    seen : StayLengths
        Their days, each stay without an end being watched until it was last seen.
    presumed : StayLengths
        Their days, each stay without an end being taken to go on until the last day watched.
    """

    stays: Stays
    until: int
    ended: npt.NDArray[np.bool_]
    last_seen: Ints
    seen: StayLengths
    presumed: StayLengths


def lengths_of_stays(panel: Panel, paused: Panel | None, until: Day | None) -> Lengths:
    """Measure the stays of a panel, suspensions being parts of them, until the last day watched."""
    panels = (panel,) if paused is None else (panel, paused)
    end = (last_day(*panels) or 0) if until is None else number_of(until)
    found = stays(panel, paused)
    begun = found.start_earliest <= end
    found = found._replace(**{name: getattr(found, name)[begun] for name in found._fields})
    ended = found.end_latest <= end
    last_seen = np.minimum(_last_seen(panel, found), end)
    presumed = np.full_like(last_seen, end)
    both = (_days(found, ended, watched, end) for watched in (last_seen, presumed))
    return Lengths(found, end, ended, last_seen, *both)


def _days(found: Stays, ended: npt.NDArray[np.bool_], watched: Ints, end: int) -> StayLengths:
    """Count the days of each stay, those without an end until the day it was watched last."""
    latest = np.minimum(found.start_latest, np.where(ended, found.end_latest, end))
    first_end = np.maximum(found.end_earliest, found.start_earliest)
    until_day = np.where(ended, np.maximum(first_end, latest), np.maximum(watched, latest))
    lasted = np.maximum(until_day - latest + 1, 1)
    low = np.where(ended, lasted, lasted + 1).astype(np.float64)
    bounded = ended & (found.start_earliest > EARLIEST)
    longest = (found.end_latest - found.start_earliest + 1).astype(np.float64)
    return StayLengths(low, np.where(bounded, np.maximum(longest, low), np.inf))


def _last_seen(panel: Panel, found: Stays) -> Ints:
    """Find the last day on which a source shows each stay going on."""
    if not len(found.member):
        return np.zeros(0, dtype=np.int64)
    size = len(panel.coalitions)
    key = found.member * size + found.coalition
    place = key * _APART + found.start_earliest
    order = np.argsort(place)
    own = pair_keys(panel.member, panel.coalition, size)
    at = np.searchsorted(place[order], own * _APART + panel.start_earliest, "right") - 1
    stay = order[np.clip(at, 0, None)]
    mine = (at >= 0) & (key[stay] == own)
    last = np.where(found.start_latest < LATEST, found.start_latest, found.start_earliest)
    last = np.where((found.end_earliest < LATEST), np.maximum(last, found.end_earliest), last)
    np.maximum.at(last, stay[mine], panel.confirmed_until[mine].astype(np.int64))
    return np.asarray(last, dtype=np.int64)
