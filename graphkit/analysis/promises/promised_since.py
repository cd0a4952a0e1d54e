"""Since when who has promised what, as `KnowledgeGraph.promises` says it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast


def promised_since(
    kg: KnowledgeGraph,
    actors: Iterable[str],
    *,
    during: During | None,
    at_least: AtLeast | None,
) -> dict[tuple[str, str, str], datetime.date | None]:
    """Find the day by which each actor had surely promised each commitment.

    Nobody promised a text before it was issued, and of a text without a date of issue no day is
    known.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    actors : iterable of str
        Ids of actors.
    during, at_least
        As in `graphkit.analysis.promises.promises_of.promises_of`.

    Returns
    -------
    dict
        By actor, commitment and the membership through which it is bound, which is empty for an
        act of its own.
    """
    found: dict[tuple[str, str, str], datetime.date | None] = {}
    for actor in actors:
        for row in kg.promises(actor, during=during, at_least=at_least).records():
            day = row["start_latest"]
            key = actor, str(row["commitment"]), str(row["membership"] or "")
            found[key] = day if isinstance(day, datetime.date) else None
    return found


def last_of(days: Iterable[datetime.date | None]) -> datetime.date | None:
    """Give the last of some days; None if one of them is unknown.

    Examples
    --------
    >>> last_of([datetime.date(2015, 1, 1), datetime.date(2012, 1, 1)])
    datetime.date(2015, 1, 1)
    >>> last_of([datetime.date(2015, 1, 1), None]) is None
    True
    """
    several = list(days)
    known = [day for day in several if day is not None]
    return max(known) if len(known) == len(several) else None
