"""Growth curves: presumed members as a line, from certain to possible as a band."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.plots.plot_figure import (
    COLOURS,
    DASHES,
    LEGEND,
    LINES,
    blank,
    empty,
    shortened,
    tidy,
)
from graphkit.analysis.time.growth import growth
from graphkit.panel.known_days import last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.analysis.time.calendar_periods import Every
    from graphkit.analysis.time.growth import Grouping
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

_FEW: Final = 40
"""Up to so many counts of a line have dots."""
_YEARS: Final = 14
"""So many years have room below the axis."""


def growth_curve(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: Grouping | Iterable[Grouping] | None = "coalition",
    kinds: str | Iterable[str] | None = None,
    first: Day | None = None,
    last: Day | None = None,
    every: Every = "month",
    title: str = "Members over time",
) -> Figure:
    """Draw how the number of members grew.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all.
    by : {"coalition", "kind", "country", "role"} or iterable of these, optional
        Draw a line for each of these, or of several together; with None, one line for all.
    kinds : str or iterable of str, optional
        Count only actors of these kinds.
    first : day, optional
        The day to begin with; by default the first of which the memberships say anything.
    last : day, optional
        The day to end with; by default the last of which the memberships say anything.
    every : {"month", "day", "week", "quarter", "year"}
        How often to count.
    title : str
        The title.

    Returns
    -------
    matplotlib.figure.Figure
        A line for each of the eight largest groups at its largest, through the counts of the last
        day of each period; others are counted in the caption.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    InvalidChoice, NotFound, Ambiguous, DataError
        As in `graphkit.analysis.growth`.

    Notes
    -----
    Whether lists of members are complete is not checked: a curve rises in the steps of its
    sources.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([{"member": "zoom", "coalition": "call", "start": "2022-06-23"}])
    >>> growth_curve(panel, last="2023-06-23").axes[0].get_ylabel()
    'members'
    """
    panel = narrowed(facts, coalitions, kinds)
    table = growth(facts, coalitions, by=by, kinds=kinds, first=first, last=last, every=every)
    lines: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in table:
        lines[row[1:-3]].append((row[0], *row[-3:]))
    ranked = sorted(lines, key=lambda group: (-max(r[2] for r in lines[group]), group))
    left = len(ranked) - LINES
    note = "Line: presumed members; band: from certain to possible; straight between counts."
    note += f" {left} smaller groups are not drawn." if left > 0 else ""
    figure = blank(panel, title, as_of=last_day(panel) if last is None else last, note=note)
    axes = tidy(figure.add_subplot())
    if not ranked:
        empty(axes)
        return figure
    for place, group in enumerate(ranked[:LINES]):
        label = shortened(", ".join(map(_label(panel), group)) or "all", LEGEND)
        _line(axes, lines[group], COLOURS[place], DASHES[place % len(DASHES)], label)
    if every == "year":
        _years_below(axes, sorted({row[0] for group in ranked for row in lines[group]}))
    axes.set_xlabel(f"counted on the last day of each {every}", fontsize=8)
    axes.set_ylabel("members", fontsize=8)
    axes.set_ylim(bottom=0)
    axes.legend(fontsize=7, frameon=False, loc="best")
    return figure


def _line(axes: Axes, points: list[tuple[Any, ...]], colour: str, dash: str, label: str) -> None:
    """Draw a line and its band through the counts, with dots where there are few."""
    days, certain, presumed, possible = zip(*points, strict=True)
    dot = "o" if len(days) <= _FEW else ""
    axes.plot(days, presumed, dash, marker=dot, markersize=3, color=colour, label=label)
    axes.fill_between(days, certain, possible, color=colour, alpha=0.12, lw=0)


def _years_below(axes: Axes, days: list[Any]) -> None:
    """Write each year below the day counted in it, which is its last, and not below its first."""
    shown = days[:: -(-len(days) // _YEARS)] if days else days
    axes.set_xticks(shown, [f"{day.year}" for day in shown])


def _label(panel: Panel) -> Callable[[str], str]:
    """Make a function that names a group: a coalition by its label, the rest as they are."""
    return lambda name: getattr(panel.coalition_info.get(name), "label", name) or "unknown"
