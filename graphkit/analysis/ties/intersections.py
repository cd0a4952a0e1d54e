"""Who is in which combination of coalitions: overlap matrix and UpSet intersections."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.ties.project import Side, sided
from graphkit.errors import InvalidChoice, NotFound
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.ties.project import Network


def overlap_matrix(
    network: Network, side: Side = "coalitions", *, among: Iterable[str] | None = None
) -> Table:
    """Give the number of members each two coalitions share (or coalitions each two actors).

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"coalitions", "actors"}
        Whom to compare.
    among : iterable of str, optional
        Only these nodes, in this order. The table has a column for each node, so choose when
        there are many.

    Returns
    -------
    Table
        A row and a column for each node; the diagonal is the number each has.

    Raises
    ------
    NotFound
        If a node chosen is not in the network.

    Examples
    --------
    >>> import networkx as nx
    >>> print(overlap_matrix(nx.davis_southern_women_graph(), among=["E1", "E2", "E8"]))
    node  E1  E2  E8
    ----  --  --  --
    E1    3   2   3
    E2    2   3   3
    E8    3   3   14
    """
    nodes, _, matrix = sided(network, side)
    chosen = _places(nodes, among)
    part = matrix[chosen]
    shared = (part @ part.T).toarray().astype(int).tolist()
    names = [nodes[at] for at in chosen.tolist()]
    definitions = {"node": "id of the node of this row"}
    definitions |= {str(name): f"number shared with {name}" for name in names}
    rows = [(name, *row) for name, row in zip(names, shared, strict=True)]
    return Table(("node", *map(str, names)), rows, definitions=definitions)


def _places(nodes: tuple[Any, ...], among: Iterable[str] | None) -> Any:
    if among is None:
        return np.arange(len(nodes))
    place = {node: at for at, node in enumerate(nodes)}
    for name in (names := list(among)):
        if name not in place:
            from difflib import get_close_matches

            near = get_close_matches(name, map(str, nodes), 3)
            raise NotFound("node of that side", name, near, "It has no tie in this network.")
    return np.array([place[name] for name in names], dtype=np.int64)


def intersections(
    network: Network,
    side: Side = "coalitions",
    *,
    among: Iterable[str] | None = None,
    min_size: int = 1,
    exclusive: bool = True,
) -> Table:
    """Count who is in each combination of coalitions, as an UpSet plot shows it.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"coalitions", "actors"}
        The sets to combine.
    among : iterable of str, optional
        Only these sets; others are disregarded.
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
    if min_size < 1:
        raise InvalidChoice("min_size", min_size, ("1", "2", "…"))
    sets, who, matrix = sided(network, side)
    chosen = _places(sets, among)
    held = matrix[chosen].T.tocsr()
    held.sort_indices()
    groups: dict[frozenset[int], list[int]] = defaultdict(list)
    for row in range(held.shape[0]):
        inside = held.indices[held.indptr[row] : held.indptr[row + 1]].tolist()
        if inside:
            groups[frozenset(inside)].append(row)
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
    return Table(tuple(definitions), rows, definitions=definitions)


def _with_further(key: frozenset[int], groups: dict[frozenset[int], list[int]]) -> list[int]:
    """Give those in all sets of a combination, whatever else they are in."""
    return sorted(row for other, rows in groups.items() if key <= other for row in rows)
