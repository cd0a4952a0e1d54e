"""Whether some kinds of actors, or the members of some coalitions, joined sooner than others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import kind_ids, narrowed, panel_of
from graphkit.analysis.time.stays import suspensions
from graphkit.analysis.time.survival.log_rank_statistic import log_rank_statistic
from graphkit.analysis.time.survival.waiting_curves import SPLITS, grouped
from graphkit.analysis.time.survival.waits_of import waits_of
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import counted, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from graphkit.analysis.time.survival.waiting_curves import CurveSplit
    from graphkit.analysis.time.survival.waits_of import Population, Waits
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

_DEFINITIONS: Final = {
    "groups": "number of groups that are compared",
    "waits": "number of waits",
    "joined": "number of waits that ended in joining",
    "chi_square": "the statistic; the median over the draws of dates",
    "degrees_of_freedom": "number of groups less one",
    "p": "chance of so great a statistic or a greater if all wait alike; the median over the draws",
    "least": "the least p over the draws",
    "most": "the greatest p over the draws",
}
_TYPES: Final[Mapping[str, type[int | float]]] = {
    **dict.fromkeys(("groups", "waits", "joined", "degrees_of_freedom"), int),
    **dict.fromkeys(("chi_square", "p", "least", "most"), float),
}


@method_recorded
def log_rank(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: CurveSplit = "kind",
    kinds: str | Iterable[str] | None = None,
    of: Population = "eligible",
    until: Day | None = None,
    draws: int = 50,
    seed: int = 0,
) -> Table:
    """Test whether groups of actors took equally long to join.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all, each wait of an actor for a coalition counting once.
    by : {"kind", "coalition"}
        What is compared: kinds of actors, or coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    of : {"eligible", "known", "joined"}
        Whose waits: those of all actors in the panel of the kinds that a coalition has members
        of, of all actors, or of those only who have joined.
    until : day, optional
        The last day watched; by default the last of which the memberships say anything.
    draws : int
        How many times dates that are known within bounds are drawn from them.
    seed : int
        Where the drawing starts: the same seed gives the same table.

    Returns
    -------
    Table
        One row. With exact dates ``p``, ``least`` and ``most`` are equal.

    Raises
    ------
    InvalidChoice
        If ``by`` or ``of`` is another word, or ``draws`` below 1.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    Waits are those of `graphkit.analysis.time_to_join`. The test supposes that
    waits are independent; the same actor waits for several coalitions, and members of one
    coalition may follow each other, which is not checked. Where dates are uncertain, twice the
    median p is a valid one.

    References
    ----------
    N. Mantel, "Evaluation of survival data and two new rank order statistics arising in its
    consideration", *Cancer Chemotherapy Reports* 50 (1966), 163-170. L. Rüschendorf, "Random
    variables with maximum sums", *Advances in Applied Probability* 14 (1982), 623-632,
    https://doi.org/10.2307/1426677 (twice the median).

    Examples
    --------
    >>> from graphkit.panel import ActorInfo, CoalitionInfo, Panel
    >>> panel = Panel.from_rows(
    ...     [{"member": f"m{n}", "coalition": "call", "start": 18031 + n} for n in range(12)],
    ...     actors={f"m{n}": ActorInfo("", kind="ngo" if n < 6 else "company") for n in range(12)},
    ...     coalitions={"call": CoalitionInfo("Call", start_earliest=18031)})
    >>> [(row[0], row[1], round(row[5], 4)) for row in log_rank(panel)]
    [(2, 12, 0.0005)]
    """
    one_of("by", by, SPLITS)
    draws = counted("draws", draws, 1)
    random = np.random.default_rng(counted("seed", seed, 0))
    panel = narrowed(facts, coalitions, kinds)
    paused = suspensions(facts, coalitions, kinds)
    waits = waits_of(
        panel, panel_of(facts), paused, of=of, until=until, kinds=kind_ids(facts, kinds)
    )
    group, names = grouped(panel, waits, by)
    came = np.isfinite(waits.high)
    if len(names) < 2 or not came.any():
        note = "There is nothing to compare: fewer than two groups, or nobody joined."
        return Table(tuple(_DEFINITIONS), (), definitions=_DEFINITIONS, note=note, types=_TYPES)
    tests = [log_rank_statistic(_drawn(waits, random), came, group) for _ in range(draws)]
    statistic, p = np.array(tests).T
    row = (
        *(len(names), len(came), int(came.sum()), float(np.median(statistic)), len(names) - 1),
        *(float(np.median(p)), float(p.min()), float(p.max())),
    )
    vague = int((waits.high[came] > waits.low[came]).sum())
    drawn = f"{vague} of {came.sum()} dates drawn from their bounds, {draws} times, seed {seed}."
    compared = f"Compared with each other, none as a reference: {', '.join(names)}."
    note = joined(compared, "Waits are taken as independent.", drawn if vague else "")
    return Table(tuple(_DEFINITIONS), (row,), definitions=_DEFINITIONS, note=note, types=_TYPES)


def _drawn(waits: Waits, random: np.random.Generator) -> npt.NDArray[np.float64]:
    """Draw each wait from its bounds; those who never joined waited until last watched."""
    came = np.isfinite(waits.high)
    width = np.where(came, waits.high, waits.low) - waits.low + 1
    drawn = waits.low + np.floor(random.random(len(width)) * width)
    return np.asarray(np.where(came, drawn, waits.low - 1))
