"""Force layout: springs along edges, repulsion between all nodes, in sparse array steps.

Repulsion is exact for small graphs. For large ones the nodes' masses are spread on a grid, and
the forces of the whole grid are one convolution by fast Fourier transform, so that a step costs
time in proportion to the nodes rather than to their pairs.

References
----------
Fruchterman, T. M. J. and Reingold, E. M. (1991). Graph drawing by force-directed placement.
Noack, A. (2009). Modularity clustering is force-directed layout.
Brandes, U. and Pich, C. (2007). Eigensolver methods for progressive multidimensional scaling.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import fft, sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree

Points: TypeAlias = npt.NDArray[np.float64]
Edges: TypeAlias = npt.NDArray[np.int64]

EXACT_UP_TO: Final = 300
PIVOTS: Final = 24
READABLE: Final = 2000
ONE_SEARCH: Final = 5000
"""Of so many discs all that may overlap are looked for at once. Where discs come to lie depends on
the order of the pairs, in which the last digits are added up; a drawing should not change."""
GRAVITY: Final = (0.02, 1.2)
"""For the largest connected part, and for all others, which would drift off without it."""


def force(n: int, edges: Edges, *, seed: int = 1, steps: int | None = None) -> Points:
    """Place ``n`` nodes so that neighbours are near and strangers are apart.

    Parameters
    ----------
    n : int
        Number of nodes.
    edges : array of int, shape (m, 2)
        Pairs of node numbers; direction is ignored.
    seed : int
        Settles ties only; the start comes from the graph itself.
    steps : int, optional
        Rounds of the force model. More steps, better shape.

    Returns
    -------
    array of float, shape (n, 2)
        Points in units of the ideal edge length.
    """
    if n == 0:
        return np.zeros((0, 2))
    rounds = steps or (300 if n <= READABLE else 90)
    points = start(n, edges, seed)
    repulsion = _exact if n <= EXACT_UP_TO else _gridded(n)
    return _relax(points, edges, repulsion, rounds)


def start(n: int, edges: Edges, seed: int) -> Points:
    """Give first positions by multidimensional scaling of distances to a few pivots."""
    noise = np.random.default_rng(seed).standard_normal((n, 2))
    side = np.sqrt(n)
    if len(edges) == 0 or n < 4:
        return np.asarray(noise * side / 3)
    degree = np.bincount(edges.ravel(), minlength=n)
    pivots = np.argsort(-degree, kind="stable")[: min(PIVOTS, n)]
    ones = np.ones(len(edges))
    ends = edges.astype(np.int32)  # older versions of SciPy walk no graph with longer numbers
    graph = sparse.coo_array((ones, (ends[:, 0], ends[:, 1])), shape=(n, n)).tocsr()
    far = csgraph.dijkstra(graph, directed=False, indices=pivots, unweighted=True).T
    reach = far[np.isfinite(far)].max(initial=1.0)
    far[~np.isfinite(far)] = reach
    squared = far**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    axes = np.linalg.eigh(centred.T @ centred)[1]
    plane = axes[:, [-1, -2]]
    # The sign of an eigenvector is arbitrary; the largest entry decides it.
    plane = plane * np.sign(plane[np.abs(plane).argmax(axis=0), [0, 1]])
    flat: Points = centred @ plane
    spread = flat.std(axis=0)
    placed: Points = flat / np.where(spread > 0, spread, 1.0) * side / 3 + noise * 0.3
    return placed


def _relax(
    points: Points, edges: Edges, repulsion: Callable[[Points], Points], rounds: int
) -> Points:
    n = len(points)
    heat = np.sqrt(n) / 8
    first, second = edges[:, 0], edges[:, 1]
    gravity = _gravity(n, edges)[:, None]
    # Power 1 is Fruchterman and Reingold's, which leaves room for labels. Nobody reads labels
    # in large drawings; nearer to LinLog (power -1), clusters stand out there.
    power = 1.0 if n <= READABLE else 0.5
    for step in range(rounds):
        move = repulsion(points)
        gap = points[first] - points[second]
        pull = gap * (np.linalg.norm(gap, axis=1) ** power)[:, None]
        for axis in (0, 1):
            move[:, axis] -= np.bincount(first, pull[:, axis], n)
            move[:, axis] += np.bincount(second, pull[:, axis], n)
        move -= gravity * points
        length = np.maximum(np.linalg.norm(move, axis=1), 1e-9)
        limit = heat * (1 - step / rounds) ** 1.5 + 0.01
        points = points + move * (np.minimum(length, limit) / length)[:, None]
        points -= points.mean(axis=0)
    return points


def _gravity(n: int, edges: Edges) -> npt.NDArray[np.float64]:
    graph = sparse.coo_array((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(n, n))
    part = csgraph.connected_components(graph, directed=False)[1]
    core = part == np.bincount(part).argmax()
    return np.where(core, *GRAVITY)


def _exact(points: Points) -> Points:
    dx = points[:, 0][:, None] - points[:, 0]
    dy = points[:, 1][:, None] - points[:, 1]
    weight = 1.0 / (dx * dx + dy * dy + 1e-4)
    return np.column_stack([(dx * weight).sum(axis=1), (dy * weight).sum(axis=1)])


def _gridded(n: int) -> Callable[[Points], Points]:
    """Repulsion by convolution on a grid whose cells are a few nodes wide."""
    side = int(2 ** np.clip(np.ceil(np.log2(np.sqrt(n) * 1.4)), 6, 9))
    reach = fft.fftfreq(2 * side, 1 / (2 * side))
    dx, dy = np.meshgrid(reach, reach, indexing="ij")
    squared = dx * dx + dy * dy
    squared[0, 0] = 1.0
    # One complex field carries both directions, so one inverse transform is enough.
    kernel = fft.fft2((dx + 1j * dy) / squared)

    def repulsion(points: Points) -> Points:
        low = points.min(axis=0)
        cell = float((points.max(axis=0) - low).max()) / (side - 2) + 1e-12
        place = (points - low) / cell
        whole = place.astype(np.int64)
        part = place - whole
        corners, shares = _corners(whole, part, side)
        mass = np.bincount(corners.ravel(), shares.ravel(), side * side).reshape(side, side)
        field = fft.ifft2(fft.fft2(mass, (2 * side, 2 * side)) * kernel)[:side, :side].ravel()
        felt = (field[corners] * shares).sum(axis=0) / cell
        return np.column_stack([felt.real, felt.imag])

    return repulsion


def _corners(
    whole: npt.NDArray[np.int64], part: Points, side: int
) -> tuple[npt.NDArray[np.int64], Points]:
    """Cell numbers of the four corners around each point, and the point's share in each."""
    x, y = whole[:, 0], whole[:, 1]
    u, v = part[:, 0], part[:, 1]
    corners = np.stack([x * side + y, (x + 1) * side + y, x * side + y + 1, (x + 1) * side + y + 1])
    shares = np.stack([(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v])
    return corners, shares


def spread(points: Points, radii: npt.NDArray[np.float64], rounds: int = 30) -> Points:
    """Push overlapping discs apart, moving each as little as needed."""
    points = points.copy()
    sizes = _by_size(radii)
    for _ in range(rounds):
        pairs = _near(points, radii, sizes)
        pairs = pairs[_overlap(points, radii, pairs)]
        if len(pairs) == 0:
            break
        a, b = pairs[:, 0], pairs[:, 1]
        gap = points[a] - points[b]
        distance = np.linalg.norm(gap, axis=1)
        lack = radii[a] + radii[b] - distance
        hit = lack > 1e-6
        if not hit.any():
            break
        a, b, gap, lack = a[hit], b[hit], gap[hit], lack[hit]
        distance = np.maximum(distance[hit], 1e-6)
        push = gap / distance[:, None] * (lack / 2.2)[:, None]
        np.add.at(points, a, push)
        np.add.at(points, b, -push)
    return points


def _by_size(radii: npt.NDArray[np.float64]) -> list[npt.NDArray[np.int64]]:
    """Put discs together of which none is more than twice as wide as another one; if few, all."""
    if len(radii) <= ONE_SEARCH:
        return [np.arange(len(radii))]
    least = max(float(radii.min(initial=np.inf)), 1e-9)
    size = np.log2(np.maximum(radii, least) / least).astype(np.int64)
    return [np.flatnonzero(size == one) for one in np.unique(size)]


def _near(
    points: Points, radii: npt.NDArray[np.float64], sizes: list[npt.NDArray[np.int64]]
) -> Edges:
    """Find all pairs that may overlap: each size looks no further than its own discs reach."""
    trees = [cKDTree(points[own]) for own in sizes]
    reach = [float(radii[own].max()) for own in sizes]
    found = []
    for at, (own, tree) in enumerate(zip(sizes, trees, strict=True)):
        found.append(own[tree.query_pairs(2 * reach[at], output_type="ndarray")])
        for other in range(at):
            far = reach[at] + reach[other]
            near = tree.sparse_distance_matrix(trees[other], far, output_type="ndarray")
            found.append(np.column_stack([own[near["i"]], sizes[other][near["j"]]]))
    return np.concatenate(found)


def _overlap(points: Points, radii: npt.NDArray[np.float64], pairs: Edges) -> npt.NDArray[np.bool_]:
    """Tell which pairs are nearer than their radii allow: few of those that the largest reaches."""
    (a, b), (x, y) = pairs.T, np.ascontiguousarray(points.T)
    wide, high, allowed = x[a] - x[b], y[a] - y[b], radii[a] + radii[b]
    return np.asarray(wide * wide + high * high < allowed * allowed)
