"""Who is central among those who sit together, by how much they do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import networkx as nx

from graphkit.analysis.labels import labels_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.project import note_by_weight, project
from graphkit.analysis.why_no_result import why_no_result
from graphkit.errors import InvalidChoice
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import one_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Day, Panel

CentralityMeasure: TypeAlias = Literal["strength", "pagerank", "closeness", "betweenness"]

MEASURES: Final[dict[CentralityMeasure, str]] = {
    "strength": "sum of the weights of its ties; by count, the number of meetings, or its degree "
    "in the network with a tie for each",
    "pagerank": "share of the time that a walk is here which follows ties, heavy ones more often, "
    "and goes to any node in 15 % of its steps (0 to 1; adds up to 1)",
    "closeness": "1 over the mean distance to the nodes that it reaches, each tie being 1 / weight "
    "long, times the share of the other nodes that it reaches",
    "betweenness": "share of the shortest paths between others that pass through, mean over all "
    "pairs of others, each tie being 1 / weight long (0 to 1)",
}

_CLIQUES: Final = (
    "A large coalition ties all its members to each other, so that they lead by count: compare "
    "with the weight newman."
)


@method_recorded
def projected_centrality(
    network: nx.Graph[Any] | Incidence | Panel,
    measures: CentralityMeasure | Iterable[CentralityMeasure] = ("strength", "pagerank"),
    *,
    side: Side = "actors",
    weight: Weight = "count",
    min_shared: int = 1,
    until: Day | None = None,
) -> Table:
    """Score who is central among those who share something, by weighted measures.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network, or a panel narrowed to what is meant.
    measures : str or iterable of str
        Of ``"strength"``, ``"pagerank"``, ``"closeness"`` and ``"betweenness"``; by default the
        first two. The others take time by the product of nodes and ties: raise ``min_shared``.
    side : {"actors", "coalitions"}
        Whom to tie.
    weight : str
        How to weigh a tie: ``"count"``, ``"ratio"``, ``"jaccard"``, ``"overlap"``, ``"cosine"``,
        ``"newman"``, ``"resource_allocation"`` or ``"days"``.
    min_shared : int
        Leave out pairs that share fewer things.
    until : day, optional
        The last day counted in days of overlap; needed when the network is of all times.

    Returns
    -------
    Table
        ``node``, ``label``, ``contacts`` and a column for each measure, the highest of the first
        measure first.

    Raises
    ------
    InvalidChoice
        If there is no measure or one is unknown, and as in
        `graphkit.analysis.project`.
    DataError
        If periods are needed and the network has none.

    Notes
    -----
    Computed by networkx. A large coalition ties all its members to each other, so that by count
    its members lead; ``"newman"`` gives each coalition one tie's worth for each member.
    `graphkit.analysis.centrality` works on the two-mode network. Whether
    contacts were there at the same time is not checked.

    References
    ----------
    M. E. J. Newman, "Scientific collaboration networks. II", *Physical Review E* 64 (2001),
    016132, https://doi.org/10.1103/PhysRevE.64.016132. A. N. Langville and C. D. Meyer, "A survey
    of eigenvector methods for web information retrieval", *SIAM Review* 47 (2005), 135-161,
    https://doi.org/10.1137/S0036144503424786.

    Examples
    --------
    >>> table = projected_centrality(nx.davis_southern_women_graph(), "strength")
    >>> table.select("node", "contacts", "strength")[0]
    ('Theresa Anderson', 17, 57)
    """
    chosen: Any = texts("measures", measures, "a measure or several as texts")
    if not chosen:
        raise InvalidChoice("measures", measures, tuple(MEASURES))
    for name in chosen:
        one_of("measures", name, MEASURES)
    projection = project(network, side, weight=weight, min_shared=min_shared, until=until)
    graph = replace(projection, nodes=tuple(range(len(projection.nodes)))).graph()
    if not {"closeness", "betweenness"}.isdisjoint(chosen):
        for *_, tie in graph.edges(data=True):
            tie["distance"] = 1 / tie["weight"]
    scores = [_scores(graph, name) for name in chosen]
    labels = labels_of(network)
    rows: list[tuple[Any, ...]] = [
        (node, labels[node], graph.degree[at], *(_rounded(score[at]) for score in scores))
        for at, node in enumerate(projection.nodes)
    ]
    rows.sort(key=lambda row: -row[3])
    definitions = {"node": "id of the actor or coalition", "label": "its name"}
    definitions |= {"contacts": "number of nodes of its side that it shares something with"}
    definitions |= {name: MEASURES[name] for name in chosen}
    cliques = _CLIQUES if weight == "count" and graph.number_of_edges() else ""
    told = note_by_weight(projection.note, network)
    note = joined(told, cliques, "" if projection.note else why_no_result(network))
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def _scores(graph: nx.Graph[Any], measure: CentralityMeasure) -> dict[int, float]:
    if measure == "strength":
        return dict(graph.degree(weight="weight"))
    if measure == "pagerank":
        ranks: dict[int, float] = nx.pagerank(graph, weight="weight", tol=1e-12, max_iter=1000)
        return ranks
    found: dict[int, float] = (
        nx.closeness_centrality(graph, distance="distance")
        if measure == "closeness"
        else nx.betweenness_centrality(graph, weight="distance")
    )
    return found


def _rounded(score: float) -> float:
    return score if isinstance(score, int) else round(float(score), 12)
