"""Whether the same actors stay on top, and the same belong together, from day to day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.positions.centrality import centrality
from graphkit.analysis.two_mode_sides import check_side
from graphkit.analysis.whole.communities import communities
from graphkit.errors import InvalidChoice, InvalidType
from graphkit.network import iso
from graphkit.panel import number_of
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from graphkit.analysis.positions.centrality import Centrality
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

_DEFINITIONS: Final = {
    "first": "one day",
    "second": "the next day",
    "stayed": "number of nodes that are there on both",
    "of": "number of nodes that are there on either",
    "ranks": "Kendall's tau-b of the measure among those that stayed (-1 to 1; 1: the same order); "
    "empty where it is alike for all",
    "communities": "adjusted Rand index of their communities (1: the same; 0: as alike as chance "
    "makes them; below 0: less); empty for fewer than two nodes",
}

_SEEDS: Final = (
    "Communities of one and the same day differ by seed, too: compare a fall with what another "
    "seed makes of one day."
)


@method_recorded
def stability(
    facts: KnowledgeGraph | Panel,
    days: Iterable[Day],
    *,
    side: Side = "actors",
    measure: Centrality = "degree",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: AtLeast = "presumed",
    restarts: int = 4,
    seed: int = 0,
) -> Table:
    """Compare the ranks and the communities of one day with those of the next.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    days : iterable of days
        Two or more; they are put in order.
    side : {"actors", "coalitions"}
        Whose ranks and communities.
    measure : {"degree", "closeness", "betweenness", "eigenvector"}
        What the ranks are of; see `graphkit.analysis.centrality`.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty drawn.
    restarts, seed : int
        Number of random starts of the search for communities, and where the drawing begins; see
        `graphkit.analysis.communities`.

    Returns
    -------
    Table
        A row for each two days that follow each other.

    Raises
    ------
    InvalidChoice
        If there are fewer than two days, or a word is unknown.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    Communities are the best of several starts, so that even the same network may give others with
    another seed: compare a fall with what another seed makes of one day. Nodes that came or left
    are not compared, only counted. Ties of many nodes of degree 1 are reckoned with in tau-b.
    Whether lists of members were as complete on one day as on the other is not checked.

    References
    ----------
    M. G. Kendall, "The treatment of ties in ranking problems", *Biometrika* 33 (1945), 239-251,
    https://doi.org/10.1093/biomet/33.3.239. L. Hubert and P. Arabie, "Comparing partitions",
    *Journal of Classification* 2 (1985), 193-218, https://doi.org/10.1007/BF01908075.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([{"member": m, "coalition": c, "start": 17_000} for m, c in
    ...     [("a", "x"), ("b", "x"), ("b", "y"), ("c", "z")]])
    >>> stability(panel, ["2017-01-01", "2018-01-01"]).select("stayed", "ranks", "communities")[0]
    (3, 1.0, 1.0)
    """
    check_side(side)
    restarts, seed = counted("restarts", restarts, 0), counted("seed", seed, 0)
    if not isinstance(days, Iterable):
        raise InvalidType("days", days, "two days or more, such as ['2020-01-01', '2021-01-01']")
    numbers = sorted({number_of(day) for day in ([days] if isinstance(days, str) else days)})
    if len(numbers) < 2:
        raise InvalidChoice("days", tuple(map(iso, numbers)), ("two days or more",))
    panel = narrowed(facts, coalitions, kinds)
    seen = [
        (iso(day), _of_day(panel.at(day, at_least), side, measure, restarts, seed))
        for day in numbers
    ]
    rows = [
        (first, second, *_compared(before, after))
        for (first, before), (second, after) in pairwise(seen)
    ]
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=_SEEDS)


def _of_day(
    panel: Panel, side: Side, measure: Centrality, restarts: int, seed: int
) -> dict[Any, tuple[Any, Any]]:
    """Find the score and the community of each node of one day."""
    scores = centrality(panel, measure, side=side).select("node", measure)
    parts = communities(panel, restarts=restarts, seed=seed)
    member = {row["node"]: row["community"] for row in parts.records() if f"{row['side']}s" == side}
    return {node: (score, member[node]) for node, score in scores}


def _compared(
    before: dict[Any, tuple[Any, Any]], after: dict[Any, tuple[Any, Any]]
) -> tuple[int, int, float | None, float | None]:
    both = sorted(before.keys() & after.keys())
    old, new = ([day[node] for node in both] for day in (before, after))
    ranks = kendall([one[0] for one in old], [one[0] for one in new])
    alike = adjusted_rand([one[1] for one in old], [one[1] for one in new])
    return len(both), len(before.keys() | after.keys()), ranks, alike


def kendall(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Compute Kendall's tau-b; None where one of the two does not vary."""
    from scipy.stats import kendalltau

    if len(set(first)) < 2 or len(set(second)) < 2:
        return None
    return round(float(kendalltau(first, second).statistic), 6)


def adjusted_rand(first: Sequence[Any], second: Sequence[Any]) -> float | None:
    """Compute the adjusted Rand index of two partitions; None for fewer than two nodes.

    Examples
    --------
    >>> adjusted_rand([1, 1, 2, 2], [5, 5, 7, 8])
    0.571429
    """
    if len(first) < 2:
        return None
    codes = [
        np.unique(np.array(part, dtype=str), return_inverse=True)[1] for part in (first, second)
    ]
    table = np.zeros([int(code.max()) + 1 for code in codes])
    np.add.at(table, tuple(codes), 1)
    together, rows, columns, all_pairs = (
        _pairs(counts) for counts in (table, table.sum(axis=1), table.sum(axis=0), table.sum())
    )
    expected, most = rows * columns / all_pairs, (rows + columns) / 2
    return 1.0 if most == expected else round((together - expected) / (most - expected), 6)


def _pairs(counts: npt.NDArray[Any] | float) -> float:
    return float(np.sum(np.asarray(counts) * (np.asarray(counts) - 1)) / 2)
