"""Who is in what, as a heat map whose rows and columns are put in a telling order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import numpy as np

from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.plots.plot_figure import COLOURS, FAINT, blank, empty, shortened, tidy
from graphkit.facts.certainty import CERTAINTIES
from graphkit.facts.window import least_for, window_of
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from graphkit.facts.window import During, Window
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

    Floats = npt.NDArray[np.float64]

NodeOrder: TypeAlias = Literal["nested", "alike"]

ORDERS: Final[tuple[NodeOrder, ...]] = get_args(NodeOrder)
_PAPER: Final = "#ffffff"


def incidence_map(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast | None = None,
    kinds: str | Iterable[str] | None = None,
    order: NodeOrder = "nested",
    most: int = 60,
    title: str = "Who is in what",
) -> Figure:
    """Draw members by coalitions, darker where the membership is surer.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    on, during : day, year or month or two days, optional
        The time meant; without either, all time.
    at_least : {"presumed", "certain", "possible"}, optional
        The least degree of certainty drawn; by default *presumed*, and *possible* of all time.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    order : {"nested", "alike"}
        Those with most ties first, so that nesting shows as a triangle; or those that are alike
        beside each other, by reciprocal averaging, so that groups show as blocks.
    most : int
        Draw so many actors at most, those with most memberships; the caption says so.
    title : str
        The title.

    Returns
    -------
    matplotlib.figure.Figure
        A row for each actor and a column for each coalition.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    InvalidChoice, NotFound, Ambiguous
        If a word or a name is unknown.

    Notes
    -----
    That an empty cell means "not a member" and not "not listed" is not checked.

    References
    ----------
    M. O. Hill, "Reciprocal averaging: an eigenvector method of ordination", *Journal of Ecology*
    61 (1973), 237-249, https://doi.org/10.2307/2258931.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([{"member": "a", "coalition": "c", "start": "2019-05-15"}])
    >>> axes = incidence_map(panel, on="2020-01-01").axes[0]
    >>> [text.get_text() for text in axes.get_yticklabels()]
    ['a']
    """
    one_of("order", order, ORDERS)
    time = window_of(on, during)
    panel = narrowed(facts, coalitions, kinds).during(*time, least_for(time, at_least))
    members, ranks = _matrix(panel, time)
    kept, columns = ordered(ranks, order, most)
    left = len(members) - len(kept)
    note = "Darker: surer (possible, presumed, certain)."
    note += f" {left} actors with fewer memberships are not drawn." if left else ""
    size = {"width": 3.5 + 0.22 * len(columns), "height": 2.5 + 0.17 * len(kept)}
    figure = blank(panel, title, as_of=time, note=note, **size)
    axes = tidy(figure.add_subplot(), grid="")
    if not len(kept):
        empty(axes)
        return figure
    from matplotlib.colors import ListedColormap

    shades = ListedColormap([_PAPER, FAINT, COLOURS[5], COLOURS[0]])
    axes.imshow(ranks[np.ix_(kept, columns)], cmap=shades, vmin=0, vmax=3, aspect="auto")
    codes = np.unique(panel.coalition)[columns].tolist()
    _names(
        axes,
        [panel.actors[members[row]].label for row in kept.tolist()],
        [panel.coalition_info[panel.coalitions[code]].label for code in codes],
    )
    return figure


def _names(axes: Axes, rows: list[str], columns: list[str]) -> None:
    axes.set_yticks(range(len(rows)), [shortened(name) for name in rows], fontsize=6)
    axes.set_xticks(range(len(columns)), [shortened(name) for name in columns], fontsize=6)
    axes.tick_params(axis="x", labelrotation=90)


def _matrix(panel: Panel, time: Window) -> tuple[list[str], Floats]:
    """List the members, and how surely each is in each coalition that has any."""
    present, row = np.unique(panel.member, return_inverse=True)
    codes, column = np.unique(panel.coalition, return_inverse=True)
    ranks = np.zeros((len(present), len(codes)))
    np.maximum.at(ranks, (row, column), panel.certainty(*time))
    assert ranks.max(initial=0) < len(CERTAINTIES)
    return [panel.members[code] for code in present.tolist()], ranks


def ordered(
    ranks: Floats, order: NodeOrder, most: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Choose the rows and columns to draw, in order; equal ones stay as they are."""
    ties = ranks > 0
    by_ties = np.argsort(-ties.sum(axis=1), kind="stable")[:most]
    held = ties[by_ties]
    columns = np.flatnonzero(held.any(axis=0))
    if order == "nested" or min(held.shape) < 3:
        return by_ties, columns[np.argsort(-held[:, columns].sum(axis=0), kind="stable")]
    rows, places = _averaged(held[:, columns].astype(np.float64))
    return by_ties[np.argsort(rows, kind="stable")], columns[np.argsort(places, kind="stable")]


def _averaged(ties: Floats) -> tuple[Any, Any]:
    """Compute the scores of rows and columns on the first axis of reciprocal averaging."""
    row_sums, column_sums = ties.sum(axis=1), ties.sum(axis=0)
    scaled = ties / np.sqrt(np.outer(row_sums, column_sums))
    expected = np.sqrt(np.outer(row_sums, column_sums)) / ties.sum()
    left, _, right = np.linalg.svd(scaled - expected, full_matrices=False)
    turned = 1.0 if left[np.argmax(np.abs(left[:, 0])), 0] > 0 else -1.0
    scores = left[:, 0] / np.sqrt(row_sums), right[0] / np.sqrt(column_sums)
    return tuple(np.round(turned * score, 9) for score in scores)
