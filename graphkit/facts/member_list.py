"""What a list of members says: who was seen on its day and, if it is complete, who was not.

A list is of one day, or it was kept up from the day of its first version to that of its last one.
Who stands on it follows from the rows that cite its source. Where its day is known by bounds only,
it proves no more than it would on each day between them: whoever stands on it had begun by the
last of them and still belonged on the first; whoever it lacks was gone by the last, and began
again after the first at the earliest.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final, NamedTuple

from graphkit.facts.authored_row import Row
from graphkit.facts.period import Period, parse

COMPLETE: Final = "complete"
_DAY: Final = datetime.timedelta(days=1)


class Seen(NamedTuple):
    """The bounds of the last day on which a list shows a member.

    Attributes
    ----------
    surely : datetime.date
        It still belonged on this day: the first that the list can be of.
    at_latest : datetime.date
        It had begun by this day, and may have been shown on it: the last that the list can be of.
    """

    surely: datetime.date
    at_latest: datetime.date

    def later(self, other: Seen) -> Seen:
        """Take the later of both days."""
        return Seen(max(self.surely, other.surely), max(self.at_latest, other.at_latest))


class MemberList(NamedTuple):
    """A list of the members of a coalition.

    Attributes
    ----------
    id, coalition, source : str
        Its id, whose members it lists, and the source that does.
    day : str
        Its day, or its first and last day, as EDTF text.
    first, first_latest, last, last_latest : datetime.date
        The bounds of its first day, and those of its last one.
    kept_up : bool
        Whether it was kept up from its first to its last day.
    complete : bool
        Whether it has all the members, or all of the kinds.
    kinds : frozenset of str
        The kinds of members that it is complete for; empty for all of them.
    stated_count : int or None
        How many members the source counts on it.
    """

    id: str
    coalition: str
    source: str
    day: str
    first: datetime.date
    first_latest: datetime.date
    last: datetime.date
    last_latest: datetime.date
    kept_up: bool
    complete: bool
    kinds: frozenset[str]
    stated_count: int | None

    def seen(self, during: Period) -> Seen | None:
        """Tell the bounds of the last day on which a member stands on the list.

        Parameters
        ----------
        during : Period
            What the source of the list says of when it is a member.

        Returns
        -------
        Seen or None
            None where the source speaks of another time.
        """
        if self.kept_up:
            begun = max(during.start_latest or self.first, self.first)
            end = (during.end_earliest if during.states_end else None) or datetime.date.max
            seen = Seen(min(end, self.last), min(end, self.last_latest))
            return seen if begun <= seen.surely else None
        began_later = self.came_later(during)
        last = (during.end_latest if during.states_end else None) or datetime.date.max
        ended_before = last < self.first
        shown = Seen(self.first, min(self.first_latest, last))
        return None if began_later or ended_before else shown

    def named_by(self, during: Period) -> datetime.date:
        """Tell by which day at the latest the list has a member whom it shows."""
        if self.kept_up:
            return max(during.start_latest or self.first_latest, self.first_latest)
        return self.first_latest

    def came_later(self, during: Period) -> bool:
        """Tell whether a member surely was not on the list on its first day."""
        return during.start_earliest is not None and during.start_earliest > self.first_latest

    def speaks_of(self, kind: str) -> bool:
        """Whether the list has all the members of a kind."""
        return self.complete and (not self.kinds or kind in self.kinds)


def is_dated(day: str) -> bool:
    """Whether a period is of a day, or from a day to a day, so that a list may be of it.

    >>> is_dated("2024-05"), is_dated("2024-05-14/2026-08-20"), is_dated("2024-05-14/..")
    (True, True, False)
    """
    period = parse(day)
    bounds = period.start_earliest, period.start_latest, period.end_earliest, period.end_latest
    return all(bounds)


def member_list(row: Row) -> MemberList:
    """Read a row of the table of lists, whose day is dated (`is_dated`)."""
    period = parse(row["day"])
    first, first_latest = period.start_earliest, period.start_latest
    last, last_latest = period.end_earliest, period.end_latest
    assert first is not None and first_latest is not None
    assert last is not None and last_latest is not None
    return MemberList(
        *(row["id"], row["coalition"], row["source"], row["day"]),
        *(first, first_latest, last, last_latest),
        "/" in row["day"],
        row["extent"] == COMPLETE,
        frozenset(row.items_of("kinds")),
        int(row["count"]) if row["count"] else None,
    )


def derived_end(seen: datetime.date, missed: MemberList) -> str:
    """Write the end of a membership between the day it was seen last and a list without it.

    Parameters
    ----------
    seen : datetime.date
        A day on which it surely was a member, before the first day of the list.
    missed : MemberList
        The first complete list without the member.

    Examples
    --------
    >>> cells = {"id": "l", "coalition": "c", "source": "s", "day": "2026-08-20",
    ...          "extent": "complete", "kinds": "", "count": ""}
    >>> derived_end(datetime.date(2024, 5, 14), member_list(Row("lists.csv", 2, cells)))
    '[2024-05-14..2026-08-19]'
    """
    last = missed.first_latest - _DAY
    return str(seen) if last <= seen else f"[{seen}..{last}]"


def derived_start(missed: MemberList, seen: datetime.date) -> str:
    """Write the start of a membership between a list without it and the day it was seen again.

    Parameters
    ----------
    missed : MemberList
        A complete list without the member.
    seen : datetime.date
        After the day of the list; it surely had begun by then.

    Examples
    --------
    >>> cells = {"id": "l", "coalition": "c", "source": "s", "day": "2024-05-14",
    ...          "extent": "complete", "kinds": "", "count": ""}
    >>> derived_start(member_list(Row("lists.csv", 2, cells)), datetime.date(2026, 8, 20))
    '[2024-05-15..2026-08-20]'
    """
    first = missed.first + _DAY
    return str(seen) if first >= seen else f"[{first}..{seen}]"


def in_order(lists: Iterable[MemberList]) -> list[MemberList]:
    """Put lists in the order of the days by which they surely were made."""
    return sorted(lists, key=lambda one: (one.first_latest, one.first, one.id))
