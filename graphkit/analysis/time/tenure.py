"""How long members stay: each stay with its bounds, and after how long half had left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from graphkit.analysis.date_range import date_of
from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.time.lengths_of_stays import lengths_of_stays
from graphkit.analysis.time.stays import suspensions
from graphkit.analysis.time.survival.share_still_in import (
    days_until_half_left,
    share_still_in,
    still_watched,
)
from graphkit.next_steps import joined
from graphkit.panel.codes import coded
from graphkit.table import Table
from graphkit.tabular.how_many import how_many
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.lengths_of_stays import Lengths
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel
    from graphkit.table import ValuesOfRow

    Mask = npt.NDArray[np.bool_]

TenureGroup: TypeAlias = Literal["kind", "coalition", "country", "stay"]

_GROUPS: Final[dict[TenureGroup, str]] = {
    "kind": "kind of the actors",
    "coalition": "id of the coalition",
    "country": "id of the country of the actors; empty where none is known",
    "stay": "each stay by itself",
}
_SUMMARY: Final = {
    "stays": "number of stays",
    "ended": "number of these that are known to have ended",
    "median_seen": "days after which half had left, if stays are watched until a source last shows "
    "them (the least that inexact days allow); empty where more than half never left, and where no "
    "share is told",
    "median_presumed": "the same if all that are not known to have ended go on (the most); empty "
    "likewise",
    "seen_1_year": "number of stays that a source shows for longer than 365 days",
    "after_1_year_seen": "share still in after 365 days (0 to 1), if stays are watched until a "
    "source last shows them (the least that inexact days allow); empty where nobody is known to "
    "have left, of fewer than 5 stays, and where fewer than 5 are watched so long while others "
    "were lost from sight before",
    "after_1_year_presumed": "the same (0 to 1) if all that are not known to have ended go on (the "
    "most); empty likewise",
    "seen_5_years": "number of stays that a source shows for longer than 1,826 days",
    "after_5_years_seen": "share still in after 1,826 days (0 to 1), as after_1_year_seen; empty "
    "likewise",
    "after_5_years_presumed": "the same (0 to 1) if all that are not known to have ended go on "
    "(the most); empty likewise",
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
    "last_seen": "the last day on which a source shows it",
    "least": "days that it lasted at least: to its end, or until it was last seen; both ends "
    "counted",
    "most": "days that it lasted at most; empty where no bound is known, as of what goes on",
}
_YEARS: Final = (365, 1826)
_NAMED: Final = 3
"""So many groups are named in a note."""
_READINGS: Final = (
    "Seen: stays without a known end count until a source last shows them; as who leaves is often "
    "noticed and who stays is not, this tends to be too low. Presumed: they all go on until that "
    "day, as if nobody had left unnoticed; this tends to be too high."
)


@method_recorded
def tenure(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: TenureGroup | None = "kind",
    kinds: str | Iterable[str] | None = None,
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
    until : day, optional
        The last day watched; by default the last of which these memberships say anything.
    lang : str
        The language of the labels, with ``by="stay"``.

    Returns
    -------
    Table
        ``stays`` and ``ended`` of each group, and by two readings of stays without a known end,
        ``seen`` and ``presumed``, the days after which half had left and the shares still in
        after a year and after five, with the number that is seen so long; or each stay with the
        bounds of its days, by coalition, start and actor.

    Raises
    ------
    InvalidChoice
        If ``by`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    A stay is uninterrupted: a change of role does not end it, nor does a suspension of which a
    graph knows; who comes back has two. One that began after the last day watched is left out,
    and of one whose beginning has no bound, only the least length counts.

    Shares are those of Kaplan and Meier, who suppose that being lost from sight has nothing to do
    with leaving (independent censoring). Here it may have: leavers are followed to their end,
    while who stays is seen for as long as somebody publishes lists. So there are two readings.
    ``seen`` drops a stay when a source last shows it, and is too low where the others stayed
    longer than those who are followed. ``presumed`` lets every stay without an end go on until
    the last day watched, and is too high as far as somebody left unnoticed. The truth is between
    them unless those who were lost from sight left sooner than the others; if they all had left
    at once (the least bound of Peterson), the share would be about ``seen_5_years`` of those that
    began so long ago. Inexact days make ``seen`` the least and ``presumed`` the greatest that
    they allow.

    Nothing is told of a group of which nobody is known to have left, of fewer than five stays, nor
    where fewer than five are still watched and others were lost from sight before; where none was
    lost, the share is that of all. That stays are independent of each other is assumed and not
    checked.

    References
    ----------
    E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", *Journal
    of the American Statistical Association* 53 (1958), 457-481,
    https://doi.org/10.2307/2281868. A. V. Peterson, "Bounds for a joint distribution function
    with fixed sub-distribution functions: application to competing risks", *Proceedings of the
    National Academy of Sciences* 73 (1976), 11-13, https://doi.org/10.1073/pnas.73.1.11.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": name, "coalition": "call", "start": "2020-01-01", "end": f"2020-01-{day}"}
    ...     for name, day in zip("abcde", (10, 12, 20, 22, 24))
    ... ])
    >>> tenure(panel, by="coalition").select("stays", "ended", "median_seen").rows
    ((5, 5, 20),)
    """
    if by is not None:
        one_of("by", by, (*_GROUPS, None))
    panel = narrowed(facts, coalitions, kinds)
    found = lengths_of_stays(panel, suspensions(facts, coalitions, kinds), until)
    if by == "stay":
        rows = _stays(panel, found, lang)
        types = {"least": int, "most": int}
        return Table(tuple(_STAY), rows, definitions=_STAY, note=_counted(found), types=types)
    definitions = ({by: _GROUPS[by]} if by else {}) | _SUMMARY
    names, group = coded(_values(panel, found, by))
    groups = [(name, group == code) for code, name in enumerate(names) if len(found.ended)]
    rows = [(*((name,) if by else ()), *_summed(found, mine)) for name, mine in groups]
    note = joined(_counted(found), _READINGS, _silent(found, groups)) if rows else ""
    return Table(
        tuple(definitions),
        rows,
        definitions=definitions,
        note=note,
        details=("median_presumed", "seen_1_year", "seen_5_years"),
    )


def _summed(found: Lengths, mine: Mask) -> ValuesOfRow:
    seen, presumed = found.seen.where(mine), found.presumed.where(mine)
    medians = days_until_half_left(seen, "least"), days_until_half_left(presumed, "most")
    later: list[float | None] = []
    for days in _YEARS:
        shares = share_still_in(seen, days, "least"), share_still_in(presumed, days, "most")
        later += [still_watched(seen, days), *shares]
    return (int(mine.sum()), int(found.ended[mine].sum()), *medians, *later)


def _counted(found: Lengths) -> str:
    """Say how many stays are known to have ended, and what is known of the others."""
    if not len(found.ended):
        return ""
    day, ended = date_of(found.until), int(found.ended.sum())
    then = int((~found.ended & (found.last_seen == found.until)).sum())
    earlier = len(found.ended) - ended - then
    parts = [
        f"{ended:,} {'is' if ended == 1 else 'are'} known to have ended by {day}",
        f"{then:,} {_was(then)} still seen then" if then else "",
        f"{earlier:,} {_was(earlier)} last seen earlier, and may go on or have ended unnoticed"
        if earlier
        else "",
    ]
    return f"Of {how_many(len(found.ended), 'stay')}, {joined(*parts, by='; ')}."


def _silent(found: Lengths, groups: list[tuple[str, Mask]]) -> str:
    """Say of which groups nobody is known to have left."""
    silent = [name for name, mine in groups if not found.ended[mine].any()]
    if not silent:
        return ""
    few = len(silent) <= _NAMED and all(silent)
    whom = " and ".join(silent) if few else how_many(len(silent), "group")
    return (
        f"Of {whom} nobody is known to have left: this does not say that all stayed, and no share "
        "is told."
    )


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _values(panel: Panel, found: Lengths, by: TenureGroup | None) -> list[str]:
    if by is None:
        return [""] * len(found.ended)
    if by == "coalition":
        return [panel.coalitions[code] for code in found.stays.coalition.tolist()]
    actors = (panel.actors[panel.members[code]] for code in found.stays.member.tolist())
    return [getattr(one, by) for one in actors]


def _stays(panel: Panel, found: Lengths, lang: str) -> list[ValuesOfRow]:
    stays, low, high = found.stays, found.seen.low, found.seen.high
    days = [[date_of(day) for day in column.tolist()] for column in stays[2:6]]
    least = np.where(found.ended, low, low - 1).astype(int).tolist()
    most: list[Any] = [int(one) if np.isfinite(one) else None for one in high.tolist()]
    seen = [date_of(day) for day in found.last_seen.tolist()]
    actors = [panel.members[code] for code in stays.member.tolist()]
    labels = [label_in(panel.actors[actor], lang) for actor in actors]
    coalitions = [panel.coalitions[code] for code in stays.coalition.tolist()]
    told = (actors, labels, coalitions, *days, found.ended.tolist(), seen, least, most)
    order = np.lexsort((stays.member, stays.start_latest, stays.coalition)).tolist()
    rows = list(zip(*told, strict=True))
    return [rows[place] for place in order]
