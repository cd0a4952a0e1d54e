"""Groups of actors that are all in the same coalitions: bicliques, or formal concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.why_no_result import why_no_result
from graphkit.network import incidence
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx
    import numpy.typing as npt

    from graphkit.network import Incidence
    from graphkit.panel import Panel

    Cells = npt.NDArray[np.bool_]
    Found = tuple[Cells, Cells]

_DEFINITIONS: Final = {
    "size": "number of coalitions",
    "members": "number of actors that are in all of them",
    "coalitions": "ids of the coalitions; these actors are all in no other",
    "actors": "ids of the actors; nobody else is in all of the coalitions",
    "ties": "size times members",
}


@method_recorded
def bicliques(
    network: nx.Graph[Any] | Incidence | Panel,
    *,
    min_actors: int = 3,
    min_coalitions: int = 2,
    limit: int = 10_000,
) -> Table:
    """List the largest groups of actors that are all in the same coalitions.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    min_actors, min_coalitions : int
        Leave out groups of fewer actors, or with fewer coalitions.
    limit : int
        Stop after so many groups; the note says so.

    Returns
    -------
    Table
        A row for each group that is maximal: no actor and no coalition can be added. Those with
        most ties first.

    Raises
    ------
    InvalidChoice
        If a number is below 1.

    Notes
    -----
    These are the formal concepts of the table of who is in what, and the maximal complete
    two-mode subnetworks. Their number can grow exponentially with the number of coalitions, which
    is what ``min_actors`` and ``limit`` are for. networkx has no such search in two modes; that
    of cliques, with both sides made cliques, would have as many edges as there are pairs of
    actors. Whether the ties are of one time is not checked.

    References
    ----------
    R. Wille, "Restructuring lattice theory: an approach based on hierarchies of concepts", in
    *Ordered Sets* (1982), 445-470, https://doi.org/10.1007/978-94-009-7798-3_15. S. O. Kuznetsov,
    "A fast algorithm for computing all intersections of objects from an arbitrary semilattice",
    *Nauchno-Tekhnicheskaya Informatsiya* 2 (1993), 17-20 (close by one). L. C. Freeman and D. R.
    White, "Using Galois lattices to represent network data", *Sociological Methodology* 23 (1993),
    127-146, https://doi.org/10.2307/271008.

    Examples
    --------
    >>> import networkx as nx
    >>> bicliques(nx.davis_southern_women_graph(), min_actors=7).select("members", "coalitions")[0]
    (9, ('E8', 'E9'))
    """
    min_actors = counted("min_actors", min_actors, 1)
    min_coalitions = counted("min_coalitions", min_coalitions, 1)
    limit = counted("limit", limit, 1)
    ties = incidence(network)
    rows: list[tuple[Any, ...]] = []
    note = ""
    for inside, joined_by_all in _concepts(ties.matrix.toarray() > 0, min_actors):
        actors, coalitions = _names(ties.actors, inside), _names(ties.coalitions, joined_by_all)
        if len(coalitions) < min_coalitions:
            continue
        if len(rows) == limit:
            note = f"There are more: the search stopped after {limit:,} groups."
            break
        size = len(actors) * len(coalitions)
        rows.append((len(coalitions), len(actors), coalitions, actors, size))
    rows.sort(key=lambda row: (-row[4], -row[0], row[2]))
    note = joined(note, why_no_result(network))
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _names(nodes: tuple[Any, ...], which: Cells) -> tuple[str, ...]:
    return tuple(str(nodes[at]) for at in np.flatnonzero(which).tolist())


def _concepts(cells: Cells, least: int) -> Iterator[Found]:
    """Find every maximal group of at least so many rows, and the columns that all of them have."""
    everyone = np.ones(len(cells), dtype=np.bool_)
    if len(cells) < least:
        return
    waiting = [(everyone, _shared(cells), 0)]
    while waiting:
        rows, columns, first = waiting.pop()
        yield rows, columns
        count = cells[rows].sum(axis=0)
        for column in np.flatnonzero(~columns & (count >= least)).tolist():
            if column < first:
                continue
            fewer = rows & cells[:, column]
            closed = _shared(cells[fewer])
            if not (closed & ~columns)[:column].any():  # else it is found from another one
                waiting.append((fewer, closed, column + 1))


def _shared(cells: Cells) -> Cells:
    """Tell which columns all rows have."""
    return np.asarray(cells.all(axis=0), dtype=np.bool_)
