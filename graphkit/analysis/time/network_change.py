"""What changed between two days in who sits with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graphkit.analysis.subjects import narrowed
from graphkit.analysis.ties.project import plain, project, sided
from graphkit.panel import number_of
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.subjects import Given
    from graphkit.analysis.ties.project import Side
    from graphkit.panel import Panel
    from graphkit.panel.days import AtLeast, Day

_TIES: Final = {
    "first": "id of one of the two",
    "second": "id of the other",
    "before": "weight of their tie on the first day, 0 if there was none",
    "after": "weight on the second day",
    "change": "after less before",
    "what": "formed, dissolved, stronger or weaker",
    "through": "ids of what they came to share, or no longer share",
}
_SUMMARY: Final = {
    "what": "what is counted",
    "before": "on the first day; empty where it is not of one day",
    "after": "on the second day; empty likewise",
    "change": "after less before, empty where one of these is; or of the two days together",
}


class _Ties(NamedTuple):
    """The ties of one day: the weight of each pair, and what each node is tied to."""

    weights: dict[tuple[str, str], float]
    things: dict[str, frozenset[str]]
    memberships: int

    def shared(self, pair: tuple[str, str]) -> frozenset[str]:
        """What both are tied to."""
        nothing: frozenset[str] = frozenset()
        return self.things.get(pair[0], nothing) & self.things.get(pair[1], nothing)


def tie_changes(
    given: Given,
    first: Day | int,
    second: Day | int,
    *,
    side: Side = "actors",
    weight: str = "count",
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
) -> Table:
    """List the pairs whose co-membership changed between two days.

    Parameters
    ----------
    given : KnowledgeGraph or Panel
        The memberships.
    first, second : day
        The days compared; the second may be the earlier one.
    side, weight
        As in `graphkit.analysis.ties.project.project`; ``"days"`` is not possible.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty drawn.
    coalitions, kinds : str or iterable of str, optional
        Only these coalitions, and actors of these kinds.

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
    presumed members, so that ties seem to last longer than they may have.

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
    panel = narrowed(given, coalitions, kinds)
    old, new = (_ties_of(panel, day, side, weight, at_least) for day in (first, second))
    rows = []
    for pair in old.weights.keys() | new.weights.keys():
        before, after = old.weights.get(pair, 0), new.weights.get(pair, 0)
        if before != after:
            through = tuple(sorted(old.shared(pair) ^ new.shared(pair)))
            rows.append((*pair, before, after, after - before, _what(before, after), through))
    rows.sort(key=lambda row: (-abs(row[4]), row[0], row[1]))
    return Table(tuple(_TIES), rows, definitions=_TIES)


def _what(before: float, after: float) -> str:
    if not before:
        return "formed"
    if not after:
        return "dissolved"
    return "stronger" if after > before else "weaker"


def _ties_of(panel: Panel, day: Day | int, side: Side, weight: str, at_least: AtLeast) -> _Ties:
    there = panel.at(number_of(day), at_least)
    projection = project(there, side, weight=weight)
    one, two, weights, _ = (column.tolist() for column in projection.pairs())
    nodes, things, matrix = sided(there, side)
    pairs = [_pair(projection.nodes[a], projection.nodes[b]) for a, b in zip(one, two, strict=True)]
    rows = np.split(matrix.indices, matrix.indptr[1:-1]) if nodes else []
    joined = [frozenset(things[code] for code in row.tolist()) for row in rows]
    values = [plain(value) for value in weights]
    return _Ties(
        dict(zip(pairs, values, strict=True)), dict(zip(nodes, joined, strict=True)), matrix.nnz
    )


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


def network_change(
    given: Given,
    first: Day | int,
    second: Day | int,
    *,
    side: Side = "actors",
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
) -> Table:
    """Sum up how the network of co-membership changed between two days.

    Parameters
    ----------
    given, first, second, side, at_least, coalitions, kinds
        As in `tie_changes`.

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
    panel = narrowed(given, coalitions, kinds)
    old, new = (_ties_of(panel, day, side, "count", at_least) for day in (first, second))
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
    return Table(tuple(_SUMMARY), rows, definitions=_SUMMARY)


def _density(ties: _Ties) -> float | None:
    size = len(ties.things)
    return round(2 * len(ties.weights) / (size * (size - 1)), 6) if size > 1 else None


def _less(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else round(after - before, 6)
