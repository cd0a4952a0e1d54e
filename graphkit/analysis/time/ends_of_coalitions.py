"""Which stays ended because their coalition did, so that nobody left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.panel import LATEST, CoalitionInfo, Panel

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.stays import Stays


def ended_with_coalition(found: Stays, panel: Panel) -> npt.NDArray[np.bool_]:
    """Say of each stay whether it can have gone on to the last day of its coalition.

    Examples
    --------
    >>> from graphkit.analysis.time.stays import stays
    >>> panel = Panel.from_rows(
    ...     [{"member": name, "coalition": "call", "start": 1, "end": end}
    ...      for name, end in [("line", 5), ("zoom", 9)]],
    ...     coalitions={"call": CoalitionInfo("Call", end_latest=9)})
    >>> ended_with_coalition(stays(panel), panel).tolist()
    [False, True]
    """
    unknown = CoalitionInfo("")
    over = [panel.coalition_info.get(name, unknown).end_latest for name in panel.coalitions]
    last = np.array(over, dtype=np.int64)[found.coalition]
    return (last < LATEST) & (found.end_latest >= last)
