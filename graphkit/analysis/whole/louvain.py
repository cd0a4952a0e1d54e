"""Communities among those who sit together, by the Louvain method."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.analysis.labels import labels_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_columns import NODE_DEFINITIONS
from graphkit.analysis.ties.project import project
from graphkit.analysis.whole.modularity import BY_CHANCE_TOO
from graphkit.analysis.why_no_result import why_no_result
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import above_zero, counted

if TYPE_CHECKING:
    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Day, Panel


@method_recorded
def louvain(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "actors",
    *,
    weight: Weight = "count",
    min_shared: int = 1,
    until: Day | None = None,
    resolution: float = 1.0,
    seed: int = 0,
) -> Table:
    """Find communities of one side in a projection, by the Louvain method.

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
    until : day, optional
        The last day counted in days of overlap; needed when the network is of all times.
    resolution : float
        Above 1 for more and smaller communities, below 1 for fewer and larger ones.
    seed : int
        Seed; the same seed gives the same communities.

    Returns
    -------
    Table
        ``node``, ``label``, ``community`` (1 is the largest) and ``size``; the note says the
        modularity.

    Raises
    ------
    InvalidChoice
        If ``resolution`` is not above 0, and as in `graphkit.analysis.project`.

    Notes
    -----
    Computed by networkx. In a projection everybody in a large coalition is tied to everybody,
    which this method sees as a community; `graphkit.analysis.communities` works
    on the two-mode network and does not. Whether another partition has a higher modularity is not
    checked.

    References
    ----------
    V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of communities
    in large networks", *Journal of Statistical Mechanics* (2008), P10008,
    https://doi.org/10.1088/1742-5468/2008/10/P10008.

    Examples
    --------
    >>> import networkx as nx
    >>> louvain(nx.davis_southern_women_graph(), weight="jaccard").note[:18]
    'Modularity 0.1915.'
    """
    resolution = above_zero("resolution", resolution, 1)
    seed = counted("seed", seed, 0)
    projection = project(network, side, weight=weight, min_shared=min_shared, until=until)
    # Numbered nodes: sets of strings have another order in each process.
    graph = replace(projection, nodes=tuple(range(len(projection.nodes)))).graph()
    parts = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
    parts = sorted(parts, key=lambda part: (-len(part), min(part)))
    labels = labels_of(network)
    rows = [
        (node, labels[node], number, len(part))
        for number, part in enumerate(parts, start=1)
        for node in (projection.nodes[at] for at in sorted(part))
    ]
    definitions = {
        "node": NODE_DEFINITIONS["node"],
        "label": NODE_DEFINITIONS["label"],
        "community": "number of the community; 1 is the largest",
        "size": "number of nodes in it",
    }
    score = nx.community.modularity(graph, parts) if graph.number_of_edges() else None
    note = (
        f"Modularity {score:.4f}. {BY_CHANCE_TOO}"
        if score is not None
        else "No ties, no communities."
    )
    return Table(
        tuple(definitions), rows, definitions=definitions, note=joined(note, why_no_result(network))
    )
