"""A measure of the network at the end of each year, quarter or month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graphkit.analysis.date_range import date_range
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.registry import get
from graphkit.analysis.time.calendar_periods import calendar_periods
from graphkit.analysis.trust.measured_values import key_definitions, names_of_keys, values_of
from graphkit.errors import InvalidChoice
from graphkit.facts.one_day import from_day_number
from graphkit.network import two_mode
from graphkit.table import Table
from graphkit.type_checks import function

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import networkx as nx

    from graphkit.analysis.time.calendar_periods import Every
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

    Measure: TypeAlias = Callable[[nx.Graph[Any]], Table | float | None]

_DEFINITIONS: Final = {
    "period": "the period",
    "day": "the day measured: the last of the period, or the last day of the facts",
    "value": "the measure on that day; empty where it is not defined",
    "change": "value less that of the period before; empty where one is missing",
}


@method_recorded
def rolling(
    facts: KnowledgeGraph | Panel,
    measure: str | Measure = "cohesion",
    *,
    key: str | tuple[str, ...] | None = "measure",
    value: str | None = "value",
    every: Every = "year",
    first: Day | None = None,
    last: Day | None = None,
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: AtLeast = "presumed",
) -> Table:
    """Measure the network at the end of each year, quarter or month.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    measure : str or callable
        The name of an analysis of networks that needs no options, such as ``"cohesion"``,
        ``"centrality"`` or ``"nestedness"``; in Python also a function of a two-mode network that
        returns a number or a Table.
    key : str or tuple of str
        For a Table: the columns that say what a row is about, such as ``"node"``, or
        ``("first", "second")`` of pairs. Together they must tell the rows apart.
    value : str
        For a Table: the column with the value, such as ``"degree"``.
    every : {"day", "week", "month", "quarter", "year"}
        How long a period is.
    first : day, optional
        The day on which the first period begins; by default the first of which the facts say
        anything.
    last : day, optional
        The day with which the last period ends; by default the last of which the facts say
        anything.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty drawn.

    Returns
    -------
    Table
        By what is measured, and then by period.

    Raises
    ------
    InvalidChoice
        If a word is unknown, or the analysis is not one of networks.
    NotFound, Ambiguous
        If a name is unknown, or the Table lacks a column.
    DataError
        If ``first`` is after ``last``, the measure gives no numbers, or ``key`` does not tell its
        rows apart.

    Notes
    -----
    Each network is of one day, so that nothing is smoothed. Most measures of networks change with
    their size alone: `graphkit.analysis.against_chance` tells for one day
    what is left. Whether lists of members were as complete on all days is not checked.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([{"member": m, "coalition": "x", "start": day} for m, day in
    ...     [("a", "2019-05-01"), ("b", "2020-05-01"), ("c", "2020-06-01")]])
    >>> rolling(panel, len, key=None, first="2019-01-01").select("period", "value", "change").rows
    (('2019', 2, None), ('2020', 4, 2))
    """
    panel = narrowed(facts, coalitions, kinds)
    low, high = date_range(panel, first, last)
    measured, keys = _function(measure), names_of_keys(key)
    periods = calendar_periods(low, high, every)
    found = []
    for name, end in zip(periods.names, periods.last.tolist(), strict=True):
        network = two_mode(panel, on=from_day_number(end), at_least=at_least)
        values = values_of(measured(network), keys, value)
        found.append((name, from_day_number(end), values))
    order = dict.fromkeys(one for _, _, values in reversed(found) for one in values)
    names = keys or ("what",)
    rows = []
    for one in order:
        before: float | None = None
        for name, day, values in found:
            number = values.get(one)
            change: float | None = None if number is None or before is None else number - before
            rows.append((*one, name, day, number, change))
            before = number
    definitions = key_definitions(names) | _DEFINITIONS
    return Table((*names, *_DEFINITIONS), rows, definitions=definitions)


def _function(measure: str | Measure) -> Measure:
    """Find an analysis by its name; a function is taken as it is."""
    if not isinstance(measure, str):
        function("measure", measure, "the name of an analysis, or a function of a network")
        return measure
    analysis = get(measure)
    needed = any(one.default is one.empty for one in analysis.parameters)
    if analysis.needs != "network" or needed:
        raise InvalidChoice("measure", measure, ("cohesion", "centrality", "nestedness", "…"))
    return analysis.function
