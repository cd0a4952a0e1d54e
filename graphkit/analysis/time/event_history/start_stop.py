"""One row for each span of waiting between two joinings: the table of Cox models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import kind_ids, narrowed, panel_of
from graphkit.analysis.time.event_history.covariates import CENSORED, waiting
from graphkit.analysis.time.event_history.vague_joinings import after_last_watched, vague_joinings
from graphkit.analysis.time.stays import suspensions
from graphkit.analysis.time.survival.waits_of import waits_of
from graphkit.next_steps import joined
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.event_history.covariates import Waiting
    from graphkit.analysis.time.survival.waits_of import Population, Waits
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_DEFINITIONS: Final = {
    "actor": "id of the actor",
    "coalition": "id of the coalition",
    "start": "days from the launch of the coalition to the beginning of the span, which lies after",
    "stop": "days from the launch to its end, which belongs to it",
    "joined": "whether the actor joined at its end; otherwise it waits on, or is censored",
    "kind": "what the actor is",
    "country": "its country",
    "members": "number that had joined by the beginning of the span, of the kinds asked about",
    "same_kind": "number of these that are of the same kind",
    "same_country": "number of these that are of the same country; 0 where none is known",
    "uncertain": "days between the bounds of the day of joining, which is put in their middle; "
    "empty for who did not join",
}


@method_recorded
def start_stop(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    kinds: str | Iterable[str] | None = None,
    of: Population = "eligible",
    until: Day | None = None,
) -> Table:
    """List the spans in which each actor waited to join, with exposure, for Cox models.

    A span ends when somebody joins the coalition, so that what an actor is exposed to is the same
    all through it: the counting-process form of ``Surv(start, stop, joined)`` in R.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all. The table has a row for each joining and each actor that
        still waits then: name few.
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
        In order of coalition, actor and span. The spans of one wait follow each other without a
        gap, from 0; who joined on the day of the launch has one from 0 to 1.

    Raises
    ------
    InvalidChoice
        If ``of`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    Waits are those of `graphkit.analysis.time_to_join`. A joining whose day is
    known within bounds is put in the middle of them, and ``uncertain`` says how wide they are; who
    would then have joined after the last day watched is censored.
    Those who joined on one day do not count for each other. Exits are not looked at: members are
    those that had joined. Whether hazards are proportional is not checked.

    References
    ----------
    P. K. Andersen and R. D. Gill, "Cox's regression model for counting processes: a large sample
    study", *Annals of Statistics* 10 (1982), 1100-1120, https://doi.org/10.1214/aos/1176345976.
    T. M. Therneau and P. M. Grambsch, *Modeling Survival Data: Extending the Cox Model* (2000),
    ch. 3.

    Examples
    --------
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows(
    ...     [{"member": name, "coalition": "call", "start": day} for name, day in
    ...      [("france", "2019-05-15"), ("zoom", "2019-05-25")]],
    ...     coalitions={"call": CoalitionInfo("Call", start_earliest=18031)})
    >>> start_stop(panel, of="joined").select("actor", "start", "stop", "joined", "members").rows
    (('france', 0, 1, True, 0), ('zoom', 0, 1, False, 0), ('zoom', 1, 11, True, 1))
    """
    rows, waits = spans_waited(facts, coalitions, kinds=kinds, of=of, until=until)
    vague = vague_joinings(rows, 0, "day", "day")
    note = joined(CENSORED, vague, after_last_watched(waits), waits.without_launch)
    return Table(tuple(_DEFINITIONS), rows.rows(), definitions=_DEFINITIONS, note=note)


def spans_waited(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None,
    *,
    kinds: str | Iterable[str] | None,
    of: Population,
    until: Day | None,
) -> tuple[Waiting, Waits]:
    """Give the rows of `start_stop` as columns, and the waits that they are cut from.

    The parameters are those of `start_stop`.
    """
    panel, everyone = narrowed(facts, coalitions, kinds), panel_of(facts)
    paused = suspensions(facts, coalitions, kinds)
    waits = waits_of(panel, everyone, paused, of=of, until=until, kinds=kind_ids(facts, kinds))
    middle = np.floor(waits.middle)
    came = np.isfinite(middle)
    last = np.where(came, middle, waits.watched) + 1
    wait, start, stop = _spans(waits.coalition, came, last)
    joins = came[wait] & (stop == last[wait])
    times = (start.astype(np.int64), stop.astype(np.int64))
    rows = waiting(everyone, waits, middle, wait, start, seen=(times, joins))
    return rows, waits


def _spans(
    coalition: Ints, came: npt.NDArray[np.bool_], last: Floats
) -> tuple[Ints, Floats, Floats]:
    """Cut each wait where somebody joins its coalition: number of the wait, start and stop."""
    places, starts, stops = [], [], []
    for code in np.unique(coalition).tolist():
        here = np.flatnonzero(coalition == code)
        cuts = np.unique(last[here][came[here]])
        number = np.searchsorted(cuts, last[here])  # cuts before the end of each wait
        place = np.repeat(np.arange(len(here)), number + 1)
        span = np.arange(len(place)) - np.repeat(np.cumsum(number + 1) - number - 1, number + 1)
        bounds = np.concatenate([[0.0], cuts, [np.inf]])
        places.append(here[place])
        starts.append(bounds[span])
        stops.append(np.minimum(bounds[span + 1], last[here][place]))
    empty = np.zeros(0)
    return (
        np.concatenate([*places, empty]).astype(np.int64),
        np.concatenate([*starts, empty]),
        np.concatenate([*stops, empty]),
    )
