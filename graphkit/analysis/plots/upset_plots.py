"""UpSet plots: how many are in each combination of coalitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.analysis.panel_analysed import coalition_ids, narrowed
from graphkit.analysis.plots.plot_figure import COLOURS, FAINT, INK, blank, empty, shortened, tidy
from graphkit.analysis.ties.intersections import intersections
from graphkit.facts.window import least_for, window_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel


def upset(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str],
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast | None = None,
    kinds: str | Iterable[str] | None = None,
    min_size: int = 1,
    most: int = 30,
    title: str = "Members of several coalitions",
) -> Figure:
    """Draw how many are in exactly each combination of some coalitions.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str
        The coalitions; three to ten read well.
    on, during : day, year or month or two days, optional
        The time meant; without either, all time.
    at_least : {"presumed", "certain", "possible"}, optional
        The least degree of certainty that counts; by default *presumed*, of all time
        *possible*.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    min_size : int
        Leave out combinations with fewer members.
    most : int
        Draw so many combinations at most, the largest.
    title : str
        The title.

    Returns
    -------
    matplotlib.figure.Figure
        Above, a bar for each combination; below, which coalitions it combines, with the number of
        members of each coalition on the left.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    NotFound, Ambiguous, InvalidChoice
        If a name or word is unknown.

    Notes
    -----
    Whether lists of members are complete is not checked.

    References
    ----------
    As in `graphkit.analysis.intersections`.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([{"member": m, "coalition": c, "start": "2019-05-15"}
    ...                          for m, c in ("ax", "ay", "bx")])
    >>> axes = upset(panel, ["x", "y"], on="2020-01-01").axes[0]
    >>> [int(bar.get_height()) for bar in axes.patches]
    [1, 1]
    """
    time = window_of(on, during)
    panel = narrowed(facts, coalitions, kinds).during(*time, least_for(time, at_least))
    present = {panel.coalitions[code] for code in np.unique(panel.coalition).tolist()}
    sets = [name for name in coalition_ids(facts, coalitions) if name in present]
    table = intersections(panel, among=sets, min_size=min_size)
    left = len(table) - most
    note = f"{left} smaller combinations are not drawn." if left > 0 else ""
    figure = blank(panel, title, as_of=time, note=note, height=3.5 + 0.25 * len(sets))
    if not len(table):
        empty(figure.add_subplot())
        return figure
    grid = figure.add_gridspec(
        2, 2, width_ratios=(1, 3), height_ratios=(2, max(0.16 * len(sets), 0.5))
    )
    bars = tidy(figure.add_subplot(grid[0, 1]))
    dots = figure.add_subplot(grid[1, 1], sharex=bars)
    sizes = figure.add_subplot(grid[1, 0], sharey=dots)
    combinations = [(row[0], row[2]) for row in table][:most]
    _bars(bars, [int(str(size)) for _, size in combinations])
    _dots(dots, sets, [set(names) for names, _ in combinations if isinstance(names, tuple)])
    _sizes(sizes, panel, sets)
    return figure


def _bars(axes: Axes, sizes: list[int]) -> None:
    axes.bar(np.arange(len(sizes)), sizes, color=COLOURS[0], width=0.7)
    for place, size in enumerate(sizes):
        axes.text(place, size, str(size), ha="center", va="bottom", fontsize=7, color=INK)
    axes.tick_params(axis="x", bottom=False, labelbottom=False)
    axes.set_ylabel("members", fontsize=8)


def _dots(axes: Axes, sets: list[str], combinations: list[set[str]]) -> None:
    for place, combination in enumerate(combinations):
        inside = [row for row, name in enumerate(sets) if name in combination]
        outside = [row for row, name in enumerate(sets) if name not in combination]
        axes.scatter([place] * len(outside), outside, color=FAINT, s=24)
        axes.plot([place] * len(inside), inside, color=INK, marker="o", markersize=5, linewidth=1.5)
    axes.set_axis_off()
    axes.set_ylim(len(sets) - 0.5, -0.5)


def _sizes(axes: Axes, panel: Panel, sets: list[str]) -> None:
    codes = [panel.coalitions.index(name) for name in sets]
    totals = [len(np.unique(panel.member[panel.coalition == code])) for code in codes]
    labels = [shortened(panel.coalition_info[name].label, 30) for name in sets]
    axes.barh(np.arange(len(sets)), totals, color=COLOURS[5], height=0.6)
    for row, (label, total) in enumerate(zip(labels, totals, strict=True)):
        axes.text(0, row, f" {label} ({total})", va="center", fontsize=6.5, color=INK)
    axes.set_axis_off()
