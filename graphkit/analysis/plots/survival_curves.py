"""Survival curves: the share still outside a coalition so many days after its launch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.plots.figure import COLOURS, DASHES, LINES, blank, empty, shortened, tidy
from graphkit.analysis.time.survival.time_to_join import time_to_join
from graphkit.panel.known_days import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.analysis.time.survival.waiting_curves import Split
    from graphkit.analysis.time.survival.waits_of import Population
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel


def survival_curve(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: Split | None = "kind",
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
        that the uncertain dates allow.

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
    table = time_to_join(facts, coalitions, by=by, kinds=kinds, of=of, until=until)
    note = "Line: likeliest (Turnbull); band: what the uncertain dates allow."
    note = f"{note} {table.note}" if len(table.note) < 120 else note
    figure = blank(panel, title, as_of=last_day(panel) if until is None else until, note=note)
    axes = tidy(figure.add_subplot())
    curves: dict[str, list[tuple[Any, ...]]] = {}
    for row in table:
        curves.setdefault(str(row[0]) if by else "all", []).append(row[-7:-2])
    if not curves:
        empty(axes)
        return figure
    end = max(steps[-1][0] for steps in curves.values()) + 1
    for place, (name, steps) in enumerate(list(curves.items())[:LINES]):
        look = COLOURS[place], DASHES[place % len(DASHES)]
        _curve(axes, [*steps, (end, *steps[-1][1:])], look, shortened(name) or "unknown")
    axes.set_xlabel("days since the launch", fontsize=8)
    axes.set_ylabel("share still outside", fontsize=8)
    axes.set_ylim(0, 1.02)
    axes.legend(fontsize=7, frameon=False)
    return figure


def _curve(axes: Axes, steps: list[Any], look: tuple[str, str], label: str) -> None:
    days = [0, *(step[0] for step in steps)]
    lines = [[1.0, *(step[k] for step in steps)] for k in (-3, -2, -1)]
    axes.step(days, lines[0], where="post", color=look[0], linestyle=look[1], label=label)
    axes.fill_between(days, lines[1], lines[2], step="post", color=look[0], alpha=0.12, lw=0)
