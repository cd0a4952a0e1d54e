"""Who stands between: Burt's constraint, and actors that join what is otherwise apart."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.node_columns import labels_of
from graphkit.analysis.ties.project import Side, project
from graphkit.analysis.ties.similarity import sums, with_data
from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.table import Table

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.analysis.ties.project import Network

    Floats = npt.NDArray[np.float64]

ACROSS: Final = {
    "led_by": "who leads the coalition",
    "topics": "topics of the coalition",
    "kind": "kinds of the coalition's other members",
    "country": "countries of the coalition's other members",
}


def constraint(network: Network, side: Side = "actors", *, weight: str = "count") -> Table:
    """Give Burt's constraint: how much of a node's contacts is with nodes tied to each other.

    Low constraint means that a node's contacts would be apart without it.

    Parameters
    ----------
    network, side, weight
        As in `graphkit.analysis.ties.project.project`.

    Returns
    -------
    Table
        ``node``, ``label``, ``contacts``, ``constraint`` and ``effective_size`` (both empty for a
        node without contacts), the least constrained first.

    Notes
    -----
    Coalitions are cliques in a projection, so that a node in one coalition only is highly
    constrained however large the coalition. The work grows with the number of pairs of contacts
    that each node has.

    References
    ----------
    R. S. Burt, *Structural Holes* (1992), Harvard University Press, ch. 2; and "Structural holes
    and good ideas", *American Journal of Sociology* 110 (2004), 349-399,
    https://doi.org/10.1086/421787.

    Examples
    --------
    >>> import networkx as nx
    >>> constraint(nx.davis_southern_women_graph()).column("node")[0]
    'Ruth DeSand'
    """
    projection = project(network, side, weight=weight)
    share = _shares(projection.matrix)
    direct = share.copy()
    two_step = (share @ share).multiply(with_data(share, np.ones(share.nnz))).tocsr()
    local = (direct + two_step).tocsr()
    local.data **= 2
    value, size = sums(local, axis=1), _effective_size(projection.matrix, share)
    contacts = np.diff(projection.matrix.indptr).tolist()
    labels = labels_of(network)
    rows: list[tuple[Any, str, int, float | None, float | None]] = [
        (node, labels[node], count, round(c, 12), round(e, 12))
        if count
        else (node, labels[node], 0, None, None)
        for node, count, c, e in zip(
            projection.nodes, contacts, value.tolist(), size.tolist(), strict=True
        )
    ]
    rows.sort(key=lambda row: (row[3] is None, row[3] or 0.0))
    definitions = {
        "node": "id of the actor or coalition",
        "label": "its name",
        "contacts": "number of nodes of its side it shares something with",
        "constraint": "Burt's constraint (0: contacts apart, above 1: few and tied to each other)",
        "effective_size": "contacts, less the share of them that others lead to as well",
    }
    return Table(tuple(definitions), rows, definitions=definitions, note=projection.note)


def _shares(matrix: sp.csr_array) -> sp.csr_array:
    """Divide each node's ties by their sum."""
    total = sums(matrix, axis=1)
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    return with_data(matrix, matrix.data / total[rows])


def _effective_size(matrix: sp.csr_array, share: sp.csr_array) -> Floats:
    """Give contacts less redundancy: for each, sum of shares times the contact's relative tie."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    strongest = np.zeros(matrix.shape[0])
    np.maximum.at(strongest, rows, matrix.data)
    relative = with_data(matrix, matrix.data / strongest[rows])
    redundant = (share @ relative.T.tocsr()).multiply(with_data(share, np.ones(share.nnz)))
    return np.diff(matrix.indptr) - sums(redundant.tocsr(), axis=1)


_BRIDGE: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "coalitions": "number of coalitions it is in",
    "values": "what it connects",
    "bridges": "number of pairs of these",
    "rarity": "sum over these pairs of 1 / (number of actors that connect the pair)",
    "diversity": "chance that two of its coalitions drawn at random differ (Blau index, 0 to 1), "
    "a coalition with several values counting once for each; empty without any",
}


def bridges(network: nx.Graph[Any], *, across: str) -> Table:
    """Rank the actors that are in coalitions otherwise apart.

    An actor bridges two values (two kinds of leadership, say) if it is in a coalition with the
    one and in another with the other, or in one that has both. A bridge counts the more, the
    fewer actors make it.

    Parameters
    ----------
    network : networkx.Graph
        A two-mode network with the node attributes of `graphkit.network.two_mode`.
    across : {"led_by", "topics", "kind", "country"}
        What is otherwise apart; must be chosen.

    Returns
    -------
    Table
        ``actor``, ``label``, ``coalitions``, ``values``, ``bridges``, ``rarity`` and
        ``diversity``, the rarest bridges first.

    Raises
    ------
    InvalidChoice
        If ``across`` is another word.
    DataError
        If no node of the network has the attribute.

    Examples
    --------
    >>> from graphkit.network import two_mode
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows(
    ...     [{"member": m, "coalition": c} for m, c in ("zx", "zy", "vx", "wx", "wy")],
    ...     coalitions={"x": CoalitionInfo("X", led_by="industry"),
    ...                 "y": CoalitionInfo("Y", led_by="governments")},
    ... )
    >>> network = two_mode(panel, ever=True, at_least="possible")
    >>> print(bridges(network, across="led_by").select("actor", "values", "rarity").head(2))
    actor  values                 rarity
    -----  ---------------------  ------
    w      governments; industry  0.5
    z      governments; industry  0.5
    """
    if across not in ACROSS:
        raise InvalidChoice("across", across, tuple(ACROSS))
    joined = _joined(network)
    values = {actor: _values(network, actor, several, across) for actor, several in joined.items()}
    if values and not any(values.values()):
        hint = "Draw the network with graphkit.network.two_mode."
        raise DataError([Problem("network", 0, "", f"no node has {across!r}.", hint)])
    pairs = {actor: list(combinations(sorted(seen), 2)) for actor, seen in values.items()}
    makers = Counter(pair for several in pairs.values() for pair in several)
    labels = labels_of(network)
    rows = [
        (
            actor,
            labels[actor],
            len(joined[actor]),
            tuple(sorted(seen)),
            len(pairs[actor]),
            round(sum(1 / makers[pair] for pair in pairs[actor]), 12),
            _blau(seen),
        )
        for actor, seen in values.items()
    ]
    rows.sort(key=lambda row: (-row[5], -row[4], str(row[0])))
    definitions = _BRIDGE | {"values": f"what it connects: {ACROSS[across]}"}
    return Table(tuple(definitions), rows, definitions=definitions)


def _joined(network: nx.Graph[Any]) -> dict[Any, list[Any]]:
    sides = dict(network.nodes.data("bipartite"))
    return {node: sorted(network[node], key=str) for node, side in sides.items() if side == 0}


def _values(network: nx.Graph[Any], actor: Any, coalitions: list[Any], across: str) -> Counter[str]:
    """Count, over the coalitions of an actor, the values met there."""
    seen: Counter[str] = Counter()
    for coalition in coalitions:
        if across in ("led_by", "topics"):
            here = network.nodes[coalition].get(across) or ()
        else:
            here = tuple(
                network.nodes[other].get(across) for other in network[coalition] if other != actor
            )
        seen.update({here} if isinstance(here, str) else {value for value in here if value})
    return seen


def _blau(seen: Counter[str]) -> float | None:
    total = sum(seen.values())
    return round(1 - sum((n / total) ** 2 for n in seen.values()), 12) if total else None
