"""How tightly a two-mode network holds together: density, components and k-cores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.node_columns import NODE_DEFINITIONS, listing
from graphkit.analysis.positions.clustering import reinforcement_of
from graphkit.analysis.positions.shortest_paths import component_of
from graphkit.analysis.ties.similarity import sums
from graphkit.analysis.whole.nestedness import nodf
from graphkit.network import incidence
from graphkit.table import Table

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.analysis.ties.project import Network

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


def cohesion(network: Network) -> Table:
    """Sum up a two-mode network in ten numbers.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.

    Returns
    -------
    Table
        ``measure``, ``value`` and ``meaning``; a value is empty where it is not defined, such as
        the density of a network without coalitions.

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
    size = np.bincount(component_of(matrix)) if actors + coalitions else np.zeros(0)
    values = (
        actors,
        coalitions,
        ties,
        _share(ties, actors * coalitions),
        _share(ties, actors),
        _share(ties, coalitions),
        len(size),
        _share(float(size.max(initial=0)), actors + coalitions),
        reinforcement_of(matrix),
        nodf(matrix)[2],
    )
    rows = [(name, value, SUMMARY[name]) for name, value in zip(SUMMARY, values, strict=True)]
    definitions = {
        "measure": "what is measured",
        "value": "the number, in the unit that the meaning gives; empty if not defined",
        "meaning": "what the number says",
    }
    return Table(tuple(definitions), rows, definitions=definitions)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def components(network: Network) -> Table:
    """List which nodes hang together, the largest component first.

    Examples
    --------
    >>> import networkx as nx
    >>> set(components(nx.davis_southern_women_graph()).column("component"))
    {1}
    """
    matrix = incidence(network).matrix
    nodes = listing(network)
    label = component_of(matrix) if nodes else np.zeros(0, dtype=np.int64)
    size = np.bincount(label)
    rows = [
        (*about, int(part) + 1, int(size[part])) for about, part in zip(nodes, label, strict=True)
    ]
    rows.sort(key=lambda row: row[3])
    definitions = NODE_DEFINITIONS | {
        "component": "number of the part it belongs to; 1 is the largest",
        "size": "number of nodes in that part",
    }
    return Table(tuple(definitions), rows, definitions=definitions)


def k_cores(network: Network) -> Table:
    """Give the core number of each node, the largest k for which it is in a k-core; highest first.

    A k-core is a part of the network in which every actor and every coalition has at least k
    ties within the part.

    References
    ----------
    S. B. Seidman, "Network structure and minimum degree", *Social Networks* 5 (1983), 269-287,
    https://doi.org/10.1016/0378-8733(83)90028-X.

    Examples
    --------
    >>> import networkx as nx
    >>> max(k_cores(nx.davis_southern_women_graph()).column("core"))
    4
    """
    matrix = incidence(network).matrix
    cores = _core_numbers(matrix).tolist()
    rows = [(*about, core) for about, core in zip(listing(network), cores, strict=True)]
    rows.sort(key=lambda row: -row[3])
    definitions = NODE_DEFINITIONS | {"core": "largest k of the k-cores it is in, number of ties"}
    return Table(tuple(definitions), rows, definitions=definitions)


def _core_numbers(matrix: sp.csr_array) -> npt.NDArray[Any]:
    """Peel off, for k = 1, 2, …, the nodes with fewer than k ties left."""
    actors = matrix.shape[0]
    flipped = matrix.T.tocsr()
    degree = np.concatenate([sums(matrix, axis=1), sums(matrix, axis=0)])
    core = np.zeros(len(degree), dtype=np.int64)
    left = np.ones(len(degree), dtype=np.bool_)
    k = 0
    while left.any():
        weak = left & (degree <= k)
        if not weak.any():
            k = int(degree[left].min())
            continue
        core[weak] = k
        left &= ~weak
        gone = weak.astype(np.float64)
        degree[:actors] -= matrix @ gone[actors:]
        degree[actors:] -= flipped @ gone[:actors]
    return core
