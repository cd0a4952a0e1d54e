"""The small pieces a panel is made of: day numbers, infos about nodes, and links between them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import numpy as np

from graphkit.facts.period import at_least_rank, day_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

EARLIEST: Final = -(2**30)
"""The day number of a bound that is open towards the past."""
LATEST: Final = 2**30
"""The day number of a bound that is open towards the future."""
UNSAID: Final = -(2**31)
"""Stands for a bound that is not said at all, until it is clear what that means."""
CONFIDENCE: Final[Mapping[str, int]] = {"low": 1, "medium": 2, "high": 3}

AtLeast: TypeAlias = Literal["certain", "presumed", "possible"]
Day: TypeAlias = datetime.date | str
Days: TypeAlias = "npt.NDArray[np.int32]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"
Chosen: TypeAlias = "str | Iterable[str] | None"

CODES: Final = {"record": "records", "member": "members", "listing": "listings"} | {
    "coalition": "coalitions",
    "role": "roles",
    "group": "groups",
}
"""Each column of codes, and the field that spells the codes out."""
BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed_until")
COLUMNS: Final = (*CODES, *BOUNDS, "ongoing", "confidence")


class ActorInfo(NamedTuple):
    """What the analysis needs to know about an actor or a service."""

    label: str
    label_fr: str = ""
    kind: str = ""
    country: str = ""


class CoalitionInfo(NamedTuple):
    """What the analysis needs to know about a coalition."""

    label: str
    label_fr: str = ""
    topics: tuple[str, ...] = ()
    led_by: str = ""
    start_earliest: int = EARLIEST
    end_latest: int = LATEST


class Link(NamedTuple):
    """One service and its operator, or one company and its owner, for a time.

    Attributes
    ----------
    child, parent : str
        The service and its operator, or what is owned and its owner.
    kind : {"operation", "ownership"}
        Which of the two.
    record : str
        The record that says so.
    start_earliest, start_latest, end_earliest, end_latest, confirmed_until, ongoing, confidence
        As in the columns of `Panel`.
    """

    child: str
    parent: str
    kind: str
    record: str = ""
    start_earliest: int = EARLIEST
    start_latest: int = EARLIEST
    end_earliest: int = LATEST
    end_latest: int = LATEST
    confirmed_until: int = EARLIEST
    ongoing: bool = True
    confidence: int = 3

    def holds(self, day: int, at_least: str = "presumed") -> bool:
        """Whether the link is at least so certain on the day with this number."""
        rank = at_least_rank(at_least)
        if rank == 1:
            return self.start_earliest <= day <= self.end_latest
        last = self.confirmed_until if self.ongoing and rank == 3 else self.end_earliest
        return self.confidence > 1 and self.start_latest <= day <= last


def number_of(day: Day | int) -> int:
    """Give the day number of a date, ISO text or day number.

    >>> number_of("1970-01-02"), number_of(7)
    (1, 7)
    """
    return int(day) if isinstance(day, (int, np.integer)) else day_number(day)
