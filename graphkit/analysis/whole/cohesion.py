"""How tightly a two-mode network holds together, in ten numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.whole.nestedness import nodf
from graphkit.analysis.whole.reinforcement import reinforcement_of
from graphkit.analysis.why_no_result import why_no_result
from graphkit.network import incidence
from graphkit.table import Table

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.network import Incidence
    from graphkit.panel import Panel

SUMMARY: Final = {
    "actors": "number of actors",
    "coalitions": "number of coalitions",
    "ties": "number of pairs of an actor and a coalition it is in",
    "density": "ties, as a share of all that are possible (0 to 1)",
    "memberships per actor": "mean number of coalitions of an actor",
    "members per coalition": "mean number of actors in a coalition",
    "components": "number of parts with no tie between them, isolated nodes included",
    "largest component": "nodes in the largest part, as a share of all (0 to 1)",
    "reinforcement": "paths of three ties that close to a square, as a share of all (0 to 1; "
    "Robins and Alexander 2004)",
    "nestedness": "NODF (0 to 100; Almeida-Neto et al. 2008)",
}


@method_recorded
def cohesion(network: nx.Graph[Any] | Incidence | Panel) -> Table:
    """Sum up the network in ten numbers.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.

    Returns
    -------
    Table
        ``measure``, ``value`` and ``meaning``; a value is empty where it is not defined, such as
        the density of a network without coalitions.

    Raises
    ------
    DataError
        If the network is not a two-mode network.

    Notes
    -----
    Parts are counted by scipy, which needs no graph of networkx: networks that chance makes are
    matrices. Whether the ties are of one time is not checked. A coalition that belongs to others
    has a node on each side; its tie to itself, which cannot be, is among those that the density
    takes for possible, as the published measure has it.

    References
    ----------
    S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", *Social Networks* 19
    (1997), 243-269, https://doi.org/10.1016/S0378-8733(96)00301-2 (density and degrees); and as
    in `graphkit.analysis.reinforcement` and
    `graphkit.analysis.nestedness`.

    Examples
    --------
    >>> import networkx as nx
    >>> table = cohesion(nx.davis_southern_women_graph())
    >>> dict(table.select("measure", "value"))["ties"]
    89
    """
    matrix = incidence(network).matrix
    actors, coalitions = matrix.shape
    ties = int(matrix.nnz)
    sizes = _sizes_of_parts(matrix)
    values = (
        actors,
        coalitions,
        ties,
        _share(ties, actors * coalitions),
        _share(ties, actors),
        _share(ties, coalitions),
        len(sizes),
        _share(int(sizes.max(initial=0)), actors + coalitions),
        reinforcement_of(matrix),
        nodf(matrix)[2],
    )
    rows = [(name, value, SUMMARY[name]) for name, value in zip(SUMMARY, values, strict=True)]
    definitions = {
        "measure": "what is measured",
        "value": "the number, in the unit that the meaning gives; empty if not defined",
        "meaning": "what the number says",
    }
    return Table(tuple(definitions), rows, definitions=definitions, note=why_no_result(network))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _sizes_of_parts(matrix: sp.csr_array) -> npt.NDArray[np.int64]:
    """Count the nodes of each connected part, actors and coalitions together."""
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    actors, coalitions = matrix.shape
    nodes = actors + coalitions
    ends = np.append(matrix.indptr, np.full(coalitions, matrix.nnz, matrix.indptr.dtype))
    drawn = sparse.csr_array((matrix.data, matrix.indices + actors, ends), shape=(nodes, nodes))
    return np.bincount(connected_components(drawn, directed=False)[1])
