"""How many joined and left in each period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.analysis.date_range import date_range
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.time.calendar_periods import calendar_periods
from graphkit.analysis.time.covered_steps import count_covering
from graphkit.analysis.time.stays import reinstatements, stays, suspensions
from graphkit.table import Table
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.calendar_periods import Every, Periods
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

    Ints = npt.NDArray[np.int64]

_DEFINITIONS: Final = {
    "period": "the month, quarter or year",
    "coalition": "id of the coalition",
    "joined": "number that surely joined in the period",
    "joined_at_most": "number that may have joined in it; these do not add up, for each "
    "counts in all periods that its dates allow",
    "left": "number that surely left in the period",
    "left_at_most": "number that may have left in it, likewise",
    "ended_with_coalition": "number that surely were in it in the period until the coalition "
    "itself ended, and so did not leave",
    "ended_with_coalition_at_most": "number that may have been, likewise",
}


@method_recorded
def joins_and_exits(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    kinds: str | Iterable[str] | None = None,
    first: Day | None = None,
    last: Day | None = None,
    every: Every = "year",
) -> Table:
    """Count how many joined and left in each period.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all.
    kinds : str or iterable of str, optional
        Count only actors of these kinds.
    first : day, optional
        The day to begin with; by default the first of which the memberships say anything.
    last : day, optional
        The day to end with; by default the last of which the memberships say anything.
    every : {"year", "day", "week", "month", "quarter"}
        How long a period is. The first and last period are cut off at the first and last day.

    Returns
    -------
    Table
        For each period and coalition the least and the greatest number that its dates allow.
        Periods in which nobody can have joined or left are left out. Who was in it until the
        coalition ended, as far as is known, did not leave, unless a source says why it did, and
        has columns of its own.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous, DataError
        As in `graphkit.analysis.growth`.

    Notes
    -----
    Who left counts in the period of its last day. One who leaves and comes back joins twice; a
    change of role is neither joining nor leaving. Nor is a suspension an exit or a reinstatement a
    joining: the note counts who came back so, and `changes` names each. Who was suspended before
    had joined on a day that is not known; whose suspension nothing follows left on its last day. A
    panel does not know who was suspended.
    Memberships that rest on low-confidence evidence only do not count. Somebody counts in
    ``joined`` of one period at most, but in ``joined_at_most`` of all that its dates allow, so
    these do not add up. Whether lists of members are complete is not checked.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14", "end": "2021-12-31"},
    ... ])
    >>> joins_and_exits(panel).select("period", "joined", "left").rows
    (('2020', 1, 0), ('2021', 0, 1), ('2022', 1, 0))
    """
    panel = narrowed(facts, coalitions, kinds)
    paused = suspensions(facts, coalitions, kinds)
    if not len(panel) and not paused:
        return Table(tuple(_DEFINITIONS), (), definitions=_DEFINITIONS)
    cut = calendar_periods(*date_range(panel, first, last, paused), every)
    found = stays(panel, paused)
    size = len(panel.coalitions)
    joined = _falling(found.coalition, found.start_earliest, found.start_latest, size, cut)
    place, over, gone = found.coalition, found.end_earliest, found.end_latest
    with_it = found.with_coalition
    left, ended = (
        _falling(place[rows], over[rows], gone[rows], size, cut) for rows in (~with_it, with_it)
    )
    counts = np.stack([*joined, *left, *ended], axis=-1)
    rows = [
        (cut.names[step], panel.coalitions[code], *counts[code, step].tolist())
        for code, step in np.argwhere(counts.any(axis=-1)).tolist()
    ]
    through = reinstatements(panel, found)
    are = "is no joining" if through == 1 else "are no joinings"
    counted = how_many(through, "reinstatement")
    note = f"{counted} after a suspension {are}." if through else ""
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _falling(
    coalition: Ints, earliest: Ints, latest: Ints, size: int, cut: Periods
) -> tuple[Ints, Ints]:
    """Count, by coalition and period, the bounds that lie within it and those that touch it."""
    steps = len(cut.names)
    low = np.searchsorted(cut.last, earliest)
    high = np.searchsorted(cut.first, latest, side="right") - 1
    within = (low == high) & (low < steps) & (earliest >= cut.first[0]) & (latest <= cut.last[-1])
    sure = np.bincount(coalition[within] * steps + low[within], minlength=size * steps)
    touched = low <= high
    touching = count_covering(low[touched], high[touched] + 1, coalition[touched], size, steps)
    return sure.reshape(size, steps), touching
