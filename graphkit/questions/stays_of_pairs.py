"""Which of several memberships of an actor in a coalition is its joining, and which its leaving.

Memberships that touch or overlap at their widest are one stay, as `graphkit.analysis.time.stays`
counts them: the one that had surely begun first is the joining, the one that ended last the
leaving, and the others are roles, terms and listings within it. The joining can be no later than
any of them, and so has the first day that one of them allows.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Final, NamedTuple

from graphkit.sparql.queryable import Queryable

_BOUNDS: Final = """
SELECT ?item ?who ?whole ?role ?from ?by ?over ?until ?service ?with_it {
  ?item a cg:Membership ; org:member ?who ; org:organization ?whole
  OPTIONAL { ?item org:role/skos:notation ?role }
  OPTIONAL { ?item cg:startEarliest ?from }
  OPTIONAL { ?item cg:startLatest ?by }
  OPTIONAL { ?item cg:endEarliest ?over }
  OPTIONAL { ?item cg:endLatest ?until }
  OPTIONAL { ?item cg:coversService ?service }
  OPTIONAL { ?item cg:endedWithCoalition ?with_it }
}"""
"""Memberships without a bound may have begun at any time, or go on."""
_FIRST: Final = datetime.date.min
_LAST: Final = datetime.date.max
_A_DAY: Final = datetime.timedelta(1)


class Part(NamedTuple):
    """A membership as a part of a stay.

    Attributes
    ----------
    record, role : str
        Its id and its role, which may be empty.
    earliest, latest, over, until : datetime.date
        The bounds of its first and of its last day.
    of_service : bool
        Whether the coalition lists a service of the actor.
    doubted : bool
        Whether it is possible and never more.
    with_coalition : bool
        Whether it ended because the coalition did.
    """

    record: str
    role: str
    earliest: datetime.date
    latest: datetime.date
    over: datetime.date
    until: datetime.date
    of_service: bool
    doubted: bool
    with_coalition: bool


class Stay(NamedTuple):
    """An uninterrupted stay of an actor in a coalition, of one membership or several.

    Attributes
    ----------
    joining : Part or None
        The membership with which it begins; None of a suspension that nothing else is known of.
    leaving : Part
        The membership with which it ends.
    earliest : datetime.date or None
        The first day on which it can have begun; None where nothing bounds it.
    over : datetime.date or None
        The first day on which it can have ended; None where nothing bounds it.
    """

    joining: Part | None
    leaving: Part
    earliest: datetime.date | None
    over: datetime.date | None


class StaysOfPairs:
    """The stays of all actors in all coalitions.

    Parameters
    ----------
    store : Queryable
        The triples.
    apart : set
        Memberships that are not asked about, and so count for nothing.
    not_belonging : set of str
        Roles whose holders do not belong; of these there are parts, and no stays.
    doubted : set of str
        Memberships that are possible and never more.
    pause : str
        The role of who is suspended: a stay goes on through it and does not begin with it.
    """

    def __init__(
        self,
        store: Queryable,
        apart: Collection[object],
        not_belonging: Collection[str],
        doubted: Collection[str],
        pause: str,
    ) -> None:
        self._pause = pause
        self._parts: dict[tuple[str, str], list[Part]] = {}
        self._pair: dict[str, tuple[str, str]] = {}
        self._stay: dict[str, Stay] = {}
        for row in store.select(_BOUNDS):
            cells = (term.value if term else "" for term in row)
            item, who, whole, role, *days, service, with_it = cells
            record = store.namespace.slug(item)
            if record in apart:
                continue
            bounds = [
                datetime.date.fromisoformat(said) if said else day
                for said, day in zip(days, (_FIRST, _LAST, _FIRST, _LAST), strict=True)
            ]
            self._pair[record] = who, whole
            begun, by, over, until = bounds
            over = max(over, begun)  # nothing ends before it begins
            of_service, doubt = bool(service), record in doubted
            ended = with_it in ("true", "1")  # as some engines write it
            part = Part(record, role, begun, by, over, until, of_service, doubt, ended)
            self._parts.setdefault((who, whole), []).append(part)
        for parts in self._parts.values():
            belonging = [part for part in parts if part.role not in not_belonging]
            sure = [part for part in belonging if not part.doubted]
            for run in _runs(sure):
                self._stay |= dict.fromkeys((part.record for part in run), self._stay_of(run))
            for part in belonging if len(sure) < len(belonging) else ():
                if part.doubted:
                    self._stay[part.record] = self._stay_of(_around(part, sure, belonging))

    def parts_with(self, record: str) -> list[Part]:
        """List the memberships of the actor in the coalition that a record is of."""
        return self._parts.get(self._pair.get(record, ("", "")), [])

    def like(self, record: str) -> list[Part]:
        """List those among them that are not doubted, unless the record itself is."""
        parts = self.parts_with(record)
        doubted = any(one.doubted for one in parts if one.record == record)
        return [one for one in parts if doubted or not one.doubted]

    def stay_of(self, record: str) -> Stay | None:
        """Give the stay that a membership is a part of; None of one that does not belong."""
        return self._stay.get(record)

    def _stay_of(self, run: list[Part]) -> Stay:
        held = [part for part in run if not part.role or part.role != self._pause]
        begun = min((one.earliest for one in held), default=_FIRST)
        over = max(one.over for one in run)
        return Stay(
            min(held, key=_first_to_begin, default=None),
            min(run, key=_last_to_end),
            None if begun == _FIRST else begun,
            None if over == _FIRST else over,
        )


def _runs(parts: list[Part]) -> list[list[Part]]:
    """Put together what touches or overlaps at its widest, in the order of time."""
    found: list[list[Part]] = []
    reach = _FIRST
    for part in sorted(parts, key=lambda one: (one.earliest, one.record)):
        if found and (reach == _LAST or part.earliest <= reach + _A_DAY):
            found[-1].append(part)
            reach = max(reach, part.until)
        else:
            found.append([part])
            reach = part.until
    return found


def _around(part: Part, sure: list[Part], belonging: list[Part]) -> list[Part]:
    """Put a doubted membership into the sure stay that it may be in, or else among its like."""
    for among in (sure, [one for one in belonging if one.doubted and one != part]):
        for run in _runs([*among, part]):
            if part in run and len(run) > 1:
                return [one for one in run if one != part] if among is sure else run
    return [part]


def _first_to_begin(part: Part) -> tuple[datetime.date, datetime.date, bool, str]:
    return part.latest, part.earliest, part.of_service, part.record


def _last_to_end(part: Part) -> tuple[int, int, bool, bool, str]:
    """Sort by the end; of several on the same days, a stated leaving counts before the others."""
    late = -part.until.toordinal(), -part.over.toordinal()
    return *late, part.with_coalition, part.of_service, part.record
