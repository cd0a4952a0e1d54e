"""Whose ties changed between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.time.ties_on_a_day import UNSEEN, ties_on_a_day
from graphkit.facts.as_member import itself
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

_DEFINITIONS: Final = {
    "first": "id of one of the two",
    "second": "id of the other",
    "before": "weight of their tie on the first day, 0 if there was none",
    "after": "weight on the second day",
    "change": "after less before",
    "what": "formed, dissolved, stronger or weaker",
    "through": "ids of what they came to share, or no longer share",
}


@method_recorded
def tie_changes(
    facts: KnowledgeGraph | Panel,
    first: Day,
    second: Day,
    *,
    side: Side = "actors",
    weight: Weight = "count",
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
) -> Table:
    """List whose ties changed between two days.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    first, second : day
        The days compared; the second may be the earlier one.
    side : {"actors", "coalitions"}
        Whom to tie.
    weight : str
        How to weigh a tie: ``"count"``, ``"ratio"``, ``"jaccard"``, ``"overlap"``, ``"cosine"``,
        ``"newman"`` or ``"resource_allocation"``; ``"days"`` is not possible.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty drawn.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.

    Returns
    -------
    Table
        The greatest change first.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous
        If a word or a name is unknown.

    Notes
    -----
    On a day after the last list of members was published, those who left unseen still count as
    presumed members, so that ties seem to last longer than they may have. Whether lists of
    members are complete is not checked.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14"},
    ... ])
    >>> tie_changes(panel, "2021-01-01", "2023-01-01").rows
    (('line', 'zoom', 0, 1, 1, 'formed', ('call',)),)
    """
    panel = narrowed(facts, coalitions, kinds)
    old, new = (ties_on_a_day(panel, day, side, weight, at_least) for day in (first, second))
    rows = []
    for pair in old.weights.keys() | new.weights.keys():
        before, after = old.weights.get(pair, 0), new.weights.get(pair, 0)
        if before != after:
            through = tuple(sorted(map(itself, old.shared(pair) ^ new.shared(pair))))
            first_id, second_id = sorted(map(itself, pair))
            rows.append(
                (first_id, second_id, before, after, after - before, _what(before, after), through)
            )
    rows.sort(key=lambda row: (-abs(row[4]), row[0], row[1]))
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=UNSEEN[at_least])


def _what(before: float, after: float) -> str:
    if not before:
        return "formed"
    if not after:
        return "dissolved"
    return "stronger" if after > before else "weaker"
