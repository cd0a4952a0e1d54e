"""Survival curves: the share still outside a coalition so many days after its launch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis.plots.figure import COLOURS, DASHES, LINES, blank, empty, shortened, tidy
from graphkit.analysis.subjects import last_day, narrowed
from graphkit.analysis.time.time_to_join import time_to_join

if TYPE_CHECKING:
    from typing import Any

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.analysis.subjects import Given, Names
    from graphkit.panel import Day


def survival_curve(
    given: Given,
    coalitions: Names = None,
    *,
    by: str | None = "kind",
    kinds: Names = None,
    of: str = "joined",
    until: Day | int | None = None,
    title: str = "Still outside after the launch",
) -> Figure:
    """Draw the share of actors that had not joined yet.

    Parameters
    ----------
    given, coalitions, by, kinds, of, until
        As in `graphkit.analysis.time.time_to_join.time_to_join`.
    title : str
        The title.

    Returns
    -------
    matplotlib.figure.Figure
        A line for each of the first eight curves, and a band from "every uncertain date is the
        earliest possible" to "… the latest possible".

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    InvalidChoice, NotFound, Ambiguous
        As in `graphkit.analysis.time.time_to_join.time_to_join`.

    Examples
    --------
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows([{"member": "a", "coalition": "c", "start": "2019-05-15"}],
    ...                         coalitions={"c": CoalitionInfo("C", start_earliest=18000)})
    >>> survival_curve(panel).axes[0].get_xlabel()
    'days since the launch'
    """
    panel = narrowed(given, coalitions, kinds)
    table = time_to_join(given, coalitions, by=by, kinds=kinds, of=of, until=until)
    note = "Line: likeliest (Turnbull); band: if uncertain dates were earliest or latest."
    note = f"{note} {table.note}" if len(table.note) < 120 else note
    figure = blank(panel, title, as_of=last_day(panel) if until is None else until, note=note)
    axes = tidy(figure.add_subplot())
    curves: dict[str, list[tuple[Any, ...]]] = {}
    for row in table:
        curves.setdefault(str(row[0]) if by else "all", []).append(row[-5:])
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
