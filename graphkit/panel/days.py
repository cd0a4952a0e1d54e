"""What a panel is made of: day numbers, its columns, what it knows of nodes, links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

import numpy as np

from graphkit.facts.certainty import (
    DEGREES,
    FIRST_DAY,
    LAST_DAY,
    AtLeast,
    DaysByDegree,
    rank_of,
)
from graphkit.facts.one_day import day_number
from graphkit.facts.window import Day
from graphkit.panel.labels_by_language import NO_LABELS, Labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

__all__ = [
    "BOUNDS",
    "CODES",
    "COLUMNS",
    "DAYS",
    "EARLIEST",
    "ENDED_WITH_COALITION",
    "LATEST",
    "UNSAID",
    "ActorInfo",
    "AtLeast",
    "CoalitionInfo",
    "Day",
    "Days",
    "Link",
    "Mask",
    "days_as_numbers",
    "number_of",
    "with_immutable_labels",
]

EARLIEST: Final = day_number(FIRST_DAY)
"""The day number of a bound that is open towards the past."""
LATEST: Final = day_number(LAST_DAY)
"""The day number of a bound that is open towards the future."""
UNSAID: Final = -(2**31)
"""Stands for a bound that is not said at all, until it is clear what that means."""

Days: TypeAlias = "npt.NDArray[np.int32]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"

CODES: Final = {"record": "records", "member": "members", "listing": "listings"} | {
    "coalition": "coalitions",
    "role": "roles",
    "group": "groups",
}
"""Each column of codes, and the field that spells the codes out."""
BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed_until")
DAYS: Final = tuple(f"{degree}_{end}" for degree in DEGREES for end in ("from", "until"))
"""The columns that say from when until when a row holds, to each degree."""
ENDED_WITH_COALITION: Final = "ended_with_coalition"
COLUMNS: Final = (*CODES, *BOUNDS, *DAYS, "confidence", ENDED_WITH_COALITION)


class ActorInfo(NamedTuple):
    """What the analysis needs to know about an actor or a service.

    Attributes
    ----------
    label : str
        Its name in English, or else in the next best language, or else its id.
    labels : mapping of str to str
        Its name in each language that it has one in, by the tag of the language.
    kind, country : str
        Its kind, and the id of the country where it is based or that it governs.
    """

    label: str
    labels: Mapping[str, str] = NO_LABELS
    kind: str = ""
    country: str = ""


class CoalitionInfo(NamedTuple):
    """What the analysis needs to know about a coalition.

    Attributes
    ----------
    label, labels : str, mapping of str to str
        As of `ActorInfo`.
    topics : tuple of str
        What it is about.
    led_by : str
        Who leads it.
    start_earliest, end_latest : int
        The first and the last day on which there can have been members.
    """

    label: str
    labels: Mapping[str, str] = NO_LABELS
    topics: tuple[str, ...] = ()
    led_by: str = ""
    start_earliest: int = EARLIEST
    end_latest: int = LATEST


Info = TypeVar("Info", ActorInfo, CoalitionInfo)


def with_immutable_labels(infos: Mapping[str, Info]) -> dict[str, Info]:
    """Copy infos that were made by hand, with labels that nobody can change.

    Raises
    ------
    InvalidType
        If labels are no mapping of languages to names.
    """
    return {
        name: info
        if isinstance(info.labels, Labels)
        else info._replace(labels=Labels.of(info.labels))
        for name, info in infos.items()
    }


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
    possible_from, possible_until, presumed_from, presumed_until, certain_from, certain_until
        From when until when it holds to each degree, as in the columns of `Panel`; by default
        always.
    """

    child: str
    parent: str
    kind: str
    record: str = ""
    possible_from: int = EARLIEST
    possible_until: int = LATEST
    presumed_from: int = EARLIEST
    presumed_until: int = LATEST
    certain_from: int = EARLIEST
    certain_until: int = LATEST

    def holds(self, day: int, at_least: AtLeast = "presumed") -> bool:
        """Whether the link is at least so certain on a day.

        Parameters
        ----------
        day : int
            The number of the day.
        at_least : {"possible", "presumed", "certain"}
            The least degree of certainty wanted.
        """
        rank_of(at_least)
        first: int = getattr(self, f"{at_least}_from")
        last: int = getattr(self, f"{at_least}_until")
        return first <= day <= last


def days_as_numbers(days: DaysByDegree) -> tuple[int, ...]:
    """Write the pairs of a record as the numbers of `DAYS`; a pair that is missing never holds.

    >>> from graphkit.facts.certainty import days_of
    >>> from graphkit.facts.period import parse
    >>> days_as_numbers(days_of(parse("1970-01-02"), trusted=False))[:2]
    (1, 1)
    """
    pairs = ((LATEST + 1, EARLIEST - 1) if pair is None else map(day_number, pair) for pair in days)
    return tuple(number for pair in pairs for number in pair)


def number_of(day: Day | int) -> int:
    """Give the day number of a date, ISO text or day number.

    >>> number_of("1970-01-02"), number_of(7)
    (1, 7)
    """
    return int(day) if isinstance(day, (int, np.integer)) else day_number(day)
