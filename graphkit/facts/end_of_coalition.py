"""Whether a membership ended because its coalition did, and nobody left."""

from __future__ import annotations

import datetime
from typing import Final

DISSOLVED: Final = "dissolved"
"""The reason of an end that is the end of the coalition."""


def ended_with_coalition(
    end: datetime.date | None, of_coalition: datetime.date | None, reason: str
) -> bool:
    """Tell whether a membership ended when its coalition was dissolved, merged or replaced.

    Parameters
    ----------
    end, of_coalition : datetime.date or None
        The last days on which the membership and its coalition can have ended, within the life of
        the coalition; None where no end is known.
    reason : str
        The notation of the reason of the end; empty where none is given.

    Examples
    --------
    >>> from datetime import date
    >>> ended_with_coalition(date(2024, 12, 31), date(2024, 12, 31), "")
    True
    >>> ended_with_coalition(date(2024, 12, 31), date(2024, 12, 31), "left")
    False
    """
    return end is not None and end == of_coalition and reason in ("", DISSOLVED)
