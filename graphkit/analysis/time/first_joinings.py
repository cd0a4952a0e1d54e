"""When each actor first joined each coalition, and where two actors met by joining the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graphkit.analysis.time.stays import stays
from graphkit.panel import EARLIEST, LATEST

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.stays import Ints
    from graphkit.panel import Panel

    Floats = npt.NDArray[np.float64]

_CALENDAR: Final = ((27, 30), (364, 365), (3651, 3652))
"""Widths in days of a month, a year and a decade: dates of one of these are equally precise."""


_FAR: Final = 2**32
"""Days; farther than any two dates are apart."""


class Joinings(NamedTuple):
    """First joinings, ordered by coalition, precision and date.

    Attributes
    ----------
    coalition, member : numpy.ndarray
        Codes into the panel's ``coalitions`` and ``members``.
    earliest, latest : numpy.ndarray
        Bounds of the day.
    group : numpy.ndarray
        Numbers the joinings of one coalition whose dates are equally precise.
    """

    coalition: Ints
    member: Ints
    earliest: Ints
    latest: Ints
    group: Ints

    def dealing(self, random: np.random.Generator, pace: Floats | None = None) -> Ints:
        """Deal the dates of each group to its members anew, by chance.

        Parameters
        ----------
        random : numpy.random.Generator
            Where the numbers come from.
        pace : numpy.ndarray, optional
            How readily each member joins: of two in a group, the first comes first with chance
            ``pace[first] / (pace[first] + pace[second])`` (the model of Plackett and Luce). By
            default all are alike.

        Returns
        -------
        numpy.ndarray
            The row of the joining that gets the date of each row, for `with_dates`.
        """
        wait = random.standard_exponential(len(self.member))
        if pace is not None:
            wait /= pace[self.member]
        order: Ints = np.lexsort((wait, self.group))
        return order

    def with_dates(self, order: Ints) -> Joinings:
        """Give the date of each row to another one of its group."""
        earliest, latest = np.empty_like(self.earliest), np.empty_like(self.latest)
        earliest[order], latest[order] = self.earliest, self.latest
        return self._replace(earliest=earliest, latest=latest)

    @property
    def ahead(self) -> Ints:
        """Count before how many others of its coalition each date surely is, less after how many.

        It belongs to the date and not to who has it, so that dates that are dealt take it along.
        """
        whole = self.coalition.astype(np.int64) * (2 * _FAR)
        early, late = whole + self.earliest, whole + self.latest
        heads = np.searchsorted(self.coalition, self.coalition)
        ends = np.searchsorted(self.coalition, self.coalition, "right")
        after = ends - np.searchsorted(np.sort(early), late, "right")
        before = np.searchsorted(np.sort(late), early) - heads
        return np.asarray(after - before, dtype=np.int64)

    @property
    def fixed(self) -> int:
        """The number of joinings that are alone in their group, so that no date is dealt."""
        return int((np.unique(self.group, return_counts=True)[1] == 1).sum())


class Meetings(NamedTuple):
    """Every coalition that two actors both joined, one entry for each, ordered by pair.

    Attributes
    ----------
    first, second : numpy.ndarray
        Rows of the joinings of the two actors.
    begin : numpy.ndarray
        The place at which each pair begins.
    pair : numpy.ndarray of shape (pairs, 2)
        The members of each pair, as codes.
    """

    first: Ints
    second: Ints
    begin: Ints
    pair: Ints

    def orders(self, when: Joinings) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Tell of each meeting whether the first surely came before the second, and the reverse."""
        before = when.latest[self.first] < when.earliest[self.second]
        return before, when.latest[self.second] < when.earliest[self.first]

    def counts(self, when: Joinings) -> tuple[Ints, Ints]:
        """Count for each pair how often the first surely came first, and how often the second."""
        before, after = (
            np.add.reduceat(side.astype(np.int64), self.begin) for side in self.orders(when)
        )
        return before, after

    def lead(self, when: Joinings) -> Ints:
        """Count for each pair how much more often the first came first than the second did."""
        before, after = self.orders(when)
        difference = before.astype(np.int8) - after.astype(np.int8)
        return np.asarray(np.add.reduceat(difference, self.begin, dtype=np.int64))


def first_joinings(panel: Panel, paused: Panel | None = None) -> Joinings:
    """List every first joining that has a date; who was suspended had joined by then.

    Notes
    -----
    Two dates are equally precise if both are days, months, years or decades, if their bounds are
    equally far apart, or if both lack the same bound.
    """
    found = stays(panel, paused)
    pairs = np.column_stack([found.coalition, found.member])
    pairs, row = np.unique(pairs, axis=0, return_index=True)
    earliest, latest = found.start_earliest[row], found.start_latest[row]
    dated = (earliest > EARLIEST) | (latest < LATEST)
    coalition, member = pairs[dated, 0], pairs[dated, 1]
    earliest, latest = earliest[dated], latest[dated]
    width = _precision(earliest, latest)
    order = np.lexsort((member, latest, earliest, width, coalition))
    both = np.column_stack([coalition, width])[order]
    group = np.cumsum(np.any(np.diff(both, axis=0, prepend=-1), axis=1))
    return Joinings(coalition[order], member[order], earliest[order], latest[order], group)


def _precision(earliest: Ints, latest: Ints) -> Ints:
    width = latest.astype(np.int64) - earliest
    for low, high in _CALENDAR:
        width[(width >= low) & (width <= high)] = high
    width[earliest == EARLIEST] = -1
    width[latest == LATEST] = -2
    return width


def meetings(joinings: Joinings, min_shared: int) -> Meetings:
    """List every two joinings of one coalition, for pairs that share enough of them."""
    coalition, member = joinings.coalition, joinings.member
    heads = np.flatnonzero(np.diff(coalition, prepend=-1))
    blocks = []
    for together in np.split(np.arange(len(coalition)), heads[1:]):
        rows = together[np.argsort(member[together])]
        low, high = np.triu_indices(len(rows), 1)
        blocks.append(np.column_stack([rows[low], rows[high]]))
    both = np.concatenate(blocks)
    key = member[both] @ np.array([int(member.max(initial=0)) + 1, 1])
    _, place, shared = np.unique(key, return_inverse=True, return_counts=True)
    enough = np.flatnonzero((shared >= min_shared)[place])
    enough = enough[np.argsort(place[enough], kind="stable")]
    ordered = both[enough]
    begin = np.flatnonzero(np.diff(key[enough], prepend=-1))
    return Meetings(ordered[:, 0], ordered[:, 1], begin, member[ordered[begin]])
