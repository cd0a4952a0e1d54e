"""The first and the last day of which the memberships of a panel say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.panel.days import EARLIEST, LATEST

if TYPE_CHECKING:
    from graphkit.panel.arrays import MembershipArrays
    from graphkit.panel.days import Days


def last_day(panel: MembershipArrays) -> int | None:
    """Find the last day of which the memberships of a panel say anything; None if of no day.

    Where the last that is said is an end within a month or year, that is the last day of it.
    """
    columns = (panel.confirmed_until, panel.start_latest, panel.end_earliest)
    days = _known_days(*columns)
    if not len(days):
        return None
    last = days.max()
    ends = _known_days(panel.end_latest[panel.end_earliest == last])
    return int(np.append(ends, last).max())


def last_seen(panel: MembershipArrays) -> int | None:
    """Find the last day on which a source shows any membership of a panel; None if none does."""
    return int(days.max()) if len(days := _known_days(panel.confirmed_until)) else None


def first_day(panel: MembershipArrays) -> int | None:
    """Find the first day on which a membership of a panel may have begun; None if unknown."""
    columns = (panel.start_earliest, panel.start_latest)
    return int(days.min()) if len(days := _known_days(*columns)) else None


def _known_days(*columns: Days) -> Days:
    days = np.concatenate(columns)
    return days[(days > EARLIEST) & (days < LATEST)]
