"""The two sides of a two-mode network, and what each node of one side is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

from graphkit.network import incidence
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    import networkx as nx
    import scipy.sparse as sp

    from graphkit.network import Incidence
    from graphkit.panel import Panel

Side: TypeAlias = Literal["actors", "coalitions"]
Network: TypeAlias = "nx.Graph[Any] | Incidence | Panel"
"""A two-mode network: drawn by `graphkit.network.two_mode` or by hand, as a matrix, or a panel."""

SIDES: Final[tuple[Side, ...]] = get_args(Side)


class OneSide(NamedTuple):
    """A two-mode network seen from one side.

    Attributes
    ----------
    nodes, others : tuple
        The nodes of the side, and those of the other side.
    matrix : scipy.sparse.csr_array
        0/1, nodes by others.
    """

    nodes: tuple[Any, ...]
    others: tuple[Any, ...]
    matrix: sp.csr_array


def check_side(side: str | None) -> None:
    """Raise InvalidChoice unless this is a side, or None for both."""
    if side is not None:
        one_of("side", side, SIDES)


def one_side(network: Network, side: Side) -> OneSide:
    """See a two-mode network from the side of its actors or of its coalitions.

    Examples
    --------
    >>> import networkx as nx
    >>> one_side(nx.davis_southern_women_graph(), "coalitions").nodes[:3]
    ('E1', 'E2', 'E3')
    """
    one_of("side", side, SIDES)
    ties = incidence(network)
    if side == "actors":
        return OneSide(ties.actors, ties.coalitions, ties.matrix)
    return OneSide(ties.coalitions, ties.actors, ties.matrix.T.tocsr())
