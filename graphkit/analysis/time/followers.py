"""Who joins first and who follows: lead and lag between actors, tested by shuffling the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graphkit.analysis.adjust import adjust
from graphkit.analysis.narrowed import narrowed
from graphkit.analysis.ties.projection import plain_number
from graphkit.analysis.time.stays import stays
from graphkit.panel import EARLIEST, LATEST
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.stays import Ints
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Panel
    from graphkit.table import Row

_DEFINITIONS: Final = {
    "leader": "id of the actor that came first",
    "follower": "id of the actor that came after",
    "shared": "number of coalitions that both joined",
    "led": "number of these that the leader surely joined before the follower",
    "followed": "number that the follower surely joined before the leader",
    "open": "number that they joined on the same day, or whose dates leave it open",
    "lag": "median of the least number of days by which the leader came first; empty if it never "
    "surely did",
    "p": "share of shuffles in which the leader came first as often or more (permutation "
    "test); empty without shuffles",
    "q": "p adjusted for the number of pairs tested (Benjamini and Hochberg); empty "
    "without shuffles",
}


class Joinings(NamedTuple):
    """When each actor first joined each coalition, ordered by coalition.

    Attributes
    ----------
    coalition, member : numpy.ndarray
        Codes into the panel's ``coalitions`` and ``members``.
    earliest, latest : numpy.ndarray
        Bounds of the day.
    """

    coalition: Ints
    member: Ints
    earliest: Ints
    latest: Ints

    def shuffled(self, random: np.random.Generator) -> Joinings:
        """Deal the dates of each coalition to its members anew, by chance."""
        order = np.lexsort((random.random(len(self.coalition)), self.coalition))
        return self._replace(earliest=self.earliest[order], latest=self.latest[order])


class Meetings(NamedTuple):
    """Every coalition that two actors both joined, one entry for each, ordered by pair.

    Attributes
    ----------
    first, second : numpy.ndarray
        Rows of the joinings of the two actors.
    begin : numpy.ndarray
        The place at which each pair begins.
    pair : numpy.ndarray of shape (pairs, 2)
        The members of each pair, as codes.
    """

    first: Ints
    second: Ints
    begin: Ints
    pair: Ints


def followers(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    kinds: str | Iterable[str] | None = None,
    min_shared: int = 3,
    permutations: int = 999,
    seed: int = 0,
) -> Table:
    """Find who joins before whom more often than chance would have it.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions, kinds : str or iterable of str, optional
        Only these coalitions, and actors of these kinds.
    min_shared : int
        Only pairs that share at least so many coalitions.
    permutations : int
        How many times the dates are shuffled; 0 leaves ``p`` and ``q`` empty.
    seed : int
        Where the shuffling starts: the same seed gives the same table.

    Returns
    -------
    Table
        One row for each pair, led by the one who came first more often; the surest first.

    Raises
    ------
    InvalidChoice
        If ``min_shared`` is below 1 or ``permutations`` below 0.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    A date known within bounds comes before another only if all of it does. Within each coalition
    the dates of joining are shuffled among its members here, so that neither how many coalitions
    somebody is in nor how each coalition grew counts as leading. The test is one-sided, and the
    smallest p it can give is 1 / (permutations + 1). Time and memory grow with the square of the
    largest coalition. To come first is not to cause: both may follow a third, which is not
    checked.

    References
    ----------
    B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", *Statistical
    Applications in Genetics and Molecular Biology* 9 (2010), 39,
    https://doi.org/10.2202/1544-6115.1585.
    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", *Journal of the Royal
    Statistical Society B* 57 (1995), 289-300.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows(
    ...     {"member": who, "coalition": f"c{n}", "start": f"20{n}-0{month}-01"}
    ...     for n in (10, 11, 12) for who, month in [("first", 1), ("second", 3)])
    >>> followers(panel, permutations=99).select("leader", "follower", "led", "lag").rows
    (('first', 'second', 3, 59),)
    """
    min_shared = counted("min_shared", min_shared, 1)
    permutations = counted("permutations", permutations, 0)
    panel = narrowed(facts, coalitions, kinds)
    joinings = _joinings(panel)
    met = _meetings(joinings.coalition, joinings.member, min_shared)
    if not len(met.pair):
        return Table(tuple(_DEFINITIONS), (), definitions=_DEFINITIONS)
    p = _tested(met, joinings, permutations, seed)
    rows = _rows(panel, met, joinings, p)
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS)


def _joinings(panel: Panel) -> Joinings:
    """List every first joining that has a date."""
    found = stays(panel)
    pairs = np.column_stack([found.coalition, found.member])
    pairs, row = np.unique(pairs, axis=0, return_index=True)
    earliest, latest = found.start_earliest[row], found.start_latest[row]
    dated = (earliest > EARLIEST) | (latest < LATEST)
    return Joinings(pairs[dated, 0], pairs[dated, 1], earliest[dated], latest[dated])


def _meetings(coalition: Ints, member: Ints, min_shared: int) -> Meetings:
    """List every two joinings of one coalition, for pairs that share enough of them."""
    heads = np.flatnonzero(np.diff(coalition, prepend=-1))
    blocks = []
    for rows in np.split(np.arange(len(coalition)), heads[1:]):
        low, high = np.triu_indices(len(rows), 1)
        blocks.append(np.column_stack([rows[low], rows[high]]))
    both = np.concatenate(blocks)
    key = member[both] @ np.array([int(member.max(initial=0)) + 1, 1])
    _, place, shared = np.unique(key, return_inverse=True, return_counts=True)
    enough = np.flatnonzero((shared >= min_shared)[place])
    enough = enough[np.argsort(place[enough], kind="stable")]
    ordered = both[enough]
    begin = np.flatnonzero(np.diff(key[enough], prepend=-1))
    return Meetings(ordered[:, 0], ordered[:, 1], begin, member[ordered[begin]])


def _precedence(met: Meetings, when: Joinings) -> tuple[Ints, Ints]:
    """Count for each pair how often the first surely came before the second, and the reverse."""
    before = when.latest[met.first] < when.earliest[met.second]
    after = when.latest[met.second] < when.earliest[met.first]
    counts = [np.add.reduceat(side.astype(np.int64), met.begin) for side in (before, after)]
    return counts[0], counts[1]


def _tested(
    met: Meetings, when: Joinings, permutations: int, seed: int
) -> npt.NDArray[np.float64] | None:
    """Compute the share of shuffles in which the one who led did so as often or more."""
    if not permutations:
        return None
    random = np.random.default_rng(counted("seed", seed, 0))
    led, followed = _precedence(met, when)
    observed = np.maximum(led, followed)
    reached = np.ones(len(observed))
    for _ in range(permutations):
        reached += np.where(led >= followed, *_precedence(met, when.shuffled(random))) >= observed
    return reached / (permutations + 1)


def _lags(met: Meetings, when: Joinings, forward: npt.NDArray[np.bool_]) -> list[float | None]:
    """Compute the median of the least number of days by which the leader came first."""
    ends = [*met.begin[1:].tolist(), len(met.first)]
    lags: list[float | None] = []
    for start, stop, ahead in zip(met.begin.tolist(), ends, forward.tolist(), strict=True):
        one, two = met.first[start:stop], met.second[start:stop]
        one, two = (one, two) if ahead else (two, one)
        days = (when.earliest[two] - when.latest[one])[when.latest[one] < when.earliest[two]]
        lags.append(plain_number(float(np.median(days))) if len(days) else None)
    return lags


def _rows(
    panel: Panel, met: Meetings, when: Joinings, p: npt.NDArray[np.float64] | None
) -> list[Row]:
    led, followed = _precedence(met, when)
    forward = led >= followed
    leads = np.where(forward[:, None], met.pair, met.pair[:, ::-1])
    shared = np.diff(met.begin, append=len(met.first))
    most, least = np.maximum(led, followed), np.minimum(led, followed)
    nothing: list[float | None] = [None] * len(shared)
    ps = nothing if p is None else p.tolist()
    qs = nothing if p is None else adjust(p, "fdr", len(p)).tolist()
    numbers = [column.tolist() for column in (shared, most, least, shared - most - least)]
    columns = zip(leads.tolist(), *numbers, _lags(met, when, forward), ps, qs, strict=True)
    rows = [(panel.members[a], panel.members[b], *rest) for (a, b), *rest in columns]
    rows.sort(key=lambda row: (row[7] or 0.0, row[4] - row[3], row[0], row[1]))
    return rows
