"""How the network of co-membership changed between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.time.ties_on_a_day import UNSEEN, ties_on_a_day
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.time.ties_on_a_day import DayTies
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

_DEFINITIONS: Final = {
    "what": "what is counted",
    "before": "on the first day; empty where it is not of one day",
    "after": "on the second day; empty likewise",
    "change": "after less before, empty where one of these is; or of the two days together",
}


@method_recorded
def network_change(
    facts: KnowledgeGraph | Panel,
    first: Day,
    second: Day,
    *,
    side: Side = "actors",
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
) -> Table:
    """Sum up how the network changed between two days.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    first, second : day
        The days compared; the second may be the earlier one.
    side : {"actors", "coalitions"}
        Whom to tie.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty drawn.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.

    Returns
    -------
    Table
        Nodes, memberships, pairs that share something and their share of all pairs, before and
        after; and of the pairs, how many formed, dissolved and stayed. The last row is Jaccard's
        index of the two sets of pairs: 1 if they are the same, 0 if none stayed; empty if there
        are no pairs on either day.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous
        If a word or a name is unknown.

    Notes
    -----
    On a day after the last list of members was published, those who left unseen still count as
    presumed members. Whether lists of members are complete is not checked.

    References
    ----------
    T. A. B. Snijders, G. G. van de Bunt and C. E. G. Steglich, "Introduction to stochastic
    actor-based models for network dynamics", *Social Networks* 32 (2010), 44-60 (section 4.1.1,
    on Jaccard's index of change), https://doi.org/10.1016/j.socnet.2009.02.004.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14"},
    ... ])
    >>> network_change(panel, "2021-01-01", "2023-01-01").select("what", "before", "after").rows
    (('nodes', 1, 2), ('memberships', 1, 2), ('pairs', 0, 1), ('density', None, 1.0), ...
    """
    panel = narrowed(facts, coalitions, kinds)
    old, new = (ties_on_a_day(panel, day, side, "count", at_least) for day in (first, second))
    before, after = old.weights.keys(), new.weights.keys()
    stayed, either = len(before & after), len(before | after)
    counted = [
        ("nodes", len(old.things), len(new.things)),
        ("memberships", old.memberships, new.memberships),
        ("pairs", len(before), len(after)),
        ("density", _density(old), _density(new)),
    ]
    rows = [(*row, _less(*row[1:])) for row in counted] + [
        ("pairs formed", None, None, len(after - before)),
        ("pairs dissolved", None, None, len(before - after)),
        ("pairs that stayed", None, None, stayed),
        ("jaccard", None, None, round(stayed / either, 6) if either else None),
    ]
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=UNSEEN[at_least])


def _density(ties: DayTies) -> float | None:
    size = len(ties.things)
    return round(2 * len(ties.weights) / (size * (size - 1)), 6) if size > 1 else None


def _less(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else round(after - before, 6)
