"""Whether a membership ended because its coalition did, and nobody left."""

from __future__ import annotations

import datetime
from typing import Final

DISSOLVED: Final = "dissolved"
"""The reason of an end that is the end of the coalition."""
_NO_LEAVING: Final = frozenset({"", DISSOLVED, "unknown"})
"""What says nothing of leaving: no reason, one that no source gives, and the coalition's end."""


def is_leaving(reason: str) -> bool:
    """Tell whether a stated reason is one of leaving, whenever the coalition ended.

    Examples
    --------
    >>> [is_leaving(reason) for reason in ("expelled", "dissolved", "unknown", "")]
    [True, False, False, False]
    """
    return reason not in _NO_LEAVING


def ended_with_coalition(
    end: datetime.date | None, of_coalition: datetime.date | None, reason: str
) -> bool:
    """Tell whether a membership ended when its coalition was dissolved, merged or replaced.

    Whoever builds or opens a graph asks this, once: it is carried as ``cg:endedWithCoalition``,
    from which changes, the page and panels have it. For panels without a graph,
    `graphkit.panel.ends_with_coalitions` asks the same of arrays.

    Parameters
    ----------
    end, of_coalition : datetime.date or None
        The last days on which the membership and its coalition can have ended, within the life of
        the coalition; None where no end is known.
    reason : str
        The notation of the reason of the end; empty where none is given. One of leaving counts
        for more than the days.

    Examples
    --------
    >>> from datetime import date
    >>> ended_with_coalition(date(2024, 12, 31), date(2024, 12, 31), "")
    True
    >>> ended_with_coalition(date(2024, 12, 31), date(2024, 12, 31), "left")
    False
    """
    return end is not None and end == of_coalition and not is_leaving(reason)
