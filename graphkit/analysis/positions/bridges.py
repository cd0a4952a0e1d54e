"""Who connects what is otherwise apart: actors between coalitions of different sorts."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from graphkit.analysis.findings import first_of
from graphkit.analysis.labels import labels_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.why_no_result import why_no_result
from graphkit.errors import DataError, Problem
from graphkit.network import check_network
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    import networkx as nx

    Pair = tuple[str, str]

Across: TypeAlias = Literal["led_by", "topics", "kind", "country"]

ACROSS: Final[dict[Across, str]] = {
    "led_by": "who leads the coalition",
    "topics": "topics of the coalition",
    "kind": "kinds of the coalition's other members",
    "country": "countries of the coalition's other members",
}
"""What can be apart, and what is met in a coalition then."""
_APART: Final[dict[Across, str]] = {
    "led_by": "sorts of leadership",
    "topics": "topics",
    "kind": "kinds of members",
    "country": "countries of members",
}
_DEFINITIONS: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "coalitions": "number of coalitions it is in",
    "values": "what it meets in them",
    "bridges": "number of pairs of these that it meets in different coalitions and together in "
    "none of its coalitions",
    "rarity": "sum over these pairs of 1 / (number of actors that connect the pair)",
    "diversity": "chance that two of its coalitions drawn at random differ (Blau index, 0 to 1), "
    "a coalition with several values counting once for each; empty without any",
}


@method_recorded
def bridges(network: nx.Graph[Any], *, across: Across) -> Table:
    """Rank the actors that join what is otherwise apart.

    An actor bridges two values (two kinds of leadership, say) if it meets the one in one of its
    coalitions and the other in another, and never both in one. A bridge counts the more, the
    fewer actors make it. Who is in one coalition only bridges nothing.

    Parameters
    ----------
    network : networkx.Graph
        A two-mode network with the node attributes of `graphkit.network.two_mode`.
    across : {"led_by", "topics", "kind", "country"}
        What is otherwise apart and they join: those who lead the coalitions, the topics of these,
        or the kinds or countries of their other members. Must be chosen.

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

    Notes
    -----
    Whether two values meet elsewhere, in a coalition that the actor is not in, is not checked,
    nor whether the actor was in its coalitions at the same time.

    References
    ----------
    P. M. Blau, *Inequality and Heterogeneity* (1977), Free Press (diversity). R. S. Burt,
    *Structural Holes* (1992), Harvard University Press (what is apart but for a broker).

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
    >>> bridges(network, across="led_by").select("actor", "values", "rarity").rows[:2]
    (('w', ('governments', 'industry'), 0.5), ('z', ('governments', 'industry'), 0.5))
    """
    one_of("across", across, ACROSS)
    check_network(network)
    if len(network) and not any(value for _, value in network.nodes.data(across)):
        hint = "Draw the network with graphkit.network.two_mode."
        raise DataError([Problem("network", 0, "", f"no node has {across!r}.", hint)])
    met = _met(network, across)
    pairs = {actor: _bridged(coalitions) for actor, coalitions in met.items()}
    makers = Counter(pair for several in pairs.values() for pair in several)
    labels = labels_of(network)
    rows = [
        (
            actor,
            labels[actor],
            len(coalitions),
            tuple(sorted(frozenset().union(*coalitions))),
            len(pairs[actor]),
            round(sum(1 / makers[pair] for pair in sorted(pairs[actor])), 12),
            _blau(coalitions),
        )
        for actor, coalitions in met.items()
    ]
    rows.sort(key=lambda row: (-row[5], -row[4], str(row[0])))
    definitions = _DEFINITIONS | {"values": f"what it meets in them: {ACROSS[across]}"}
    note = joined(_found(rows, across), why_no_result(network))
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def _found(rows: list[Any], across: Across) -> str:
    """Say who makes most bridges."""
    most = sorted(rows, key=lambda row: -row[4])
    if not most:
        return ""
    number, what = most[0][4], _APART[across]
    if not number:
        return f"No actor joins two {what} that it does not also meet together."
    who, several = first_of(most, 1, 4)
    makes, each = ("makes", "") if several == 1 else ("make", " each")
    return f"{who} {makes} most bridges: {number:,}{each} between two {what}."


def _met(network: nx.Graph[Any], across: Across) -> dict[Any, list[frozenset[str]]]:
    """Collect, for each actor, the values that it meets in each of its coalitions."""
    sides = dict(network.nodes.data("bipartite"))
    return {
        actor: [_values(network, actor, coalition, across) for coalition in network[actor]]
        for actor, side in sides.items()
        if side == 0
    }


def _values(network: nx.Graph[Any], actor: Any, coalition: Any, across: Across) -> frozenset[str]:
    if across in ("kind", "country"):
        others = (other for other in network[coalition] if other != actor)
        return frozenset(filter(None, (network.nodes[other].get(across) for other in others)))
    here = network.nodes[coalition].get(across) or ()
    return frozenset({here} if isinstance(here, str) else here)


def _bridged(coalitions: list[frozenset[str]]) -> set[Pair]:
    """List the pairs of values that are met, but never in the same coalition."""
    where: dict[str, int] = {}
    for bit, values in enumerate(coalitions):
        for value in values:
            where[value] = where.get(value, 0) | 1 << bit
    return {(a, b) for a, b in combinations(sorted(where), 2) if not where[a] & where[b]}


def _blau(coalitions: list[frozenset[str]]) -> float | None:
    seen = Counter(value for values in coalitions for value in values)
    total = seen.total()
    return round(1 - sum((n / total) ** 2 for n in seen.values()), 12) if total else None
