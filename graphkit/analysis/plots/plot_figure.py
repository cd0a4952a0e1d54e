"""An empty figure with a title and a caption, and the colours that all figures share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.date_range import date_of
from graphkit.errors import MissingExtra
from graphkit.facts.window import Window
from graphkit.panel import number_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.panel import Day, Panel

COLOURS: Final = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#8c6d00",
    "#56b4e9",
    "#5d5346",
    "#e69f00",
)
"""Told apart by colour-blind readers (after Okabe and Ito); lines also differ in their dashes."""
DASHES: Final = ("-", "--", "-.", ":")
INK: Final = "#22303f"
FAINT: Final = "#d9d5cb"
LEGEND: Final = 60
"""So long may names in a legend be."""
LINES: Final = len(COLOURS)
"""As many groups as one figure shows; the rest are named in the caption."""


def blank(
    panel: Panel,
    title: str,
    *,
    as_of: Day | int | Window | None,
    note: str = "",
    width: float = 8.0,
    height: float = 4.5,
) -> Figure:
    """Make an empty figure with a title and a caption.

    Parameters
    ----------
    panel : Panel
        Whose data is drawn: its version goes into the caption.
    title : str
        What the figure shows.
    as_of : day or window, optional
        The day up to which, or on which, it shows it, or the time at some time in which.
    note : str
        What else a reader must know.
    width, height : float
        In inches.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtra("A plot", "plot") from None
    figure = Figure(figsize=(width, height), layout="constrained")
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold", color=INK)
    caption = _caption(panel, as_of, note)
    figure.supxlabel(caption, x=0.01, ha="left", fontsize=7, color=INK, wrap=True)
    return figure


def _caption(panel: Panel, as_of: Day | int | Window | None, note: str) -> str:
    told = f"Data version {panel.version or 'unknown'}, {_when(as_of)}."
    return f"{told} {note}" if note else told


def _when(as_of: Day | int | Window | None) -> str:
    if isinstance(as_of, Window):
        at_some_time = "at some time" if as_of.is_all_time else f"at some time from {as_of}"
        return f"as of {as_of}" if as_of.is_one_day else at_some_time
    day = None if as_of is None else date_of(number_of(as_of))
    return f"as of {day or 'no date'}"


def tidy(axes: Axes, *, grid: str = "y") -> Axes:
    """Take away the frame and draw light lines to read values by."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if grid:
        axes.grid(axis="x" if grid == "x" else "y", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8)
    return axes


def empty(axes: Axes) -> None:
    """Say that there is nothing to draw."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, "There is nothing to show.", ha="center", va="center", color=INK)


def shortened(text: str, length: int = 38) -> str:
    """Cut a long label.

    >>> shortened("Global Internet Forum", 12)
    'Global Inte…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
