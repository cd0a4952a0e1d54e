"""The share still outside a coalition so many days after its launch, as curves with bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import numpy as np

from graphkit.analysis.panel_analysed import kind_ids, narrowed, panel_of
from graphkit.analysis.time.stays import suspensions
from graphkit.analysis.time.survival.survival_bounds import survival_bounds
from graphkit.analysis.time.survival.turnbull import survival_at, turnbull
from graphkit.analysis.time.survival.waits_of import waits_of
from graphkit.next_steps import joined
from graphkit.panel.codes import coded
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.panel_analysed import Facts, Names
    from graphkit.analysis.time.survival.waits_of import Population, Waits
    from graphkit.panel import Day, Panel

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

CurveSplit: TypeAlias = Literal["kind", "coalition"]

SPLITS: Final[dict[CurveSplit, str]] = {
    "kind": "what the actors are",
    "coalition": "id of the coalition",
}
"""By what curves can be split, and what the column then says."""


_OF: Final[dict[Population, str]] = {
    "eligible": "Of all known actors of the kinds that have joined each coalition; those who have "
    "not joined are still outside. Waits are taken as independent.",
    "known": "Of all known actors, whether or not they could join; those who have not joined are "
    "still outside. Waits are taken as independent.",
    "joined": "Of those only who have joined by the last day: whoever joins later is missing "
    "(right truncation), so that waits look shorter than they are, the more so for late "
    "coalitions.",
}
"""What a reader must know of whom the share is taken."""


class CurveStep(NamedTuple):
    """A day on which a curve falls, the shares still outside after it, and confidence limits."""

    days: int
    waiting: int
    outside: float
    least: float
    most: float
    lower: float
    upper: float


class WaitingCurve(NamedTuple):
    """One curve: whose it is, how many waited and joined, until which day, and where it falls."""

    name: str
    waits: int
    joined: int
    watched: int
    steps: tuple[CurveStep, ...]


class WaitingCurves(NamedTuple):
    """All curves, and what a reader must know."""

    curves: tuple[WaitingCurve, ...]
    note: str


def waiting_curves(
    facts: Facts,
    coalitions: Names,
    *,
    by: CurveSplit | None,
    kinds: Names,
    of: Population,
    until: Day | None,
) -> WaitingCurves:
    """Estimate the curves; parameters as in `graphkit.analysis.time_to_join`."""
    panel = narrowed(facts, coalitions, kinds)
    paused = suspensions(facts, coalitions, kinds)
    waits = waits_of(
        panel, panel_of(facts), paused, of=of, until=until, kinds=kind_ids(facts, kinds)
    )
    group, names = grouped(panel, waits, by)
    curves = tuple(curve_of(name, waits.where(group == code)) for code, name in enumerate(names))
    note = joined(_OF[of] if curves else "", waits.without_launch)
    return WaitingCurves(curves, note)


def grouped(panel: Panel, waits: Waits, by: CurveSplit | None) -> tuple[Ints, tuple[str, ...]]:
    """Number the group of each wait, and name the groups."""
    if by is None:
        return np.zeros(len(waits.member), dtype=np.int64), ("",)
    one_of("by", by, (*SPLITS, None))
    if by == "coalition":
        values = [panel.coalitions[code] for code in waits.coalition.tolist()]
    else:
        values = [panel.actors[panel.members[code]].kind for code in waits.member.tolist()]
    names, group = coded(values)
    return group.astype(np.int64), names


def curve_of(name: str, waits: Waits) -> WaitingCurve:
    """Find each day on which one of the three shares falls, up to the last day watched."""
    low, high = waits.low, waits.high
    came = np.isfinite(high)
    watched = int(waits.watched.max(initial=0))
    if not came.any():
        return WaitingCurve(name, len(low), 0, watched, ())
    days = np.unique(np.concatenate([low[came], high[came]]))
    days = days[days <= watched]
    bounds = survival_bounds(low, high, days)
    outside = np.clip(survival_at(turnbull(low, high), days)[1], bounds.least, bounds.most)
    shares = np.column_stack([np.round(column, 6) for column in (outside, *bounds)])
    falls = np.diff(shares[:, :3], axis=0, prepend=1.0).any(axis=1)
    waiting = _waiting(low, high, days)
    steps = zip(days[falls], waiting[falls], shares[falls].tolist(), strict=True)
    return WaitingCurve(
        name,
        len(low),
        int(came.sum()),
        watched,
        tuple(CurveStep(int(day), int(count), *row) for day, count, row in steps),
    )


def days_until_half(
    steps: tuple[CurveStep, ...], share: Literal["outside", "least", "most"]
) -> int | None:
    """Find the first day on which a share is a half or less."""
    return next((step.days for step in steps if getattr(step, share) <= 0.5), None)


def _waiting(low: Floats, high: Floats, days: Floats) -> Ints:
    """Count who may still have been outside and watched just before each day."""
    joined = np.isfinite(high)
    ends = np.sort(np.where(joined, high, low - 1))
    return np.asarray(len(ends) - np.searchsorted(ends, days))
