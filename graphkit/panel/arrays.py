"""The columns of a panel, and what they say of a day or a window."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graphkit.errors import DataError, Problem
from graphkit.facts.certainty import rank_of
from graphkit.panel.days import ActorInfo, AtLeast, CoalitionInfo, Day, Link, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from graphkit.panel.days import Days, Mask
    from graphkit.panel.ids_meant import NamesMeant


@dataclass(frozen=True, eq=False)
class MembershipArrays:
    """Memberships as NumPy columns of equal length; what each is, `graphkit.panel.Panel` says."""

    record: Days
    member: Days
    listing: Days
    coalition: Days
    role: Days
    group: npt.NDArray[np.int16]
    start_earliest: Days
    start_latest: Days
    end_earliest: Days
    end_latest: Days
    confirmed_until: Days
    possible_from: Days
    possible_until: Days
    presumed_from: Days
    presumed_until: Days
    certain_from: Days
    certain_until: Days
    confidence: npt.NDArray[np.int8]
    ended_with_coalition: npt.NDArray[np.int8]
    records: tuple[str, ...]
    members: tuple[str, ...]
    listings: tuple[str, ...]
    coalitions: tuple[str, ...]
    roles: tuple[str, ...]
    groups: tuple[str, ...]
    actors: Mapping[str, ActorInfo] = field(default_factory=dict)
    coalition_info: Mapping[str, CoalitionInfo] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    broader: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    names: NamesMeant | None = None
    roles_apart: frozenset[str] = frozenset()
    left_out: str = ""

    def __len__(self) -> int:
        return len(self.record)

    @cached_property
    def membership(self) -> tuple[str, ...]:
        """The id of the membership in each row."""
        return tuple(self.records[code] for code in self.record.tolist())

    def days(self, at_least: AtLeast = "presumed") -> tuple[Days, Days]:
        """From when until when each row holds, to a degree of certainty.

        Parameters
        ----------
        at_least : {"possible", "presumed", "certain"}
            The degree.

        Returns
        -------
        tuple of two numpy.ndarray of int32
            Day numbers, both included. The first may come after the second: the row then holds at
            some time in every window that has both, and on no single day. Do not change them.

        Raises
        ------
        InvalidChoice
            If ``at_least`` is another word.
        """
        rank_of(at_least)
        return getattr(self, f"{at_least}_from"), getattr(self, f"{at_least}_until")

    def within(self, first: Day | int, last: Day | int, at_least: AtLeast = "presumed") -> Mask:
        """Say for each row whether it holds at some time from the first day to the last.

        Parameters
        ----------
        first, last : datetime.date, str or int
            The window, both ends included.
        at_least : {"possible", "presumed", "certain"}
            The least degree of certainty wanted.
        """
        low, high = number_of(first), number_of(last)
        if low > high:
            raise DataError([Problem("window", 0, "", f"{first} is after {last}.", "Swap them.")])
        begins, ends = self.days(at_least)
        mask = begins <= high
        mask &= ends >= low
        return mask

    def certainty(self, first: Day | int, last: Day | int | None = None) -> npt.NDArray[np.int8]:
        """Rank each row at some time in a window: 0 (no), 1 (possible), 2 (presumed), 3 (certain).

        Parameters
        ----------
        first, last : datetime.date, str or int
            The window; one day if the last is left out.
        """
        window = first, first if last is None else last
        rank = self.within(*window, "possible").view(np.int8)
        rank += self.within(*window, "presumed").view(np.int8)
        rank += self.within(*window, "certain").view(np.int8)
        return rank
