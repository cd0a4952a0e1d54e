"""Being in the same thing at the same time: days of overlap between each two nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graphkit.analysis.sparse import without_diagonal
from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.network.stretches import merged
from graphkit.panel import EARLIEST, LATEST, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.panel import Day

_BLOCK = 512
"""Rows of a block of pairs; bounds the memory one popular coalition takes."""


class Stretches(NamedTuple):
    """Disjoint stretches of days, each of one node in one thing it is tied to.

    Attributes
    ----------
    node, thing : numpy.ndarray
        Places of the node compared, and of what it was in.
    first, last : numpy.ndarray
        Day numbers, both included.
    undated : int
        How many memberships were left out because their start is not known.
    """

    node: npt.NDArray[np.int64]
    thing: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    undated: int = 0


def stretches_of(
    network: nx.Graph[Any],
    nodes: Mapping[Any, int],
    things: Mapping[Any, int],
    *,
    until: Day | None,
    bounded: bool,
) -> Stretches:
    """Read the periods on the edges of a network.

    Parameters
    ----------
    network : networkx.Graph
        As `graphkit.network.two_mode` draws it: edges carry ``periods``.
    nodes, things : mapping of node to int
        The places of the nodes to be compared, and of those they have in common.
    until : day, optional
        The last day that counts, for spells that still run. By default the day of the network or
        the last of its window, which is otherwise the limit too.
    bounded : bool
        Whether every stretch must have a length: a network of all times without ``until`` is then
        refused.

    Returns
    -------
    Stretches
        Of what holds at the degree of certainty that the network was drawn at. A membership whose
        start is not known at that degree may have overlapped and is left out; it stays only in a
        network of one day, all of whose ties hold on that day, where no length is needed.

    Raises
    ------
    DataError
        If an edge has no periods.
    InvalidChoice
        If ``until`` is needed and not given.
    """
    low, high = _limits(network, until)
    if bounded and high == LATEST:
        raise InvalidChoice("until", until, ("DAY",), missing="the last day to count")
    keep = "on" in network.graph and not bounded
    undated = 0
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, b, data in network.edges(data=True):
        at, other = (a, b) if a in nodes else (b, a)
        spells = found.setdefault((nodes[at], things[other]), [])
        periods = _periods(data, f"{a!r} and {b!r}")
        known = [(start, end) for start, end in periods if start or keep]
        undated += len(periods) - len(known)
        spells.extend(_clipped(known, low, high))
    rows = [(*key, *stretch) for key in sorted(found) for stretch in merged(found[key])]
    node, thing, first, last = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Stretches(node, thing, first, last, undated)


def _limits(network: nx.Graph[Any], until: Day | None) -> tuple[int, int]:
    about = network.graph
    low, high = EARLIEST, LATEST
    if "on" in about:
        high = number_of(about["on"])
    elif "during" in about:
        low, high = (
            number_of(day) if day else bound
            for day, bound in zip(about["during"], (low, high), strict=True)
        )
    return low, high if until is None else min(high, number_of(until))


def _periods(data: Mapping[str, Any], who: str) -> Sequence[tuple[str, str]]:
    if "periods" not in data:
        hint = "Draw the network with graphkit.network.two_mode."
        raise DataError([Problem("network", 0, "", f"no periods between {who}.", hint)])
    periods: Sequence[tuple[str, str]] = data["periods"]
    return periods


def _clipped(periods: Iterable[tuple[str, str]], low: int, high: int) -> Iterator[tuple[int, int]]:
    for start, end in periods:
        first = max(number_of(start) if start else EARLIEST, low)
        last = min(number_of(end) if end else LATEST, high)
        if first <= last:
            yield first, last


def shared_days(stretches: Stretches, size: int) -> tuple[sp.csr_array, sp.csr_array]:
    """Sum the days each two nodes were in the same thing, and count the things where they were.

    Parameters
    ----------
    stretches : Stretches
        From `stretches_of`.
    size : int
        Number of nodes compared.

    Returns
    -------
    tuple of two scipy.sparse.csr_array
        Days, and number of things with at least one day in common. Symmetric, no diagonal.
    """
    from scipy import sparse

    order = np.lexsort((stretches.node, stretches.thing))
    node, thing = stretches.node[order], stretches.thing[order]
    first, last = stretches.first[order], stretches.last[order]
    edges = np.flatnonzero(np.diff(thing)) + 1
    days = sparse.csr_array((size, size))
    things = sparse.csr_array((size, size))
    for start, stop in zip((0, *edges), (*edges, len(thing)), strict=True):
        here = _days_in_one(node[start:stop], first[start:stop], last[start:stop], size)
        days = days + here
        things = things + here.sign()
    return without_diagonal(days), without_diagonal(things)


def _days_in_one(
    node: npt.NDArray[np.int64],
    first: npt.NDArray[np.int64],
    last: npt.NDArray[np.int64],
    size: int,
) -> sp.csr_array:
    """Sum the days in common of each two nodes within one thing, a block of rows at a time."""
    from scipy import sparse

    total = sparse.csr_array((size, size))
    for start in range(0, len(node), _BLOCK):
        rows = slice(start, start + _BLOCK)
        common = np.minimum(last[rows, None], last) - np.maximum(first[rows, None], first) + 1
        a, b = np.nonzero(common > 0)
        cells = common[a, b].astype(np.float64)
        block = sparse.coo_array((cells, (node[rows][a], node[b])), shape=(size, size))
        total = total + block.tocsr()
    return total
