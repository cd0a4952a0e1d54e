"""Layouts that show the two sides, or the surroundings of one node.

Coalitions are put in an order in which neighbours share members; actors stand where the
coalitions they joined stand on average.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import linalg, sparse
from scipy.sparse import csgraph

from graphkit.views.layouts.force import Edges, Points


def seriate(n: int, edges: Edges, middle: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Give each node a place on a line from 0 to 1 so that neighbours are near.

    Nodes of the ``middle`` side are spaced evenly; the others take the mean of their neighbours.
    """
    place = np.zeros(n)
    inside = np.flatnonzero(middle)
    if len(inside) == 0 or len(edges) == 0:
        return np.linspace(0, 1, n) if n > 1 else place
    incidence = _two_mode(n, edges, middle)
    shared = (incidence @ incidence.T).toarray()
    np.fill_diagonal(shared, 0)
    size = np.maximum(np.asarray(incidence.sum(axis=1)).ravel(), 1)
    likeness = shared / np.sqrt(np.outer(size, size))
    line = _fiedler(likeness)
    place[inside[np.argsort(line, kind="stable")]] = _even(len(inside))
    return _barycentres(place, edges, middle)


def _two_mode(n: int, edges: Edges, middle: npt.NDArray[np.bool_]) -> sparse.csr_array:
    """Rows are the middle nodes, columns all nodes."""
    row = np.full(n, -1)
    row[middle] = np.arange(int(middle.sum()))
    both = np.vstack([edges, edges[:, ::-1]])
    both = both[middle[both[:, 0]]]
    ones = np.ones(len(both))
    return sparse.coo_array((ones, (row[both[:, 0]], both[:, 1])), shape=(middle.sum(), n)).tocsr()


def _fiedler(likeness: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Order by the second eigenvector of the Laplacian (Atkins, Boman and Hendrickson 1998)."""
    weak = likeness + 1e-3 * (1 - np.eye(len(likeness)))
    laplacian = np.diag(weak.sum(axis=1)) - weak
    second = min(1, len(likeness) - 1)
    vector = linalg.eigh(laplacian, subset_by_index=(second, second))[1][:, 0]
    return vector * (np.sign(vector[np.abs(vector).argmax()]) or 1.0)


def _even(count: int) -> npt.NDArray[np.float64]:
    return (np.arange(count) + 0.5) / count


def _barycentres(
    place: npt.NDArray[np.float64], edges: Edges, middle: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    n = len(place)
    both = np.vstack([edges, edges[:, ::-1]])
    both = both[~middle[both[:, 0]]]
    known = middle.astype(float)
    # A service knows no coalition itself: a second round hands it its operator's place.
    for _ in range(2):
        total = np.bincount(both[:, 0], (place * known)[both[:, 1]], n)
        count = np.bincount(both[:, 0], known[both[:, 1]], n)
        fresh = (known == 0) & (count > 0)
        place = np.where(fresh, total / np.maximum(count, 1), place)
        known = np.maximum(known, fresh)
    return np.where(known > 0, place, 0.5)


def two_mode(
    place: npt.NDArray[np.float64], middle: npt.NDArray[np.bool_], left: npt.NDArray[np.bool_]
) -> Points:
    """Coalitions in a column, one part of the actors on its left, the others on its right.

    Each stands as high as its ``place`` on the line that `seriate` gives.
    """
    points = np.zeros((len(place), 2))
    if len(place) == 0:
        return points
    rows = max(int(middle.sum()), int(np.sqrt((~middle).sum() * 1.6)), 8)
    points[:, 1] = place * rows
    # Three staggered columns keep the coalitions apart where a screen has few rows.
    line = np.flatnonzero(middle)[np.argsort(place[middle], kind="stable")]
    points[line, 0] = (np.arange(len(line)) % 3 - 1) * rows * 0.035
    for sign, side in ((-1.0, ~middle & left), (1.0, ~middle & ~left)):
        who = np.flatnonzero(side)
        slot = np.clip(np.round(place[who] * rows), 0, rows).astype(int)
        slot = _levelled(slot, rows)
        points[who, 0] = sign * (rows * 0.3 + 1.25 * _count_within(slot))
        points[who, 1] = slot
    return points


def _levelled(slot: npt.NDArray[np.int64], rows: int) -> npt.NDArray[np.int64]:
    """Move nodes out of overfull rows into neighbouring ones, so that no row runs far out."""
    room = max(int(np.ceil(len(slot) / (rows + 1) * 1.7)), 3)
    order = np.argsort(slot, kind="stable")
    filled = np.zeros(rows + 1, dtype=int)
    result = slot.copy()
    for who in order:
        best = _nearest_free(filled, int(slot[who]), room)
        filled[best] += 1
        result[who] = best
    return result


def _nearest_free(filled: npt.NDArray[np.int64], want: int, room: int) -> int:
    if filled[want] < room:
        return want
    free = np.flatnonzero(filled < room)
    return int(free[np.abs(free - want).argmin()])


def _count_within(slot: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Number the members of each slot 0, 1, 2 … in the given order."""
    order = np.argsort(slot, kind="stable")
    ordered = slot[order]
    first = np.searchsorted(ordered, ordered, side="left")
    rank = np.empty(len(slot))
    rank[order] = np.arange(len(slot)) - first
    return rank


def distances(n: int, edges: Edges, focus: Sequence[int]) -> npt.NDArray[np.int64]:
    """Steps from the nearest of the focus; nodes out of reach get one more than the farthest."""
    ends = edges.astype(np.int32)  # older versions of SciPy walk no graph with longer numbers
    graph = sparse.coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(n, n))
    far = csgraph.dijkstra(graph.tocsr(), directed=False, indices=[*focus], unweighted=True)
    far = far.min(axis=0)
    reach = far[np.isfinite(far)].max(initial=0)
    steps: npt.NDArray[np.int64] = np.where(np.isfinite(far), far, reach + 1).astype(np.int64)
    return steps


def concentric(
    place: npt.NDArray[np.float64],
    edges: Edges,
    middle: npt.NDArray[np.bool_],
    focus: Sequence[int],
) -> Points:
    """Rings around the focus, one per step of distance; wide rings are split into rows.

    On a ring they stand in the order of their ``place`` on the line that `seriate` gives.
    """
    points = np.zeros((len(place), 2))
    if len(place) < 2:
        return points
    steps = distances(len(place), edges, focus)
    radius = _ring(points, np.array(focus), 2.0, 2.1) if len(focus) > 1 else 0.0
    for step in range(1, int(steps.max()) + 1):
        ring = np.flatnonzero(steps == step)
        ring = ring[np.lexsort((ring, place[ring]))]
        wide = 2.1 if len(ring) and middle[ring].mean() > 0.5 else 1.3
        radius = _ring(points, ring, radius + 6.0, wide)
    return points


def _ring(points: Points, ring: npt.NDArray[np.int64], radius: float, wide: float) -> float:
    """Put nodes on a ring in order, in as many rows as keep them apart; give the last radius."""
    rows = max(1, int(np.ceil(len(ring) * wide / (2 * np.pi * radius))))
    # Rows further out hold more, so fewer rows than that may do.
    while rows > 1 and _room(radius, rows - 1, wide) > len(ring):
        rows -= 1
    angle = 2 * np.pi * np.arange(len(ring)) / max(len(ring), 1) - np.pi / 2
    distance = radius + 1.08 * wide * (np.arange(len(ring)) % rows)
    points[ring, 0] = distance * np.cos(angle)
    points[ring, 1] = distance * np.sin(angle)
    return radius + 1.08 * wide * (rows - 1)


def _room(radius: float, rows: int, wide: float) -> float:
    """How many nodes go into some rows of a ring."""
    return sum(2 * np.pi * (radius + 1.08 * wide * row) / wide for row in range(rows))
