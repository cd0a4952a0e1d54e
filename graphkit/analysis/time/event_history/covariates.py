"""What is known of each wait at the time of a row: who waits, for what, exposed to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from graphkit.analysis.node_values import UNKNOWN
from graphkit.analysis.time.joined_before import joined_before
from graphkit.panel.codes import Coded, coded

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.survival.waits_of import Waits
    from graphkit.panel import Panel

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Truths = npt.NDArray[np.bool_]
    Seen = tuple[tuple[Ints, ...], Truths]

CENSORED: Final = "Those who did not join are censored when last watched."
NEVER: Final = -1
"""Stands for the uncertain days of somebody who did not join."""


class Waiting(NamedTuple):
    """Rows of waits as columns, in order of coalition, actor and time.

    Attributes
    ----------
    actor, coalition, kind, country : Coded
        Who waits and for what, what it is and where.
    times : tuple of numpy.ndarray
        The number of the period; or the days at which a span starts and stops.
    joined : numpy.ndarray of bool
        Whether the actor joined in the period, or at the end of the span.
    members, same_kind, same_country : numpy.ndarray
        How many had joined before, all and those alike.
    uncertain : numpy.ndarray
        Days between the bounds of the day of joining; `NEVER` for who did not join.
    undated : numpy.ndarray of bool
        Whether no date of the joining is known, as in `Waits`.
    """

    actor: Coded
    coalition: Coded
    kind: Coded
    country: Coded
    times: tuple[Ints, ...]
    joined: Truths
    members: Ints
    same_kind: Ints
    same_country: Ints
    uncertain: Ints
    undated: Truths

    def __len__(self) -> int:
        return len(self.joined)

    def take(self, rows: npt.NDArray[Any]) -> Waiting:
        """Give some of the rows, chosen by a mask or by row numbers."""
        return Waiting(
            actor=_taken(self.actor, rows),
            coalition=_taken(self.coalition, rows),
            kind=_taken(self.kind, rows),
            country=_taken(self.country, rows),
            times=tuple(column[rows] for column in self.times),
            joined=self.joined[rows],
            members=self.members[rows],
            same_kind=self.same_kind[rows],
            same_country=self.same_country[rows],
            uncertain=self.uncertain[rows],
            undated=self.undated[rows],
        )

    def rows(self) -> list[tuple[Any, ...]]:
        """Write actor, coalition, times, joined, kind, country, the counts and uncertain days."""
        actor, coalition = _texts(self.actor), _texts(self.coalition)
        kind, country = _texts(self.kind), _texts(self.country)
        numbers = [column.tolist() for column in (*self.times, self.joined)]
        counts = [column.tolist() for column in (self.members, self.same_kind, self.same_country)]
        days = [None if one == NEVER else one for one in self.uncertain.tolist()]
        columns = (actor, coalition, *numbers, kind, country, *counts, days)
        return list(zip(*columns, strict=True))


def waiting(
    panel: Panel, waits: Waits, day: Floats, wait: Ints, begins: Floats, *, seen: Seen
) -> Waiting:
    """Tell of each row who waits, for what, and exposed to whom, and put the rows in order.

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
        Days from the launch to the time of each row; the counts are of those that had joined
        before.
    seen : tuple of (tuple of numpy.ndarray, numpy.ndarray of bool)
        ``times`` and ``joined`` of `Waiting`.
    """
    times, joined = seen
    actor = coded([panel.members[code] for code in waits.member.tolist()])
    coalition = coded([panel.coalitions[code] for code in waits.coalition.tolist()])
    about = [panel.actors[name] for name in _texts(actor)]
    kind, country = (coded([getattr(one, name) for one in about]) for name in ("kind", "country"))
    nobody = Coded(("",), np.zeros_like(kind.codes))
    members, same_kind, same_country = (
        joined_before(waits.coalition, alike.codes, day, wait, begins)
        for alike in (nobody, kind, country)
    )
    same_kind[~_known(kind, "", UNKNOWN)[wait]] = 0
    same_country[~_known(country, "")[wait]] = 0
    came = np.isfinite(day)
    spread = np.where(came, waits.high - waits.low, NEVER).astype(np.int64)
    found = Waiting(
        actor=_taken(actor, wait),
        coalition=_taken(coalition, wait),
        kind=_taken(kind, wait),
        country=_taken(country, wait),
        times=times,
        joined=joined,
        members=members,
        same_kind=same_kind,
        same_country=same_country,
        uncertain=spread[wait],
        undated=waits.undated[wait],
    )
    order = np.lexsort((found.times[0], found.actor.codes, found.coalition.codes))
    return found.take(order)


def _taken(column: Coded, rows: npt.NDArray[Any]) -> Coded:
    return Coded(column.values, column.codes[rows])


def _texts(column: Coded) -> list[str]:
    return [column.values[code] for code in column.codes.tolist()]


def _known(column: Coded, *unknown: str) -> Truths:
    told = np.array([value not in unknown for value in column.values], dtype=np.bool_)
    return np.asarray(told[column.codes])
