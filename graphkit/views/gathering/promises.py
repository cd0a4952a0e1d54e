"""Knowledge graph → what was taken on through each membership or act, and when it binds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from graphkit.facts.certainty import DEGREES
from graphkit.facts.one_day import day_number
from graphkit.panel.days import EARLIEST, LATEST
from graphkit.views.scene import NEVER, Held, Promises

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.graph import KnowledgeGraph

Taken = tuple[Held, Held, Held]
_DAYS: Final = " ".join(f"?{degree}From ?{degree}Until" for degree in DEGREES)
_ENDORSEMENTS: Final = f"""
SELECT ?who ?what ?through {_DAYS} WHERE {{
  ?it a cg:Endorsement ; cg:endorser ?who ; cg:endorses ?what ; cg:mode ?as .
  OPTIONAL {{ ?it cg:through ?through }}
  {"".join(f"OPTIONAL {{ ?it cg:{name[1:]} {name} }} " for name in _DAYS.split())}
}}"""
_ADOPTED: Final = "SELECT DISTINCT ?what WHERE { ?what cg:statedIn ?text . ?whole cg:adopts ?text }"
_MEMBERSHIPS: Final = "SELECT ?record WHERE { ?record a cg:Membership }"


def promises_by(kg: KnowledgeGraph) -> dict[str, tuple[Promises, ...]]:
    """List what was taken on through each membership, and what each actor took on by its own act.

    Returns
    -------
    dict of str to tuple of Promises
        By the id of the membership, or of the actor. Commitments of one time stand together; where
        only some roles are asked about, acts of one's own do not count.
    """
    taken: dict[str, dict[Taken, list[str]]] = {}
    # What is true of few commitments and of memberships is asked once, not of each endorsement.
    adopted, memberships = _asked(kg, _ADOPTED), _asked(kg, _MEMBERSHIPS)
    slug = kg.store.namespace.slug
    # In the order of the named query "endorsements", of which the page needs a few columns.
    rows = kg.query(_ENDORSEMENTS).rows
    in_order = sorted(rows, key=lambda row: [str(part or "") for part in row[:3]])
    for actor, commitment, through, *days in in_order:
        by_joining = through in memberships
        if commitment in adopted and (kg.roles is None or by_joining):
            times = taken.setdefault(slug(str(through if by_joining else actor)), {})
            times.setdefault(_times(days), []).append(slug(str(commitment)))
    return {
        taker: tuple(Promises(tuple(ids), times) for times, ids in groups.items())
        for taker, groups in taken.items()
    }


def _asked(kg: KnowledgeGraph, query: str) -> set[Any]:
    """Give the first column of an answer."""
    return {row[0] for row in kg.query(query).rows}


def _times(days: Sequence[Any]) -> Taken:
    firsts, lasts = map(_day, days[::2]), map(_day, days[1::2])
    possible, presumed, certain = map(held, firsts, lasts)
    return possible, presumed, certain


def _day(value: datetime.date | None) -> int | None:
    return None if value is None else day_number(value)


def held(first: int | None, last: int | None) -> Held:
    """Tell what is open from what holds at no time.

    >>> held(17_897, LATEST), held(None, None) == NEVER
    ((17897, None), True)
    """
    if first is None or last is None:
        return NEVER
    return None if first == EARLIEST else first, None if last == LATEST else last
