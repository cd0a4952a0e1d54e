"""What is known of each wait at the time of a row: who waits, for what, exposed to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.node_values import UNKNOWN
from graphkit.analysis.time.joined_before import joined_before

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.waits_of import Waits
    from graphkit.panel import Panel

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

CENSORED: Final = "Those who did not join are censored when last watched."


def covariates(
    panel: Panel, waits: Waits, day: Floats, wait: Ints, begins: Floats
) -> list[tuple[Any, ...]]:
    """Tell of each row its actor, coalition, kind, country, three counts, and the uncertain days.

    Parameters
    ----------
    panel : Panel
        Whose codes the waits have.
    waits : Waits
        Who waited for which coalition.
    day : numpy.ndarray of float
        Days from the launch to joining; infinite for who did not join.
    wait : numpy.ndarray
        The wait of each row.
    begins : numpy.ndarray of float
        Days from the launch to the time of each row.

    Returns
    -------
    list of tuple
        Actor, coalition, kind, country, members, same_kind, same_country and uncertain; the
        counts are of those that had joined before the time of the row.
    """
    about = [panel.actors[panel.members[code]] for code in waits.member.tolist()]
    kinds, countries = [one.kind for one in about], [one.country for one in about]
    counts = [
        joined_before(waits.coalition, values, day, wait, begins).tolist()
        for values in ([""] * len(about), kinds, countries)
    ]
    came, spread = np.isfinite(day), waits.high - waits.low
    return [
        (
            panel.members[int(waits.member[at])],
            panel.coalitions[int(waits.coalition[at])],
            *(kinds[at], countries[at], members),
            same_kind if kinds[at] not in ("", UNKNOWN) else 0,
            same_country if countries[at] else 0,
            int(spread[at]) if came[at] else None,
        )
        for at, members, same_kind, same_country in zip(wait.tolist(), *counts, strict=True)
    ]
