"""Tie the actors that share coalitions, or the coalitions that share actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import networkx as nx
import numpy as np

from graphkit.analysis.sparse import row_of_each_cell, shared_counts, with_data
from graphkit.analysis.ties.projection import Projection
from graphkit.analysis.ties.shared_days import shared_days, stretches_of
from graphkit.analysis.ties.tie_weights import check_weight, weigh
from graphkit.analysis.two_mode_sides import one_side
from graphkit.analysis.why_no_result import why_no_result
from graphkit.errors import DataError, Problem
from graphkit.network import Incidence
from graphkit.next_steps import Advice, Option, joined
from graphkit.type_checks import counted, one_of

if TYPE_CHECKING:
    import scipy.sparse as sp

    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Network, OneSide, Side
    from graphkit.panel import Day, Panel

OVERSTATES: Final = Advice(
    "Overstates ties: two nodes count as tied even if they were there at different times. "
    "Use {overlap} or {days} to count only what they shared at the same time.",
    overlap=Option("require_overlap", True),
    days=Option("weight", "days"),
)
_BY_WEIGHT: Final = Advice(
    "Overstates ties: two nodes count as tied even if they were there at different times. "
    "Use {days} to count only what they shared at the same time.",
    days=Option("weight", "days"),
)


def note_by_weight(note: str, network: Network) -> str:
    """Word the note of a projection for an analysis that has no option ``require_overlap``."""
    return joined(_BY_WEIGHT, why_no_result(network)) if str(OVERSTATES) in note else note


def project(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "actors",
    *,
    weight: Weight = "count",
    min_shared: int = 1,
    require_overlap: bool = False,
    until: Day | None = None,
) -> Projection:
    """Tie the nodes of one side that share something on the other.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network (`graphkit.network.two_mode`), or a panel narrowed to what is meant.
    side : {"actors", "coalitions"}
        Whom to tie.
    weight : str
        How to weigh a tie: ``"count"``, ``"ratio"``, ``"jaccard"``, ``"overlap"``, ``"cosine"``,
        ``"newman"``, ``"resource_allocation"`` or ``"days"``.
        `graphkit.analysis.ties.tie_weights.WEIGHTS` says what each is.
    min_shared : int
        Leave out pairs that share fewer things.
    require_overlap : bool
        Count as shared only what both had on at least one same day. Needs a network with periods
        and goes with the weights ``"count"``, ``"ratio"`` and ``"days"``. The days are those that
        hold at the degree of certainty that the network was drawn at; memberships whose start is
        not known at it are left out, and counted in the note.
    until : day, optional
        The last day counted in days of overlap; needed when the network is of all times.

    Returns
    -------
    Projection
        A sparse matrix of weights, which lists its pairs (``.table()``) or draws a graph
        (``.graph()``). Isolated nodes stay in ``nodes``.

    Raises
    ------
    InvalidChoice
        If ``side`` or ``weight`` is unknown, ``min_shared`` is below 1, ``require_overlap`` does
        not go with the weight, or ``until`` is needed.
    DataError
        If periods are needed and the network has none.

    Notes
    -----
    Whether the ties are at one time is not checked: a network of a window or of all times is
    projected with a note that says so. The sparse product takes a hundredth of the time of
    networkx's ``weighted_projected_graph`` (row "projection of actors by count" of the benchmark
    ``analysis``).

    References
    ----------
    M. E. J. Newman, "Scientific collaboration networks. II", *Physical Review E* 64, 016132
    (2001), https://doi.org/10.1103/PhysRevE.64.016132.
    T. Zhou, L. Lü and Y.-C. Zhang, "Predicting missing links via local information", *European
    Physical Journal B* 71 (2009), 623-630, https://doi.org/10.1140/epjb/e2009-00335-8.

    Examples
    --------
    >>> import networkx as nx
    >>> women = project(nx.davis_southern_women_graph(), weight="jaccard", min_shared=6)
    >>> print(women.table().head(2))
    first             second            weight  shared
    ----------------  ----------------  ------  ------
    Katherina Rogers  Sylvia Avondale   0.8571       6
    Evelyn Jefferson  Theresa Anderson  0.7778       7
    """
    check_weight(weight)
    min_shared = counted("min_shared", min_shared, 1)
    seen = one_side(network, side)
    note = OVERSTATES if spans_time(network) and not require_overlap and weight != "days" else ""
    if require_overlap or weight == "days":
        shared, weighed, undated = _at_one_time(network, seen, weight, until)
        note = _undated_note(undated)
    else:
        shared = shared_counts(seen.matrix)
        weighed = weigh(seen.matrix, shared, weight)
    if min_shared > 1:
        shared, weighed = _kept(shared, weighed, shared.data >= min_shared)
    return Projection(seen.nodes, weighed, shared, weight, joined(note, why_no_result(network)))


def spans_time(network: Network) -> bool:
    """Say whether a network, or the rows of a panel, hold ties of different times."""
    if isinstance(network, nx.Graph):
        return bool({"ever", "during"} & network.graph.keys())
    if isinstance(network, Incidence) or not len(network):
        return False
    first, last = network.days("possible")
    return int(first.max()) > int(last.min())


def _at_one_time(
    network: Network, seen: OneSide, weight: Weight, until: Day | None
) -> tuple[sp.csr_array, sp.csr_array, int]:
    one_of("weight", weight, ("count", "ratio", "days"))
    if not isinstance(network, nx.Graph):
        hint = "Draw it with graphkit.network.two_mode."
        raise DataError([Problem("network", 0, "", "days of overlap need a network.", hint)])
    places = [{name: at for at, name in enumerate(side)} for side in (seen.nodes, seen.others)]
    stretches = stretches_of(network, *places, until=until, bounded=weight == "days")
    days, shared = shared_days(stretches, len(seen.nodes))
    if weight == "days":
        return shared, days, stretches.undated
    share = shared.data / max(len(seen.others), 1)
    weighed = with_data(shared, share) if weight == "ratio" else shared
    return shared, weighed, stretches.undated


def _undated_note(undated: int) -> str:
    """Count the memberships that only may have overlapped."""
    if not undated:
        return ""
    are, began = ("membership is", "it") if undated == 1 else ("memberships are", "they")
    return (
        f"{undated:,} {are} left out: when {began} began is not known, so {began} only may have "
        "overlapped."
    )


def _kept(
    shared: sp.csr_array, weighed: sp.csr_array, keep: Any
) -> tuple[sp.csr_array, sp.csr_array]:
    from scipy import sparse

    rows = row_of_each_cell(shared)[keep]
    bounds = np.searchsorted(rows, np.arange(shared.shape[0] + 1))
    columns = shared.indices[keep]
    both = (shared.data[keep], weighed.data[keep])
    first, second = (sparse.csr_array((data, columns, bounds), shape=shared.shape) for data in both)
    return first, second
