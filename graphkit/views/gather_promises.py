"""Knowledge graph → what was taken on through each membership or act, and when it binds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from graphkit.facts.certainty import DEGREES
from graphkit.facts.period import day_number
from graphkit.panel.days import EARLIEST, LATEST
from graphkit.views.scene import NEVER, Held, Promises

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.graph import KnowledgeGraph

Taken = tuple[Held, Held, Held]


def promises_by(kg: KnowledgeGraph) -> dict[str, tuple[Promises, ...]]:
    """List what was taken on through each membership, and what each actor took on by its own act.

    Returns
    -------
    dict of str to tuple of Promises
        By the id of the membership, or of the actor. Commitments of one time stand together; where
        only some roles are asked about, acts of one's own do not count.
    """
    taken: dict[str, dict[Taken, list[str]]] = {}
    for row in kg.query("endorsements").records():
        if kg.roles is None or row["membership"]:
            times = taken.setdefault(str(row["membership"] or row["actor"]), {})
            times.setdefault(_times(row), []).append(str(row["commitment"]))
    return {
        taker: tuple(Promises(tuple(ids), times) for times, ids in groups.items())
        for taker, groups in taken.items()
    }


def _times(row: Mapping[str, Any]) -> Taken:
    possible, presumed, certain = (
        held(_day(row[f"{degree}_from"]), _day(row[f"{degree}_until"])) for degree in DEGREES
    )
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
