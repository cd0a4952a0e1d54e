"""One row for each period that an actor waited for a coalition: the table of hazard models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import kind_ids, narrowed, panel_of
from graphkit.analysis.time.event_history.covariates import CENSORED, waiting
from graphkit.analysis.time.event_history.vague_joinings import after_last_watched, vague_joinings
from graphkit.analysis.time.stays import suspensions
from graphkit.analysis.time.survival.waits_of import waits_of
from graphkit.facts.one_day import from_day_number
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.event_history.covariates import Waiting
    from graphkit.analysis.time.survival.waits_of import Population, Waits
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

    Ints = npt.NDArray[np.int64]

Length: TypeAlias = Literal["month", "quarter", "year"]

DAYS: Final[dict[Length, float]] = {"month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}
"""How many days each period has."""
_DEFINITIONS: Final = {
    "actor": "id of the actor",
    "coalition": "id of the coalition",
    "period": "number of the period since the launch of the coalition, from 0: that of years has "
    "365.25 days from the day of the launch on, and is no year of the calendar",
    "joined": "whether the actor joined in this period, its last row then",
    "kind": "what the actor is",
    "country": "its country",
    "members": "number that had joined before the period, of the kinds asked about",
    "same_kind": "number of these that are of the same kind",
    "same_country": "number of these that are of the same country; 0 where none is known",
    "uncertain": "days between the bounds of the day of joining, which is put in their middle; "
    "empty for who did not join",
    "first": "the first day of the period",
    "last": "its last day",
}


@method_recorded
def person_period(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    every: Length = "year",
    kinds: str | Iterable[str] | None = None,
    of: Population = "eligible",
    until: Day | None = None,
) -> Table:
    """List the periods that each actor waited to join, with exposure, for hazard models.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all.
    every : {"month", "quarter", "year"}
        How long a period is: 365.25 days from the launch on, and from each end of a period, or
        a fourth or a twelfth of it. Periods are no years of the calendar: ``first`` and ``last``
        say on which days of it each begins and ends.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    of : {"eligible", "known", "joined"}
        Who waits: all actors in the panel of the kinds that a coalition has members of, all
        actors, or those only who have joined.
    until : day, optional
        The last day watched; by default the last of which the memberships say anything.

    Returns
    -------
    Table
        In order of coalition, actor and period. Who did not join has a row for each whole period
        that was watched, and is censored after it.

    Raises
    ------
    InvalidChoice
        If ``every`` or ``of`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    Waits are those of `graphkit.analysis.time_to_join`. A joining whose day is
    known within bounds is put in the middle of them, and ``uncertain`` says how wide they are:
    leave out, or draw, what is wider than a period. Who would then have joined after the last day
    watched is censored. Exits are not looked at: members are those that had joined. A logistic or
    complementary log-log regression of ``joined`` on period and covariates is a discrete-time
    hazard model. To join it with data of calendar years, take the year of ``first``; who *was* a
    member in which year is what `graphkit.panel.Panel.presence` lists. That covariates are those
    of the time of the period, and not of today, is not checked.

    References
    ----------
    P. D. Allison, "Discrete-time methods for the analysis of event histories", *Sociological
    Methodology* 13 (1982), 61-98, https://doi.org/10.2307/270718. D. Strang and N. B. Tuma,
    "Spatial and temporal heterogeneity in diffusion", *American Journal of Sociology* 99 (1993),
    614-639, https://doi.org/10.1086/230318 (exposure).

    Examples
    --------
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows(
    ...     [{"member": name, "coalition": "call", "start": day} for name, day in
    ...      [("france", "2019-05-15"), ("zoom", "2021-06-04")]],
    ...     coalitions={"call": CoalitionInfo("Call", start_earliest=18031)})
    >>> person_period(panel, of="joined").select("actor", "period", "joined", "members").rows
    (('france', 0, True, 0), ('zoom', 0, False, 0), ('zoom', 1, False, 1), ('zoom', 2, True, 1))
    """
    rows, waits = periods_waited(facts, coalitions, every=every, kinds=kinds, of=of, until=until)
    vague = vague_joinings(rows, DAYS[every], every, "period")
    note = joined(CENSORED, vague, after_last_watched(waits), waits.without_launch)
    days = zip(*(column.tolist() for column in _days(rows, panel_of(facts), every)), strict=True)
    dated = [
        (*row, from_day_number(first), from_day_number(last))
        for row, (first, last) in zip(rows.rows(), days, strict=True)
    ]
    return Table(tuple(_DEFINITIONS), dated, definitions=_DEFINITIONS, note=note)


def _days(rows: Waiting, panel: Panel, every: Length) -> tuple[Ints, Ints]:
    """Find the first and last day of the period of each row."""
    infos = (panel.coalition_info[name] for name in rows.coalition.values)
    launch = np.array([info.start_earliest for info in infos], dtype=np.int64)
    begun = launch[rows.coalition.codes]
    first, after = (np.ceil((rows.times[0] + n) * DAYS[every]).astype(np.int64) for n in (0, 1))
    return begun + first, begun + after - 1


def periods_waited(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None,
    *,
    every: Length,
    kinds: str | Iterable[str] | None,
    of: Population,
    until: Day | None,
) -> tuple[Waiting, Waits]:
    """Give the rows of `person_period` as columns, and the waits that they are cut from.

    The parameters are those of `person_period`.
    """
    one_of("every", every, DAYS)
    panel, everyone = narrowed(facts, coalitions, kinds), panel_of(facts)
    paused = suspensions(facts, coalitions, kinds)
    waits = waits_of(panel, everyone, paused, of=of, until=until, kinds=kind_ids(facts, kinds))
    middle = waits.middle
    came = np.isfinite(middle)
    width = DAYS[every]
    whole = np.floor((waits.watched + 1) / width)
    last = np.where(came, np.floor(np.where(came, middle, 0) / width), whole - 1).astype(np.int64)
    repeat = np.maximum(last + 1, 0)
    wait = np.repeat(np.arange(len(repeat)), repeat)
    period = np.arange(len(wait)) - np.repeat(repeat.cumsum() - repeat, repeat)
    begins = np.asarray(period * width, dtype=np.float64)
    joins = came[wait] & (period == last[wait])
    rows = waiting(everyone, waits, middle, wait, begins, seen=((period,), joins))
    return rows, waits
