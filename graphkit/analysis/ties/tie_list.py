"""The ties of a network with what is known of them, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.why_no_result import why_no_result
from graphkit.network import incidence
from graphkit.network.stretches import stretches
from graphkit.next_steps import joined
from graphkit.table import Table

if TYPE_CHECKING:
    import networkx as nx

_DEFINITIONS: Final = {
    "actor": "id of the actor, as in node-list",
    "coalition": "id of the coalition, as in node-list",
    "start": "when the first of these memberships began; empty where that is not known. One that "
    "began and ended on unknown days of one stretch of time has the ends of the stretch",
    "end": "when the last of them ended; empty where they go on, or that is not known",
    "certainty": "how certain the tie is; empty in a network that does not tell",
    "roles": "as what",
    "periods": "each stretch of time without a gap, as first and last day with a slash between and "
    "two dots where a side is open; empty in a network that does not tell",
}

_OF_GAPS: Final = (
    "Ties with a gap between start and end: {:,}, at the degree at which they are drawn. Each "
    "stretch of time stands in periods."
)


@method_recorded
def tie_list(network: nx.Graph[Any]) -> Table:
    """List the ties of a two-mode network with their times and roles, for other programs.

    Parameters
    ----------
    network : networkx.Graph
        A two-mode network.

    Returns
    -------
    Table
        A row for each actor and coalition that are tied, by their ids. The note tells of ties that
        have a gap between ``start`` and ``end``.

    Raises
    ------
    DataError
        If the network is not a two-mode network.

    Notes
    -----
    With `graphkit.analysis.node_list` it is a two-mode network for ergm,
    tidygraph and others; nodes without ties are there only. Parallel memberships are one tie with
    all roles, and so are those of different times, since these programs take one row a tie:
    ``periods`` has each time. That the other program takes dates as the intervals that they are
    is not checked.

    Examples
    --------
    >>> import networkx as nx
    >>> tie_list(nx.davis_southern_women_graph()).select("actor", "coalition")[0]
    ('Brenda Rogers', 'E1')
    """
    actors = set(incidence(network).actors)
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one, other, about in network.edges(data=True):
        ends = (one, other) if one in actors else (other, one)
        found.setdefault((str(ends[0]), str(ends[1])), []).append(about)
    rows = [(*ends, *_told(found[ends])) for ends in sorted(found)]
    types = dict.fromkeys(("start", "end", "certainty"), str)
    gaps = sum(len(row[-1]) > 1 for row in rows)
    note = joined(why_no_result(network), _OF_GAPS.format(gaps) if gaps else "")
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note, types=types)


def _told(several: list[dict[str, Any]]) -> tuple[Any, ...]:
    """Sum up what parallel edges say: the first beginning, the last end, the surest word."""
    starts, ends = ([str(one.get(name) or "") for one in several] for name in ("start", "end"))
    start = min(starts) or None
    end = max(ends) if all(ends) else None
    if start and end and end < start:  # by what is certain, it ended before it began
        start, end = end, start
    words = [one.get("certainty") for one in several]
    certainty = next((word for word in ("certain", "presumed", "possible") if word in words), None)
    roles = sorted({role for one in several for role in one.get("roles") or ()})
    return start, end, certainty, tuple(roles), _periods(several)


def _periods(several: list[dict[str, Any]]) -> tuple[str, ...]:
    periods = [period for one in several for period in one.get("periods") or ()]
    return tuple(f"{first or '..'}/{last or '..'}" for first, last in stretches(periods))
