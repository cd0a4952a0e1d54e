"""Joining waves: who joined in each period, with the events of the largest waves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.date_range import date_range
from graphkit.analysis.panel_analysed import coalition_ids, narrowed
from graphkit.analysis.plots.plot_figure import COLOURS, FAINT, INK, blank, empty, shortened, tidy
from graphkit.analysis.time.calendar_periods import calendar_periods
from graphkit.analysis.time.joins_and_exits import joins_and_exits
from graphkit.analysis.time.waves import waves
from graphkit.panel import number_of
from graphkit.panel.known_days import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.analysis.time.calendar_periods import Every, Periods
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel
    from graphkit.table import Table


def joining_waves(
    facts: KnowledgeGraph | Panel,
    coalition: str,
    *,
    kinds: str | Iterable[str] | None = None,
    first: Day | None = None,
    last: Day | None = None,
    every: Every = "quarter",
    min_size: int = 3,
    named: int = 6,
    lang: str = "en",
    title: str = "",
) -> Figure:
    """Draw how many joined a coalition in each period, and what happened then.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalition : str
        The coalition.
    kinds : str or iterable of str, optional
        Count only actors of these kinds.
    first : day, optional
        The day to begin with; by default the first of which the memberships say anything.
    last : day, optional
        The day to end with; by default the last of which the memberships say anything.
    every : {"quarter", "day", "week", "month", "year"}
        How long a period is.
    min_size : int
        The least size of a wave that is named.
    named : int
        How many waves are named, the largest first; an event names a wave if a graph is given.
    lang : str
        The language of the events.
    title : str
        By default the name of the coalition.

    Returns
    -------
    matplotlib.figure.Figure
        Dark bars surely joined in the period; light ones may have.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    InvalidChoice, NotFound, Ambiguous, DataError
        As in `graphkit.analysis.joins_and_exits`.

    Notes
    -----
    Whether an event has anything to do with a wave is not checked.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([{"member": "zoom", "coalition": "call", "start": "2022-06-23"}])
    >>> joining_waves(panel, "call").get_suptitle()
    'call: joining by quarter'
    """
    panel = narrowed(facts, coalition, kinds)
    slug = coalition_ids(facts, coalition)[0]
    label = panel.coalition_info[slug].label if slug in panel.coalition_info else slug
    heading = title or f"{label}: joining by {every}"
    note = "Dark: surely joined in the period; light: may have, as far as dates are known."
    end = last_day(panel) if last is None else last
    figure = blank(panel, heading, as_of=end, note=note)
    axes = tidy(figure.add_subplot())
    if not len(panel):
        empty(axes)
        return figure
    counts = joins_and_exits(facts, coalition, kinds=kinds, first=first, last=last, every=every)
    cut = calendar_periods(*date_range(panel, first, last), every)
    _bars(axes, counts, cut.names)
    found = waves(facts, coalition, min_size=min_size, kinds=kinds, lang=lang)
    for wave in found.sorted_by("joined", reverse=True).head(named).records():
        _name(axes, cut, wave)
    axes.margins(y=0.35)
    return figure


def _bars(axes: Axes, counts: Table, names: tuple[str, ...]) -> None:
    place = {name: step for step, name in enumerate(names)}
    heights = np.zeros((2, len(names)))
    for row in counts.records():
        step = place[str(row["period"])]
        heights[:, step] = [int(str(row[name])) for name in ("joined", "joined_at_most")]
    steps = np.arange(len(names))
    axes.bar(steps, heights[1], color=FAINT, width=0.9)
    axes.bar(steps, heights[0], color=COLOURS[0], width=0.9)
    shown = steps[:: max(len(names) // 12, 1)]
    axes.set_xticks(shown, [names[step] for step in shown.tolist()], rotation=45, ha="right")
    axes.set_ylabel("joined", fontsize=8)


def _name(axes: Axes, cut: Periods, wave: Mapping[str, Any]) -> None:
    """Write the first event of a wave beside its bar."""
    day = number_of(wave["first"])
    if not wave["event_names"] or not cut.first[0] <= day <= cut.last[-1]:
        return
    axes.annotate(
        shortened(wave["event_names"][0], 44),
        (int(np.searchsorted(cut.last, day)), wave["joined"]),
        xytext=(0, 12),
        textcoords="offset points",
        rotation=30,
        fontsize=6,
        color=INK,
        arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.5},
    )
