"""How coalitions grow: members on each of many days, and who joined and left in each period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from graphkit.analysis.date_range import date_of, date_range
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.time.calendar_periods import calendar_periods
from graphkit.analysis.time.covered_steps import count_covering, covered_steps
from graphkit.analysis.time.stays import union
from graphkit.facts.certainty import rank_of
from graphkit.panel.codes import coded
from graphkit.table import Table
from graphkit.type_checks import one_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from graphkit.analysis.time.calendar_periods import Every
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

    Ints = npt.NDArray[np.int64]

Grouping: TypeAlias = Literal["coalition", "kind", "country", "role"]

GROUPINGS: Final[dict[Grouping, str]] = {
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

_STEPS: Final = (
    "A coalition that publishes its list now and then seems to grow in steps, which are those of "
    "its sources."
)


@method_recorded
def growth(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: Grouping | Iterable[Grouping] | None = "coalition",
    kinds: str | Iterable[str] | None = None,
    first: Day | None = None,
    last: Day | None = None,
    every: Every = "month",
    degree: AtLeast | None = None,
) -> Table:
    """Count how many members there were, month by month.

    Counted is on the last day of every month (or day, week, quarter, year).

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all.
    by : str or iterable of str, optional
        Split the curve by ``"coalition"``, ``"kind"``, ``"country"`` or ``"role"``, or by several
        of them; with None, one curve counts the actors in any of the coalitions once each.
    kinds : str or iterable of str, optional
        Count only actors of these kinds.
    first : day, optional
        The day to begin with; by default the first of which the memberships say anything.
    last : day, optional
        The day to end with; by default the last of which the memberships say anything.
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
    panel, names = narrowed(facts, coalitions, kinds), _groupings(by)
    if degree is not None:
        rank_of(degree)
    degrees = DEGREES if degree is None else (degree,)
    if not len(panel):
        return _grown(names, degrees, ())
    low, high = date_range(panel, first, last)
    days = calendar_periods(low, high, every).last
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
    names: tuple[Grouping, ...], degrees: tuple[str, ...], rows: Iterable[Sequence[Any]]
) -> Table:
    definitions: dict[str, str] = {"day": "the day counted"}
    definitions |= {name: GROUPINGS[name] for name in names}
    definitions |= {degree: _MEMBERS[degree] for degree in degrees}
    return Table(tuple(definitions), rows, definitions=definitions, note=_STEPS)


def _groupings(by: Grouping | Iterable[Grouping] | None) -> tuple[Grouping, ...]:
    several: Any = () if by is None else texts("by", by, "a grouping or several as texts")
    names: tuple[Grouping, ...] = several
    for name in names:
        one_of("by", name, GROUPINGS)
    return names


def _groups(panel: Panel, names: tuple[Grouping, ...]) -> tuple[Ints | None, list[tuple[str, ...]]]:
    """Number the group of each row, and say what the groups are; None if all are in one."""
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


def _column(panel: Panel, name: Grouping) -> tuple[npt.NDArray[Any], tuple[str, ...]]:
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
    begun, over = covered_steps(first, last, days)
    counted = np.flatnonzero(begun < over)
    key = panel.member[counted].astype(np.int64)
    if group is not None:
        key += group[counted] * len(panel.members)
    key, begun, over = union(key, begun[counted], over[counted], len(days) + 1)
    return count_covering(begun, over, key // max(len(panel.members), 1), size, len(days))
