"""How long members stay: each stay with its bounds, and after how long half had left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from graphkit.analysis.date_range import date_of
from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.time.lengths_of_stays import lengths_of_stays
from graphkit.analysis.time.survival.waiting_curves import curve_of, days_until_half
from graphkit.next_steps import joined
from graphkit.panel.codes import coded
from graphkit.table import Table
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.time.lengths_of_stays import Lengths, Watched
    from graphkit.analysis.time.survival.waiting_curves import WaitingCurve
    from graphkit.analysis.time.survival.waits_of import Waits
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel
    from graphkit.table import Row

Group: TypeAlias = Literal["kind", "coalition", "country", "stay"]

_GROUPS: Final[dict[Group, str]] = {
    "kind": "kind of the actors",
    "coalition": "id of the coalition",
    "country": "id of the country of the actors; empty where none is known",
    "stay": "each stay by itself",
}
_SUMMARY: Final = {
    "stays": "number of stays",
    "ended": "number of these that have ended",
    "median": "days after which half had left; empty where more than half never did",
    "least": "that number at the least share still in that the uncertain dates allow, or empty",
    "most": "that number at the greatest share still in that they allow, or empty",
    "watched": "number of stays still watched when half had left: few are a weak ground; empty "
    "without a median",
    "after_1_year": "share still in after 365 days (0 to 1); empty if none was watched so long",
    "after_5_years": "share still in after 1,826 days; empty if none was watched so long",
}
_STAY: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "coalition": "id of the coalition",
    "start_earliest": "the first day on which the stay can have begun; empty if that is unknown",
    "start_latest": "the last day on which it can have begun; empty if that is unknown",
    "end_earliest": "the first day that can be its last; empty where no end is known",
    "end_latest": "the last day that can be its last; empty where no end is known",
    "ended": "whether it is known to have ended",
    "least": "days that it lasted at least, or was watched where it has not ended, both ends "
    "counted",
    "most": "days that it lasted at most; empty where no bound is known, as of what goes on",
}
_YEARS: Final = (365, 1826)
_OF: Final[dict[Watched, str]] = {
    "seen": "A stay that has no end is watched until the last day on which a source shows it.",
    "until": "A stay that has no end is taken to go on until the last day watched, whether or "
    "not a source shows it so late.",
}


@method_recorded
def tenure(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: Group | None = "kind",
    kinds: str | Iterable[str] | None = None,
    watched: Watched = "seen",
    until: Day | None = None,
    lang: str = "en",
) -> Table:
    """Estimate how long members stay, and after how long half of them had left.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all, each stay of an actor in a coalition counting once.
    by : {"kind", "coalition", "country", "stay", None}
        A row for each kind of actor, coalition or country, for each single stay, or one for all.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    watched : {"seen", "until"}
        How long a stay without an end is watched: until a source last shows it, which is safe, or
        until the last day, as if nobody had left unnoticed.
    until : day, optional
        The last day watched; by default the last of which the memberships say anything.
    lang : str
        The language of the labels, with ``by="stay"``.

    Returns
    -------
    Table
        ``stays``, ``ended``, ``median``, ``least``, ``most``, ``watched`` and the shares still
        in after a year and after five, of each group; or each stay with the bounds of its days,
        by coalition, start and actor.

    Raises
    ------
    InvalidChoice
        If ``by`` or ``watched`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    A stay is uninterrupted: a change of role does not end it, nor does a suspension of which a
    graph knows; who comes back has two. The share still in is that of Kaplan and Meier, or of
    Turnbull where days are known within bounds; ``least`` and ``most`` are the medians of the
    least and greatest curves that the bounds allow. Of a stay whose beginning has no bound, only
    the least length counts. That stays are independent of each other, and that being lost from
    sight has nothing to do with leaving, is assumed and not checked: where members are known from
    lists that are published now and then, it may have. A stay that began after the last day
    watched is left out.

    References
    ----------
    As in `graphkit.analysis.time.survival.kaplan_meier.kaplan_meier` and
    `graphkit.analysis.time.survival.turnbull.turnbull`.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "line", "coalition": "call", "start": "2020-01-01", "end": "2020-01-10"},
    ...     {"member": "zoom", "coalition": "call", "start": "2020-01-01", "end": "2020-01-20"},
    ... ])
    >>> tenure(panel, by="coalition").select("stays", "ended", "median", "watched").rows
    ((2, 2, 10, 2),)
    """
    if by is not None:
        one_of("by", by, (*_GROUPS, None))
    one_of("watched", watched, _OF)
    panel = narrowed(facts, coalitions, kinds)
    found = lengths_of_stays(facts, panel, watched, until)
    if by == "stay":
        return Table(tuple(_STAY), _stays(panel, found, lang), definitions=_STAY, note=_OF[watched])
    definitions = ({by: _GROUPS[by]} if by else {}) | _SUMMARY
    rows = _summed(panel, found, by)
    note = joined(_OF[watched], "Stays are taken as independent.") if rows else ""
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def _summed(panel: Panel, found: Lengths, by: Group | None) -> list[Row]:
    names, group = coded(_values(panel, found, by))
    rows: list[Row] = []
    for code, name in enumerate(names):
        one = found.waits.where(group == code)
        curve = curve_of(name, one)
        shares = (days_until_half(curve.steps, share) for share in ("outside", "least", "most"))
        ended = int(found.ended[group == code].sum())
        watched = next((step.waiting for step in curve.steps if step.outside <= 0.5), None)
        later = (_after(curve, one, days) for days in _YEARS)
        rows.append((*((name,) if by else ()), curve.waits, ended, *shares, watched, *later))
    return rows


def _after(curve: WaitingCurve, stays: Waits, days: int) -> float | None:
    """Give the share still in after so many days; None where nobody was watched so long."""
    if stays.low.max() <= days:
        return None
    return next((step.outside for step in reversed(curve.steps) if step.days <= days), 1.0)


def _values(panel: Panel, found: Lengths, by: Group | None) -> list[str]:
    if by is None:
        return [""] * len(found.ended)
    if by == "coalition":
        return [panel.coalitions[code] for code in found.waits.coalition.tolist()]
    actors = (panel.actors[panel.members[code]] for code in found.waits.member.tolist())
    return [getattr(one, by) for one in actors]


def _stays(panel: Panel, found: Lengths, lang: str) -> list[Row]:
    stays, low, high = found.stays, found.waits.low, found.waits.high
    days = [[date_of(day) for day in column.tolist()] for column in stays[2:]]
    least = np.where(found.ended, low, low - 1).astype(int).tolist()
    most: list[Any] = [int(one) if np.isfinite(one) else None for one in high.tolist()]
    actors = [panel.members[code] for code in stays.member.tolist()]
    labels = [label_in(panel.actors[actor], lang) for actor in actors]
    coalitions = [panel.coalitions[code] for code in stays.coalition.tolist()]
    told = (actors, labels, coalitions, *days, found.ended.tolist(), least, most)
    order = np.lexsort((stays.member, stays.start_latest, stays.coalition)).tolist()
    rows = list(zip(*told, strict=True))
    return [rows[place] for place in order]
