"""The first and the last day of which the memberships of a panel say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.panel.days import EARLIEST, LATEST

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.panel.arrays import MembershipArrays
    from graphkit.panel.days import Days


def last_day(panel: MembershipArrays) -> int | None:
    """Find the last day of which the memberships of a panel say anything; None if of no day.

    An end within a month or year says something of the last day of it. One that may have been in
    several years does so only where nothing is said of a day after its beginning.
    """
    columns = (panel.confirmed_until, panel.start_latest, panel.end_earliest)
    days = _known_days(*columns)
    if not len(days):
        return None
    last = days.max()
    counts = panel.end_earliest == last
    counts |= _years(panel.end_earliest) == _years(panel.end_latest)
    return int(np.append(_known_days(panel.end_latest[counts]), last).max())


def last_seen(panel: MembershipArrays) -> int | None:
    """Find the last day on which a source shows any membership of a panel; None if none does."""
    return int(days.max()) if len(days := _known_days(panel.confirmed_until)) else None


def first_day(panel: MembershipArrays) -> int | None:
    """Find the first day on which a membership of a panel may have begun; None if unknown.

    Where one began on a day that nothing bounds, that is the first on which it may have ended.
    """
    columns = (panel.start_earliest, panel.start_latest, panel.end_earliest)
    return int(days.min()) if len(days := _known_days(*columns)) else None


def _years(days: Days) -> npt.NDArray[np.datetime64]:
    return days.astype("datetime64[D]").astype("datetime64[Y]")


def _known_days(*columns: Days) -> Days:
    days = np.concatenate(columns)
    return days[(days > EARLIEST) & (days < LATEST)]
