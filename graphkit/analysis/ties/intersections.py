"""Who is in which combination of coalitions, as an UpSet plot shows it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.chosen_nodes import chosen_nodes
from graphkit.analysis.two_mode_sides import one_side
from graphkit.analysis.why_no_result import why_no_result
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import scipy.sparse as sp

    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Panel


@method_recorded
def intersections(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "coalitions",
    *,
    among: Iterable[str] | None = None,
    min_size: int = 1,
    exclusive: bool = True,
) -> Table:
    """Count who is in exactly which combination of coalitions.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"coalitions", "actors"}
        The sets to combine.
    among : iterable of str, optional
        Only these sets, by any name; others are disregarded.
    min_size : int
        Leave out combinations with fewer.
    exclusive : bool
        Count those in exactly this combination, or also those in further sets. Either way only
        combinations that somebody is exactly in are listed.

    Returns
    -------
    Table
        ``sets``, ``degree``, ``size`` and ``who``, the largest first. Nodes in none of the sets
        are not listed.

    Raises
    ------
    InvalidChoice
        If ``side`` is another word, or ``min_size`` is below 1.
    NotFound
        If a set chosen is not in the network.

    Notes
    -----
    Whether anybody was in all sets of a combination at the same time is not checked.

    References
    ----------
    A. Lex, N. Gehlenborg, H. Strobelt, R. Vuillemot and H. Pfister, "UpSet: visualization of
    intersecting sets", *IEEE Transactions on Visualization and Computer Graphics* 20 (2014),
    1983-1992, https://doi.org/10.1109/TVCG.2014.2346248.

    Examples
    --------
    >>> import networkx as nx
    >>> women = nx.davis_southern_women_graph()
    >>> print(intersections(women, among=["E9", "E11"]).select("sets", "size"))
    sets     size
    -------  ----
    E9       9
    E9; E11  3
    E11      1
    """
    min_size = counted("min_size", min_size, 1)
    sets, who, matrix = one_side(network, side)
    chosen = chosen_nodes(network, sets, among)
    groups = _by_combination(matrix[chosen].T.tocsr())
    names = [str(sets[at]) for at in chosen.tolist()]
    rows = []
    for key, exactly in groups.items():
        members = exactly if exclusive else _with_further(key, groups)
        listed = tuple(names[at] for at in sorted(key))
        rows.append((listed, len(key), len(members), tuple(str(who[at]) for at in members)))
    rows = [row for row in rows if row[2] >= min_size]
    rows.sort(key=lambda row: (-row[2], row[1], row[0]))
    more = "" if exclusive else " or more"
    definitions = {
        "sets": "ids of the sets combined",
        "degree": "number of sets combined",
        "size": f"number of nodes in exactly these{more}",
        "who": "their ids",
    }
    return Table(tuple(definitions), rows, definitions=definitions, note=why_no_result(network))


def _by_combination(held: sp.csr_array) -> dict[frozenset[int], list[int]]:
    """Group the rows of a 0/1 matrix by what exactly they have; rows that have nothing are not."""
    groups: dict[frozenset[int], list[int]] = defaultdict(list)
    for row in range(held.shape[0]):
        inside = held.indices[held.indptr[row] : held.indptr[row + 1]].tolist()
        if inside:
            groups[frozenset(inside)].append(row)
    return groups


def _with_further(key: frozenset[int], groups: dict[frozenset[int], list[int]]) -> list[int]:
    """List those in all sets of a combination, whatever else they are in."""
    return sorted(row for other, rows in groups.items() if key <= other for row in rows)
