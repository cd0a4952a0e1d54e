"""How coalitions grow: members on each of many days, and who joined and left in each period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.subjects import date_of, narrowed, span_of
from graphkit.analysis.time.calendar_periods import periods
from graphkit.analysis.time.joined_spells import stints, union
from graphkit.errors import InvalidChoice
from graphkit.facts.certainty import rank_of
from graphkit.panel.codes import coded
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from graphkit.analysis.subjects import Given, Names
    from graphkit.analysis.time.calendar_periods import Periods
    from graphkit.panel import Panel
    from graphkit.panel.days import AtLeast, Day, Days

    Ints = npt.NDArray[np.int64]

GROUPINGS: Final = {
    "coalition": "id of the coalition",
    "kind": "what the members are",
    "country": "id of the country where the members are based or that they govern",
    "role": "the adopted role; one who has two roles counts in both",
}
"""By what a curve can be split, and what the column then says."""
DEGREES: Final[tuple[AtLeast, ...]] = ("certain", "presumed", "possible")
_MEMBERS: Final = {
    "certain": "number of members that surely were members on the day",
    "presumed": "number that were, or were once and no end is stated",
    "possible": "number that may have been",
}


def growth(
    given: Given,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: str | Iterable[str] | None = "coalition",
    kinds: str | Iterable[str] | None = None,
    first: Day | int | None = None,
    last: Day | int | None = None,
    every: str = "month",
    degree: AtLeast | None = None,
) -> Table:
    """Count the members on the last day of every month, quarter or year.

    Parameters
    ----------
    given : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all.
    by : str or iterable of str, optional
        Split the curve by ``"coalition"``, ``"kind"``, ``"country"`` or ``"role"``, or by several
        of them; with None, one curve counts the actors in any of the coalitions once each.
    kinds : str or iterable of str, optional
        Count only actors of these kinds.
    first, last : day, optional
        By default the first and last day of which the memberships say anything.
    every : {"month", "day", "week", "quarter", "year"}
        How often to count. The last period ends on the last day.
    degree : {"certain", "presumed", "possible"}, optional
        Count at this degree of certainty only; by default at all three.

    Returns
    -------
    Table
        ``day``, a column for each grouping, and the numbers ``certain``, ``presumed`` and
        ``possible``, each of which includes the one before. An actor counts once in each group,
        however many spells or listings it has.

    Raises
    ------
    InvalidChoice
        If ``by`` or ``every`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.
    DataError
        If the first day is after the last, or there is no date at all.

    Notes
    -----
    A coalition that publishes its list now and then seems to grow in steps: the steps are those
    of its sources. Whether lists are complete is not checked.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14", "end": "2021-12-31"},
    ... ])
    >>> growth(panel, every="year", last="2023-01-01").select("day", "presumed").rows
    ((datetime.date(2020, 12, 31), 1), (datetime.date(2021, 12, 31), 1), ...
    """
    panel, names = narrowed(given, coalitions, kinds), _groupings(by)
    if degree is not None:
        rank_of(degree)
    degrees = DEGREES if degree is None else (degree,)
    if not len(panel):
        return _grown(names, degrees, ())
    low, high = span_of(panel, first, last)
    days = periods(low, high, every).last
    group, groups = _groups(panel, names)
    dates = [date_of(day) for day in days.tolist()]
    counts = [_members_on(panel, degree, group, len(groups), days) for degree in degrees]
    rows = (
        (day, *values, *numbers)
        for place, values in enumerate(groups)
        for day, *numbers in zip(dates, *(count[place].tolist() for count in counts), strict=True)
    )
    return _grown(names, degrees, rows)


def _grown(
    names: tuple[str, ...], degrees: tuple[str, ...], rows: Iterable[Sequence[Any]]
) -> Table:
    definitions = {"day": "the day counted", **{name: GROUPINGS[name] for name in names}}
    definitions |= {degree: _MEMBERS[degree] for degree in degrees}
    return Table(tuple(definitions), rows, definitions=definitions)


def _groupings(by: Names) -> tuple[str, ...]:
    names = (by,) if isinstance(by, str) else tuple(by or ())
    for name in names:
        if name not in GROUPINGS:
            raise InvalidChoice("by", name, tuple(GROUPINGS))
    return names


def _groups(panel: Panel, names: tuple[str, ...]) -> tuple[Ints | None, list[tuple[str, ...]]]:
    """Give the group of each row, and what the groups are; None if all are in one."""
    if not names:
        return None, [()]
    columns = [_column(panel, name) for name in names]
    group, size = np.zeros(len(panel), dtype=np.int64), 1
    for codes, table in columns:
        group, size = group * len(table) + codes, size * len(table)
    present, place = np.unique(group, return_inverse=True)
    shape = tuple(len(table) for _, table in columns)
    found = zip(*np.unravel_index(present, shape), strict=True) if len(present) else ()
    tables = [table for _, table in columns]
    return place, [
        tuple(table[code] for table, code in zip(tables, codes, strict=True)) for codes in found
    ]


def _column(panel: Panel, name: str) -> tuple[npt.NDArray[Any], tuple[str, ...]]:
    if name == "coalition":
        return panel.coalition, panel.coalitions
    if name == "role":
        return panel.role, panel.roles
    infos = [panel.actors[member] for member in panel.members]
    table, codes = coded([info.kind if name == "kind" else info.country for info in infos])
    return codes[panel.member], table


def _members_on(panel: Panel, degree: AtLeast, group: Ints | None, size: int, days: Ints) -> Ints:
    """Count distinct members of each group on each day."""
    first, last = panel.days(degree)
    begun, over = on_days(first, last, days)
    counted = np.flatnonzero(begun < over)
    key = panel.member[counted].astype(np.int64)
    if group is not None:
        key += group[counted] * len(panel.members)
    key, begun, over = union(key, begun[counted], over[counted], len(days) + 1)
    return running(begun, over, key // max(len(panel.members), 1), size, len(days))


def on_days(first: Days, last: Days, days: Ints) -> tuple[Ints, Ints]:
    """Say which of some days each stretch covers: from one place up to, not including, another."""
    low, high = int(days[0]), int(days[-1])
    marks = np.bincount(days - low + 1, minlength=high - low + 2)
    before = marks.cumsum()  # for each day, how many of the days counted come before it
    begun = before[np.clip(first, low, high + 1) - low]
    over = before[np.clip(last, low - 1, high) - (low - 1)]
    return begun, over


def running(begun: Ints, over: Ints, group: Ints, size: int, steps: int) -> Ints:
    """Count the stretches of each group that cover each step, all groups and steps at once.

    Parameters
    ----------
    begun, over : numpy.ndarray
        The first step of each stretch, and the one after its last.
    group : numpy.ndarray
        The group of each, from 0 to ``size`` - 1.
    size, steps : int
        How many groups and steps there are.

    Returns
    -------
    numpy.ndarray of shape (size, steps)
    """
    width = steps + 1
    offset = group * width
    begins = np.bincount(offset + begun, minlength=size * width)
    ends = np.bincount(offset + over, minlength=size * width)
    return np.asarray((begins - ends).reshape(size, width).cumsum(axis=1)[:, :-1])


_FLOWS: Final = {
    "period": "the month, quarter or year",
    "coalition": "id of the coalition",
    "joined": "number that surely joined in the period",
    "joined_at_most": "number that may have joined in it",
    "left": "number that surely left in the period",
    "left_at_most": "number that may have left in it",
}


def joins_and_exits(
    given: Given,
    coalitions: str | Iterable[str] | None = None,
    *,
    kinds: str | Iterable[str] | None = None,
    first: Day | int | None = None,
    last: Day | int | None = None,
    every: str = "year",
) -> Table:
    """Count who joined and who left in every period.

    Parameters
    ----------
    given, coalitions, kinds, first, last, every
        As in `growth`.

    Returns
    -------
    Table
        For each period and coalition the least and the greatest number that its dates allow.
        Periods in which nobody can have joined or left are left out.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous, DataError
        As in `growth`.

    Notes
    -----
    One who leaves and comes back joins twice; a change of role is neither joining nor leaving.
    Memberships that rest on low-confidence evidence only do not count. Somebody counts in
    ``joined`` of one period at most, but in ``joined_at_most`` of all that its dates allow, so
    these do not add up.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14", "end": "2021-12-31"},
    ... ])
    >>> joins_and_exits(panel).select("period", "joined", "left").rows
    (('2020', 1, 0), ('2021', 0, 1), ('2022', 1, 0))
    """
    panel = narrowed(given, coalitions, kinds)
    if not len(panel):
        return Table(tuple(_FLOWS), (), definitions=_FLOWS)
    cut = periods(*span_of(panel, first, last), every)
    stays = stints(panel)
    size = len(panel.coalitions)
    joined = _falling(stays.coalition, stays.start_earliest, stays.start_latest, size, cut)
    left = _falling(stays.coalition, stays.end_earliest, stays.end_latest, size, cut)
    counts = np.stack([*joined, *left], axis=-1)
    rows = [
        (cut.names[step], panel.coalitions[code], *counts[code, step].tolist())
        for code, step in np.argwhere(counts.any(axis=-1)).tolist()
    ]
    return Table(tuple(_FLOWS), rows, definitions=_FLOWS)


def _falling(
    coalition: Ints, earliest: Ints, latest: Ints, size: int, cut: Periods
) -> tuple[Ints, Ints]:
    """Count, by coalition and period, the bounds that lie within it and those that touch it."""
    steps = len(cut.names)
    low = np.searchsorted(cut.last, earliest)
    high = np.searchsorted(cut.first, latest, side="right") - 1
    within = (low == high) & (low < steps) & (earliest >= cut.first[0]) & (latest <= cut.last[-1])
    sure = np.bincount(coalition[within] * steps + low[within], minlength=size * steps)
    touched = low <= high
    touching = running(low[touched], high[touched] + 1, coalition[touched], size, steps)
    return sure.reshape(size, steps), touching
