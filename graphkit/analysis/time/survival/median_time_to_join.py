"""After how many days half had joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.time.survival.waiting_curves import SPLITS, days_until_half, waiting_curves
from graphkit.next_steps import joined
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.time.survival.waiting_curves import CurveSplit, CurveStep
    from graphkit.analysis.time.survival.waits_of import Population
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

_DEFINITIONS: Final = {
    "waits": "number of waits: actors that joined, and those that were watched",
    "joined": "number of waits that ended in joining",
    "outside": "share still outside on the last day watched (0 to 1); empty if nobody joined",
    "median": "days after the launch by which half had joined, the first where the note names "
    "several; empty when half never did",
    "least": "that number at the least share outside that the uncertain dates allow, or empty",
    "most": "that number at the greatest share outside that they allow, or empty",
}


@method_recorded
def median_time_to_join(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: CurveSplit | None = "kind",
    kinds: str | Iterable[str] | None = None,
    of: Population = "eligible",
    until: Day | None = None,
) -> Table:
    """Count the days from the launch until half had joined.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all, each wait of an actor for a coalition counting once.
    by : {"kind", "coalition", None}
        A row for each kind of actor, for each coalition, or one for all.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    of : {"eligible", "known", "joined"}
        Half of whom: of all actors in the panel of the kinds that a coalition has members of, of
        whom those that have not joined are still waiting; of all actors; or of those only who
        have joined by the last day.
    until : day, optional
        The last day watched; by default the last of which the memberships say anything.

    Returns
    -------
    Table
        ``waits``, ``joined``, ``outside``, ``median``, ``least`` and ``most``, one row for each
        curve of `graphkit.analysis.time_to_join`.

    Raises
    ------
    InvalidChoice
        If ``by`` or ``of`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    Waits and estimates are those of `graphkit.analysis.time_to_join`. Whether
    those who have not joined ever could is not checked. Where exactly a half is outside for a
    while, any day of it is a median; the first stands in the table, and the note says until when
    (others take the middle).

    References
    ----------
    As in `graphkit.analysis.time.survival.kaplan_meier.kaplan_meier` and
    `graphkit.analysis.time.survival.turnbull.turnbull`.

    Examples
    --------
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows(
    ...     [{"member": name, "coalition": "call", "start": day} for name, day in
    ...      [("france", "2019-05-15"), ("line", "2019-05-25"), ("zoom", "2019-06-04")]],
    ...     coalitions={"call": CoalitionInfo("Call", start_earliest=18031)})
    >>> median_time_to_join(panel, by=None).rows
    ((3, 3, 0.0, 10, 10, 10),)
    """
    found = waiting_curves(facts, coalitions, by=by, kinds=kinds, of=of, until=until)
    rows = [
        (
            *((curve.name,) if by else ()),
            curve.waits,
            curve.joined,
            curve.steps[-1].outside if curve.steps else None,
            days_until_half(curve.steps, "outside"),
            days_until_half(curve.steps, "least"),
            days_until_half(curve.steps, "most"),
        )
        for curve in found.curves
    ]
    definitions = ({by: SPLITS[by]} if by else {}) | _DEFINITIONS
    flat = [_flat(curve.name if by else "", curve.steps) for curve in found.curves]
    note = joined(found.note, *flat)
    types = dict.fromkeys(("waits", "joined", "median", "least", "most"), int)
    return Table(tuple(definitions), rows, definitions=definitions, note=note, types=types)


def _flat(name: str, steps: tuple[CurveStep, ...]) -> str:
    """Say how long exactly a half was outside, if it was longer than a day."""
    at = next((at for at, step in enumerate(steps) if step.outside <= 0.5), len(steps))
    if at == len(steps) or steps[at].outside < 0.5:
        return ""
    until = f"until day {steps[at + 1].days}" if at + 1 < len(steps) else "as long as is known"
    return (
        f"{name + ': e' if name else 'E'}xactly half was outside from day {steps[at].days} {until}."
    )
