"""Who stands in nearly the same place: pairs with few ties that only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.labels import labels_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.sparse import sums
from graphkit.analysis.ties.project import project
from graphkit.analysis.two_mode_sides import one_side
from graphkit.analysis.why_no_result import why_no_result
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Panel


@method_recorded
def near_equivalence(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "actors",
    *,
    most: int = 1,
    min_shared: int = 1,
) -> Table:
    """List the pairs that are in nearly the same coalitions.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"actors", "coalitions"}
        Whom to compare.
    most : int
        The largest number of ties that only one of the two has.
    min_shared : int
        List only pairs that share so many.

    Returns
    -------
    Table
        One row for each pair, the most alike first.

    Raises
    ------
    InvalidChoice
        If ``side`` is another word, ``most`` is negative, or ``min_shared`` is below 1.

    Notes
    -----
    Whether the ties are of the same time, or of the same role, is not checked. The number of
    differing ties is the Hamming distance of two rows.

    References
    ----------
    As in `graphkit.analysis.equivalence`.

    Examples
    --------
    >>> import networkx as nx
    >>> table = near_equivalence(nx.davis_southern_women_graph(), most=1)
    >>> [row[:2] for row in table][:2]
    [('Olivia Carleton', 'Flora Price'), ('Katherina Rogers', 'Sylvia Avondale')]
    """
    most = counted("most", most, 0)
    nodes, _, matrix = one_side(network, side)
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
    return Table(tuple(definitions), rows, definitions=definitions, note=why_no_result(network))
