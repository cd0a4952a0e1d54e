"""Rank tables: the first rows of a ranking, with bars and ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.analysis.panel_analysed import panel_of
from graphkit.analysis.plots.plot_figure import COLOURS, INK, blank, empty, shortened, tidy

if TYPE_CHECKING:
    import numpy.typing as npt
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel
    from graphkit.table import Table


def rank_table(
    facts: KnowledgeGraph | Panel,
    table: Table,
    *,
    value: str,
    as_of: Day | None,
    label: str = "label",
    low: str | None = None,
    high: str | None = None,
    count: int = 15,
    title: str = "",
) -> Figure:
    """Draw the first rows of a ranking.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        Whose data was ranked.
    table : Table
        The ranking, in order.
    value : str
        The column with the value.
    as_of : day, optional
        The day of the ranking.
    label : str
        The column that names each row.
    low, high : str, optional
        The columns of a range, drawn as a line across the bar.
    count : int
        How many rows.
    title : str
        By default the name of the column.

    Returns
    -------
    matplotlib.figure.Figure
        A bar for each row; rows without a value are left out.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    NotFound
        If the table lacks a column.

    Notes
    -----
    That the table was made from these facts is not checked.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> from graphkit.table import Table
    >>> panel = Panel.from_rows([{"member": "a", "coalition": "c"}])
    >>> figure = rank_table(panel, Table(["label", "n"], [["A", 1]]), value="n", as_of=None)
    >>> [text.get_text() for text in figure.axes[0].get_yticklabels()]
    ['1  A']
    """
    names, values = table.column(label), table.column(value)
    ends = [table.column(name) for name in (low, high) if name is not None]
    known = [row for row, number in enumerate(values) if isinstance(number, (int, float))][:count]
    note = table.definitions.get(value, "")
    height = 1.2 + 0.28 * max(len(known), 3)
    heading = title or value
    figure = blank(panel_of(facts), heading, as_of=as_of, note=note, height=height)
    axes = tidy(figure.add_subplot(), grid="x")
    if not known:
        empty(axes)
        return figure
    numbers = np.array([values[row] for row in known], dtype=np.float64)
    labels = [f"{rank}  {shortened(str(names[row]))}" for rank, row in enumerate(known, 1)]
    _bars(axes, numbers, labels)
    if len(ends) == 2:
        least, most = (np.array([end[row] for row in known], dtype=np.float64) for end in ends)
        axes.hlines(np.arange(len(known)), least, most, color=INK, linewidth=1.2)
    return figure


def _bars(axes: Axes, numbers: npt.NDArray[np.float64], labels: list[str]) -> None:
    places = np.arange(len(numbers))
    axes.barh(places, numbers, color=COLOURS[0], height=0.7)
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    for place, number in enumerate(numbers.tolist()):
        axes.text(number, place, f" {number:g}", va="center", fontsize=7, color=INK)
