"""Who sits with whom, as a network: all ties, or only those that chance does not explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.analysis.adjusted_p_values import CORRECTIONS
from graphkit.analysis.ties import backbone as backbones
from graphkit.analysis.ties.project import project
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from graphkit.analysis.adjusted_p_values import Correction
    from graphkit.analysis.ties.backbone import NullModel
    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Day, Panel


def co_membership(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "actors",
    *,
    weight: Weight = "count",
    min_shared: int = 1,
    require_overlap: bool = False,
    until: Day | None = None,
    backbone: NullModel | None = None,
    correction: Correction | None = None,
    alpha: float = 0.05,
    trials: int = 1000,
    seed: int = 0,
) -> nx.Graph[Any]:
    """Draw who sits with whom: all ties, or only those that chance does not explain.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network, or a panel narrowed to what is meant.
    side : {"actors", "coalitions"}
        Whom to tie.
    weight : str
        How to weigh a tie: ``"count"``, ``"ratio"``, ``"jaccard"``, ``"overlap"``, ``"cosine"``,
        ``"newman"``, ``"resource_allocation"`` or ``"days"``.
    min_shared : int
        Leave out pairs that share fewer things.
    require_overlap : bool
        Count as shared only what both had on at least one same day. Needs a network with periods
        and goes with the weights ``"count"``, ``"ratio"`` and ``"days"``.
    until : day, optional
        The last day counted in days of overlap; needed when the network is of all times.
    backbone : {None, "hypergeometric", "sdsm", "fdsm"}
        Keep only the ties that this null model finds too strong for chance; see
        `graphkit.analysis.backbone`.
    correction : {"none", "bonferroni", "holm", "fdr"}
        Correction for many tests; must be chosen with a backbone. ``"fdr"`` is Benjamini and
        Hochberg's false discovery rate.
    alpha : float
        Level of significance, above 0 and below 1.
    trials, seed : int
        Number of shuffled networks and seed, for ``"fdsm"``.

    Returns
    -------
    networkx.Graph
        Edge attributes ``weight``, ``shared`` and, with a backbone, ``p`` (adjusted). The node
        attributes are those of the network. The graph attribute ``note`` says what to mind, and
        ``backbone`` which model and correction were used.

    Raises
    ------
    InvalidChoice, DataError
        As in `graphkit.analysis.project` and in
        `graphkit.analysis.backbone`.

    Notes
    -----
    Whether the ties are at one time is not checked; the note says so where they are not.

    References
    ----------
    As in `graphkit.analysis.project` and `graphkit.analysis.backbone`.

    Examples
    --------
    >>> import networkx as nx
    >>> women = nx.davis_southern_women_graph()
    >>> co_membership(women).number_of_edges()
    139
    >>> co_membership(women, backbone="hypergeometric", correction="none").number_of_edges()
    17
    """
    projection = project(
        network,
        side,
        weight=weight,
        min_shared=min_shared,
        require_overlap=require_overlap,
        until=until,
    )
    drawn = projection.graph()
    if isinstance(network, nx.Graph):
        for node in drawn:
            drawn.nodes[node].update(network.nodes[node])
    if backbone is None:
        return drawn
    one_of("correction", correction, CORRECTIONS)
    assert correction is not None  # refused above
    table = backbones.backbone(
        network, side, model=backbone, correction=correction, alpha=alpha, trials=trials, seed=seed
    )
    kept = {(row[0], row[1]): row[4] for row in table if row[5]}
    drawn.remove_edges_from([(a, b) for a, b in drawn.edges if (a, b) not in kept])
    nx.set_edge_attributes(drawn, kept, "p")
    drawn.graph["backbone"] = table.note
    return drawn
