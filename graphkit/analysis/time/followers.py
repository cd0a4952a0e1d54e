"""Who joins first and who follows: lead and lag between actors, tested by dealing dates anew."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

import numpy as np

from graphkit.analysis.adjusted_p_values import adjusted_p_values
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import actor_ids, narrowed
from graphkit.analysis.ties.projection import plain_number
from graphkit.analysis.time.dates_by_chance import dealt_alike, dealt_by_pace
from graphkit.analysis.time.first_joinings import first_joinings, meetings
from graphkit.analysis.time.stays import suspensions
from graphkit.next_steps import Advice, Option, joined
from graphkit.table import Table
from graphkit.type_checks import counted, one_of, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.dates_by_chance import Chance
    from graphkit.analysis.time.first_joinings import Joinings, Meetings
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Panel
    from graphkit.table import ValuesOfRow

Null: TypeAlias = Literal["earliness", "order"]

NULLS: Final[tuple[Null, ...]] = get_args(Null)

_DEFINITIONS: Final = {
    "leader": "id of the actor that came first more often than expected",
    "follower": "id of the actor that came after",
    "shared": "number of coalitions that both joined",
    "led": "number of these that the leader surely joined before the follower",
    "followed": "number that the follower surely joined before the leader",
    "open": "number that they joined on the same day, or whose dates leave it open",
    "expected": "led less followed, as chance would have it; empty when no dates are dealt",
    "lag": "median of the least number of days by which the leader came first; empty if it never "
    "surely did",
    "p": "chance of a lead as far from the expected one or farther, to either side (twice the "
    "lesser tail; one tail if a leader was named); empty when no dates are dealt",
    "q": "p adjusted for the number of pairs tested (Benjamini and Hochberg); empty "
    "when no dates are dealt",
}
_ALPHA: Final = 0.05


@method_recorded
def followers(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    kinds: str | Iterable[str] | None = None,
    leader: str | None = None,
    null: Null = "earliness",
    min_shared: int = 3,
    permutations: int = 999,
    seed: int = 0,
) -> Table:
    """Find who joins before whom more often than chance would have it.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    leader : str, optional
        Only pairs with this actor, tested in one direction: whether it leads. Name it before
        looking at the table, or the test is not valid.
    null : {"earliness", "order"}
        What chance does. With ``"earliness"`` those who join early everywhere, or late, do so
        there too, so that habit alone is no lead; with ``"order"`` all orders are alike.
    min_shared : int
        Only pairs that share at least so many coalitions.
    permutations : int
        How many times the dates are dealt anew; 0 leaves ``expected``, ``p`` and ``q`` empty.
    seed : int
        Where the dealing starts: the same seed gives the same table.

    Returns
    -------
    Table
        One row for each pair, led by the one who came first more often than expected; the surest
        first. The note says what the least p is that can be reached, and whether it can pass.

    Raises
    ------
    InvalidChoice
        If ``min_shared`` is below 1, ``permutations`` below 0 or ``null`` another word.
    NotFound, Ambiguous
        If a coalition, kind or the leader is unknown.

    Notes
    -----
    A date known within bounds comes before another only if all of it does. Within each coalition
    the dates of joining are dealt anew among its members here whose dates are equally precise, so
    that neither the number of coalitions somebody is in, nor how each of them grew, nor how well
    the date of somebody is known counts as leading. With ``"earliness"`` they go to members by
    their pace, and a lead is compared with what the two actors' leads over all others explain;
    see `graphkit.analysis.time.dates_by_chance`. Both tests are conservative where few coalitions
    are shared. To come first is not to cause: both may follow a third, which is not checked. Time
    and memory grow with the square of the largest coalition.

    References
    ----------
    B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", *Statistical
    Applications in Genetics and Molecular Biology* 9 (2010), 39,
    https://doi.org/10.2202/1544-6115.1585.
    R. L. Plackett, "The analysis of permutations", *Applied Statistics* 24 (1975), 193-202,
    https://doi.org/10.2307/2346567.
    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", *Journal of the Royal
    Statistical Society B* 57 (1995), 289-300.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows(
    ...     {"member": who, "coalition": f"c{n}", "start": f"20{n}-0{month}-01"}
    ...     for n in (10, 11, 12) for who, month in [("first", 1), ("second", 3)])
    >>> followers(panel, null="order").select("leader", "follower", "led", "lag").rows
    (('first', 'second', 3, 59),)
    """
    one_of("null", null, NULLS)
    min_shared = counted("min_shared", min_shared, 1)
    permutations = counted("permutations", permutations, 0)
    panel = narrowed(facts, coalitions, kinds)
    when = first_joinings(panel, suspensions(facts, coalitions, kinds))
    met = meetings(when, min_shared)
    if leader is not None:
        leader = text("leader", leader, "the id or name of an actor")
    code = None if leader is None else _code(panel, actor_ids(facts, leader)[0])
    met = met if code is None else _with_leader(met, code)
    if not len(met.pair):
        return Table(tuple(_DEFINITIONS), (), definitions=_DEFINITIONS)
    counted("seed", seed, 0)
    chance = None
    if permutations and null == "order":
        chance = dealt_alike(met, when, permutations, seed)
    elif permutations:
        chance = dealt_by_pace(met, when, len(panel.members), permutations, seed)
    sides = 2 if leader is None else 1
    rows = _rows(panel, met, when, chance, sides)
    note = _note(met, when, sides, permutations)
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _code(panel: Panel, member: str) -> int:
    return panel.members.index(member) if member in panel.members else -1


def _with_leader(met: Meetings, code: int) -> Meetings:
    """Keep the pairs with one actor, who comes first in each."""
    kept = (met.pair == code).any(axis=1)
    sizes = np.diff(met.begin, append=len(met.first))
    rows = np.repeat(kept, sizes)
    turned = met.pair[kept][:, 1] == code
    each = np.repeat(turned, sizes[kept])
    first, second = met.first[rows], met.second[rows]
    return met._replace(
        first=np.where(each, second, first),
        second=np.where(each, first, second),
        begin=np.r_[0, sizes[kept].cumsum()[:-1]] if kept.any() else met.begin[:0],
        pair=np.where(turned[:, None], met.pair[kept][:, ::-1], met.pair[kept]),
    )


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
    panel: Panel, met: Meetings, when: Joinings, chance: Chance | None, sides: int
) -> list[ValuesOfRow]:
    led, followed = met.counts(when)
    lead = led - followed
    forward = lead >= (0 if chance is None else chance.expected)
    forward |= sides == 1
    shared = np.diff(met.begin, append=len(met.first))
    expected: list[float | None] = [None] * len(shared)
    ps, qs = expected, expected
    if chance is not None:
        tail = np.minimum(chance.as_much, chance.as_little) if sides == 2 else chance.as_much
        p = np.minimum(sides * tail, 1.0)
        ps, qs = p.tolist(), adjusted_p_values(p, "fdr", len(p)).tolist()
        expected = np.round(np.where(forward, chance.expected, -chance.expected), 6).tolist()
    most, least = np.where(forward, led, followed), np.where(forward, followed, led)
    leads = np.where(forward[:, None], met.pair, met.pair[:, ::-1])
    numbers = [column.tolist() for column in (shared, most, least, shared - most - least)]
    lags = _lags(met, when, forward)
    columns = zip(leads.tolist(), *numbers, expected, lags, ps, qs, strict=True)
    rows = [(panel.members[a], panel.members[b], *rest) for (a, b), *rest in columns]
    rows.sort(key=lambda row: (row[8] or 0.0, row[4] - row[3], row[0], row[1]))
    return rows


def _note(met: Meetings, when: Joinings, sides: int, permutations: int) -> str:
    """Say which p can be reached, how many pairs must reach it, and which dates stay."""
    if not permutations:
        return ""
    least = sides / (permutations + 1)
    pairs = len(met.begin)
    needed = ceil(round(least * pairs / _ALPHA, 9))
    said = f"{pairs} pairs tested. The least p that {permutations} shuffles can give is {least:.2g}"
    if needed > 1:
        said += f"; at least {needed} pairs must reach it before any can have q of {_ALPHA} or less"
    stay = when.fixed
    fixed = f" {stay} of {len(when.member)} dates stay, for no other is as precise." * (stay > 0)
    shared = np.diff(met.begin, append=len(met.first))
    reach = np.maximum(least, np.minimum(sides * 0.5**shared, 1.0))
    if adjusted_p_values(reach, "fdr", pairs).min() <= _ALPHA:
        return f"{said}.{fixed}"
    hint = Advice(
        "With all orders alike no pair can pass: raise {shared} or {shuffles}, or name {leader}.",
        shared=Option("min_shared"),
        shuffles=Option("permutations"),
        leader=Option("leader"),
    )
    return joined(f"{said}.{fixed}", hint)
