"""A one-mode network of actors, or of coalitions, kept as a sparse matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from graphkit.analysis.sparse import row_of_each_cell
from graphkit.analysis.ties.tie_weights import WEIGHTS
from graphkit.table import Table

if TYPE_CHECKING:
    import scipy.sparse as sp

    from graphkit.analysis.ties.tie_weights import Weight


@dataclass(frozen=True, eq=False)
class Projection:
    """A one-mode network as a sparse matrix.

    A few popular coalitions tie nearly everybody to everybody, so that a networkx graph is made
    on request only.

    Attributes
    ----------
    nodes : tuple
        The nodes of the rows and columns, isolated ones included.
    matrix : scipy.sparse.csr_array
        The weight of each pair: symmetric, no diagonal.
    shared : scipy.sparse.csr_array
        The number of things each pair shares, in the same cells.
    weight : str
        The name of the weight, one of `graphkit.analysis.ties.tie_weights.WEIGHTS`.
    note : str
        What a reader must know to use it rightly.
    """

    nodes: tuple[Any, ...]
    matrix: sp.csr_array
    shared: sp.csr_array
    weight: Weight
    note: str = ""

    def pairs(self) -> tuple[Any, Any, Any, Any]:
        """Return the first node, second node, weight and number shared of each pair, as arrays.

        Nodes are numbered as in ``nodes``; each pair is there once.
        """
        rows = row_of_each_cell(self.matrix)
        upper = rows < self.matrix.indices
        columns = self.matrix.indices[upper]
        return rows[upper], columns, self.matrix.data[upper], self.shared.data[upper]

    def table(self) -> Table:
        """List the pairs, heaviest first."""
        first, second, weight, shared = self.pairs()
        order = np.lexsort((second, first, -weight))
        columns = (column[order].tolist() for column in (first, second, weight, shared))
        rows = [
            (self.nodes[a], self.nodes[b], plain_number(w), int(s))
            for a, b, w, s in zip(*columns, strict=True)
        ]
        definitions = {
            "first": "one node of the pair",
            "second": "the other node",
            "weight": WEIGHTS[self.weight],
            "shared": "number of things shared",
        }
        return Table(tuple(definitions), rows, definitions=definitions, note=self.note)

    def graph(self) -> nx.Graph[Any]:
        """Draw a networkx graph with the edge attributes ``weight`` and ``shared``."""
        drawn: nx.Graph[Any] = nx.Graph(weight=self.weight, note=self.note)
        drawn.add_nodes_from(self.nodes)
        columns = (column.tolist() for column in self.pairs())
        drawn.add_edges_from(
            (self.nodes[a], self.nodes[b], {"weight": plain_number(w), "shared": int(s)})
            for a, b, w, s in zip(*columns, strict=True)
        )
        return drawn


def plain_number(value: float) -> float | int:
    """Turn a whole number into an int, so that counts print as counts."""
    return int(value) if float(value).is_integer() else float(value)
