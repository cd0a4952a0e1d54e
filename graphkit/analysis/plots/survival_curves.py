"""Survival curves: the share still outside a coalition so many days after its launch."""

from __future__ import annotations

from math import floor
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
from graphkit.analysis.time.survival.waiting_curves import waiting_curves
from graphkit.panel.known_days import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.analysis.time.survival.waiting_curves import CurveSplit, WaitingCurve
    from graphkit.analysis.time.survival.waits_of import Population
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

_SHORT: Final = 120
"""A longer note of the estimate stands with its table, and in no caption."""
_HIGH: Final = 0.5
"""Where no band falls below, the axis begins near the lowest."""


def survival_curve(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: CurveSplit | None = "kind",
    kinds: str | Iterable[str] | None = None,
    of: Population = "eligible",
    until: Day | None = None,
    title: str = "Still outside after the launch",
) -> Figure:
    """Draw the share of actors that had not joined yet.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all.
    by : {"kind", "coalition", None}
        Draw a curve for each kind of actor, for each coalition, or one for all.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    of : {"eligible", "known", "joined"}
        Of whom the share is taken: of all actors in the panel of the kinds that a coalition has
        members of, of all actors, or of those only who have joined.
    until : day, optional
        The last day watched; by default the last of which the memberships say anything.
    title : str
        The title.

    Returns
    -------
    matplotlib.figure.Figure
        A line for each of the first eight curves, and a band from the least to the greatest share
        that the uncertain dates allow. Each ends with the last day on which a coalition of its
        group was watched. The axis begins at 0 where one falls below a half, and else near the
        lowest, which the caption says.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    InvalidChoice, NotFound, Ambiguous
        As in `graphkit.analysis.time_to_join`.

    Notes
    -----
    Whether those who have not joined ever could is not checked.

    Examples
    --------
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows([{"member": "a", "coalition": "c", "start": "2019-05-15"}],
    ...                         coalitions={"c": CoalitionInfo("C", start_earliest=18000)})
    >>> survival_curve(panel).axes[0].get_xlabel()
    'days since the launch'
    """
    panel = narrowed(facts, coalitions, kinds)
    found = waiting_curves(facts, coalitions, by=by, kinds=kinds, of=of, until=until)
    curves = [curve for curve in found.curves if curve.steps][:LINES]
    bottom = _bottom(curves)
    note = "Line: likeliest (Turnbull); band: what the uncertain dates allow."
    note += f" The axis begins at {bottom:.2f}." if bottom else ""
    note = f"{note} {found.note}" if len(found.note) < _SHORT else note
    figure = blank(panel, title, as_of=last_day(panel) if until is None else until, note=note)
    axes = tidy(figure.add_subplot())
    if not curves:
        empty(axes)
        return figure
    for place, curve in enumerate(curves):
        about = panel.coalition_info.get(curve.name) if by == "coalition" else None
        label = (about.label if about else curve.name) if by else "all"
        look = COLOURS[place], DASHES[place % len(DASHES)]
        _curve(axes, curve, look, shortened(label, LEGEND) or "unknown")
    axes.set_xlabel("days since the launch", fontsize=8)
    axes.set_ylabel("share still outside", fontsize=8)
    axes.set_ylim(bottom, 1 + 0.02 * (1 - bottom))
    axes.legend(fontsize=7, frameon=False, loc="best")
    return figure


def _bottom(curves: list[WaitingCurve]) -> float:
    """Find where the axis begins: at 0, or near the lowest band where all of them lie high."""
    lowest = min((step.least for curve in curves for step in curve.steps), default=0.0)
    if lowest < _HIGH:
        return 0.0
    return floor(100 * (lowest - 0.2 * (1 - lowest))) / 100


def _curve(axes: Axes, curve: WaitingCurve, look: tuple[str, str], label: str) -> None:
    """Draw a curve from the launch to the end of the last day on which it was watched."""
    steps = curve.steps
    days = [0, *(step.days for step in steps), curve.watched + 1]
    outside, least, most = (
        [1.0, *(getattr(step, share) for step in steps), getattr(steps[-1], share)]
        for share in ("outside", "least", "most")
    )
    axes.step(days, outside, where="post", color=look[0], linestyle=look[1], label=label)
    axes.fill_between(days, least, most, step="post", color=look[0], alpha=0.12, lw=0)
