"""Who stands in the same place: actors in the same coalitions, coalitions with the same members."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.node_columns import labels_of
from graphkit.analysis.ties.project import Side, project, sided
from graphkit.analysis.ties.similarity import sums
from graphkit.errors import InvalidChoice
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.analysis.ties.project import Network


def equivalence(network: Network, side: Side = "actors", *, min_size: int = 2) -> Table:
    """List the groups of nodes that are structurally equivalent: tied to exactly the same nodes.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"actors", "coalitions"}
        Whom to compare.
    min_size : int
        Leave out smaller groups.

    Returns
    -------
    Table
        ``nodes``, ``size``, ``tied_to`` and ``ties``, the largest group first.

    References
    ----------
    F. Lorrain and H. C. White, "Structural equivalence of individuals in social networks",
    *Journal of Mathematical Sociology* 1 (1971), 49-80,
    https://doi.org/10.1080/0022250X.1971.9989788.

    Examples
    --------
    >>> import networkx as nx
    >>> print(equivalence(nx.davis_southern_women_graph()).select("nodes", "tied_to"))
    nodes                         tied_to
    ----------------------------  -------
    Olivia Carleton; Flora Price  E9; E11
    """
    nodes, things, matrix = sided(network, side)
    groups: dict[tuple[int, ...], list[Any]] = defaultdict(list)
    for row, node in enumerate(nodes):
        groups[tuple(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]])].append(node)
    rows = [
        (tuple(map(str, group)), len(group), tuple(str(things[at]) for at in key), len(key))
        for key, group in groups.items()
        if len(group) >= min_size
    ]
    rows.sort(key=lambda row: (-row[1], -row[3]))
    definitions = {
        "nodes": "ids of the nodes in the group",
        "size": "their number",
        "tied_to": "ids of the coalitions (or actors) each of them is tied to",
        "ties": "number of these",
    }
    return Table(tuple(definitions), rows, definitions=definitions)


def near_equivalence(
    network: Network, side: Side = "actors", *, most: int = 1, min_shared: int = 1
) -> Table:
    """List the pairs of nodes that are nearly equivalent: few ties of one are not of the other.

    Parameters
    ----------
    network, side
        As in `equivalence`.
    most : int
        The largest number of differing ties listed.
    min_shared : int
        List only pairs that share so many.

    Examples
    --------
    >>> import networkx as nx
    >>> table = near_equivalence(nx.davis_southern_women_graph(), most=1)
    >>> [row[:2] for row in table][:2]
    [('Olivia Carleton', 'Flora Price'), ('Katherina Rogers', 'Sylvia Avondale')]
    """
    if most < 0:
        raise InvalidChoice("most", most, ("0", "1", "2", "…"))
    nodes, _, matrix = sided(network, side)
    degree = sums(matrix, axis=1)
    first, second, _, shared = project(network, side, min_shared=min_shared).pairs()
    differing = degree[first] + degree[second] - 2 * shared
    kept = np.flatnonzero(differing <= most)
    order = kept[np.lexsort((second[kept], first[kept], -shared[kept], differing[kept]))]
    labels = labels_of(network)
    columns = zip(
        *(column[order].tolist() for column in (first, second, shared, differing)), strict=True
    )
    rows = [
        (nodes[a], nodes[b], labels[nodes[a]], labels[nodes[b]], int(both), int(apart))
        for a, b, both, apart in columns
    ]
    definitions = {
        "first": "one node of the pair",
        "second": "the other node",
        "first_label": "name of the first",
        "second_label": "name of the second",
        "shared": "number of ties they share",
        "differing": "number of ties that only one of them has",
    }
    return Table(tuple(definitions), rows, definitions=definitions)
