"""How long actors took to join after the launch: the share still outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.time.survival.waiting_curves import SPLITS, waiting_curves
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.analysis.time.survival.waiting_curves import CurveSplit
    from graphkit.analysis.time.survival.waits_of import Population
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

_DEFINITIONS: Final = {
    "days": "days since the launch of the coalition",
    "waiting": "number that may still have been outside before this day",
    "outside": "share still outside after it (0 to 1), the likeliest given the uncertain dates",
    "least": "the least share that the uncertain dates allow",
    "most": "the greatest share that they allow",
    "lower": "lower limit of the least share, by chance (confidence 95 %, for each day by itself)",
    "upper": "upper limit of the greatest share",
}
_TYPES: Final[Mapping[str, type[int | float]]] = {
    **dict.fromkeys(("days", "waiting"), int),
    **dict.fromkeys(("outside", "least", "most", "lower", "upper"), float),
}


@method_recorded
def time_to_join(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: CurveSplit | None = "kind",
    kinds: str | Iterable[str] | None = None,
    of: Population = "eligible",
    until: Day | None = None,
) -> Table:
    """Estimate the share of actors still outside a coalition so many days after its launch.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all, each wait of an actor for a coalition counting once.
    by : {"kind", "coalition", None}
        Give a curve for each kind of actor, for each coalition, or one for all.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    of : {"eligible", "known", "joined"}
        Of whom the share is taken: of all actors in the panel of the kinds that a coalition has
        members of, of whom those that have not joined are still waiting; of all actors; or of
        those only who have joined by the last day (so that every curve ends at 0).
    until : day, optional
        The last day watched; by default the last of which the memberships say anything. A
        coalition that ended before is watched until then.

    Returns
    -------
    Table
        A row for each day on which a curve falls. ``outside`` is Turnbull's estimate, in which
        whoever joined within bounds is outside until the last of the days that it puts them on;
        ``least`` and ``most`` bound the estimate of Kaplan and Meier over all dates that are
        possible. Exact dates make all three equal. ``lower`` and ``upper`` add what chance does.

    Raises
    ------
    InvalidChoice
        If ``by`` or ``of`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    The launch is the earliest day of the coalition's life; coalitions without one are named in
    the note and left out. Joining means joining for the first time, and no reinstatement: who was
    suspended had joined by then, of which a panel knows nothing. Memberships that rest on
    low-confidence evidence only are left out. Actors that were founded after the launch, or
    could never join, count as waiting: whether they could is not checked. With ``of="joined"``
    waits are truncated on the right: late coalitions, and late joiners, look quicker than they
    are.

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
    >>> [(row[0], round(row[2], 2)) for row in time_to_join(panel, by=None)]
    [(0, 0.67), (10, 0.33), (20, 0.0)]
    """
    found = waiting_curves(facts, coalitions, by=by, kinds=kinds, of=of, until=until)
    definitions = ({by: SPLITS[by]} if by else {}) | _DEFINITIONS
    rows = [
        (*((curve.name,) if by else ()), *step) for curve in found.curves for step in curve.steps
    ]
    return Table(tuple(definitions), rows, definitions=definitions, note=found.note, types=_TYPES)
