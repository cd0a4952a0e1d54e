"""Whether those in few coalitions are in those that everybody is in: nestedness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.sparse import sums
from graphkit.analysis.why_no_result import why_no_result
from graphkit.network import incidence
from graphkit.next_steps import joined
from graphkit.table import Table

if TYPE_CHECKING:
    import networkx as nx
    import scipy.sparse as sp

    from graphkit.network import Incidence
    from graphkit.panel import Panel


_BY_DEGREES: Final = (
    "Numbers of ties alone make a network nested: against_chance, with the model 'fdsm', tells "
    "what is left."
)


@method_recorded
def nestedness(network: nx.Graph[Any] | Incidence | Panel) -> Table:
    """Measure whether small memberships are part of large ones (NODF).

    For two actors with unequal numbers of coalitions, it is the share of the coalitions of the
    one with fewer that the other is in too; two with equal numbers count 0. NODF is the mean over
    all pairs, in per cent. Among coalitions likewise.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.

    Returns
    -------
    Table
        Rows ``actors``, ``coalitions`` and ``network``; NODF is empty without a pair.

    Raises
    ------
    DataError
        If the network is not a two-mode network.

    Notes
    -----
    The value of one network says little; compare it with those of shuffled ones
    (`graphkit.analysis.against_chance`). Nodes without ties count as nodes.
    Whether the ties are of one time is not checked. networkx has no such measure.

    References
    ----------
    M. Almeida-Neto, P. Guimarães, P. R. Guimarães Jr, R. D. Loyola and W. Ulrich, "A consistent
    metric for nestedness analysis in ecological systems", *Oikos* 117 (2008), 1227-1239,
    https://doi.org/10.1111/j.0030-1299.2008.16644.x.

    Examples
    --------
    >>> import networkx as nx
    >>> print(nestedness(nx.complete_bipartite_graph(2, 3)))
    among       nodf
    ----------  ----
    actors         0
    coalitions     0
    network        0
    """
    definitions = {
        "among": "whose memberships (or members) are compared",
        "nodf": "nestedness, in per cent: 0 (none) to 100 (perfectly nested); empty without a pair",
    }
    values = nodf(incidence(network).matrix)
    note = joined(_BY_DEGREES if values[2] else "", why_no_result(network))
    rows = zip(("actors", "coalitions", "network"), values, strict=True)
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def nodf(matrix: sp.csr_array) -> tuple[float | None, float | None, float | None]:
    """Measure NODF among the rows, among the columns, and of the whole of a 0/1 matrix."""
    sides = [_summed(matrix), _summed(matrix.T.tocsr())]
    pairs = [size * (size - 1) / 2 for size in matrix.shape]
    rows, columns = (
        total / count if count else None for total, count in zip(sides, pairs, strict=True)
    )
    whole = sum(sides) / sum(pairs) if sum(pairs) else None
    return rows, columns, whole


def _summed(matrix: sp.csr_array) -> float:
    """Sum the nestedness of all pairs of rows, in per cent.

    Rows with one tie, often most of them, are counted by the column that they are in.
    """
    degree = sums(matrix, axis=1)
    many, single = matrix[degree > 1], matrix[degree == 1]
    alone = float(sums(single, axis=0) @ sums(many, axis=0))
    shared = (many @ many.T).tocsr()
    degree = degree[degree > 1]
    first = np.repeat(degree, np.diff(shared.indptr))
    second = degree[shared.indices]
    falls = first > second
    return 100 * (alone + float((shared.data[falls] / second[falls]).sum()))
