"""The first and the last day of which the memberships of a panel say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.panel.days import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from graphkit.panel.arrays import MembershipArrays
    from graphkit.panel.days import Days


def last_day(*panels: MembershipArrays) -> int | None:
    """Find the last day of which the memberships of panels say anything; None if of no day.

    An end within a month or year says something of the last day of it. One that may have been in
    several years does so only where nothing is said of a day after its beginning.
    """
    earliest, latest = _of_all(panels, "end_earliest"), _of_all(panels, "end_latest")
    starts, shown = _of_all(panels, "start_latest"), _of_all(panels, "confirmed_until")
    days = _known_days(shown, starts, earliest)
    if not len(days):
        return None
    last = days.max()
    counts = (earliest == last) | (_years(earliest) == _years(latest))
    return int(np.append(_known_days(latest[counts]), last).max())


def last_seen(panel: MembershipArrays) -> int | None:
    """Find the last day on which a source shows any membership of a panel; None if none does."""
    return int(days.max()) if len(days := _known_days(panel.confirmed_until)) else None


def first_day(*panels: MembershipArrays) -> int | None:
    """Find the first day on which a membership of panels may have begun; None if unknown.

    Where one began on a day that nothing bounds, that is the first on which it may have ended.
    """
    columns = (_of_all(panels, name) for name in ("start_earliest", "start_latest", "end_earliest"))
    return int(days.min()) if len(days := _known_days(*columns)) else None


def _of_all(panels: Sequence[MembershipArrays], name: str) -> Days:
    return np.concatenate([getattr(panel, name) for panel in panels])


def _years(days: Days) -> npt.NDArray[np.datetime64]:
    return days.astype("datetime64[D]").astype("datetime64[Y]")


def _known_days(*columns: Days) -> Days:
    days = np.concatenate(columns)
    return days[(days > EARLIEST) & (days < LATEST)]
