"""Shortest paths through a two-mode network: distances, and who lies between whom.

Actors in exactly the same coalitions are alike, and in affiliation networks most actors have such
twins. They are searched once, as a class that stands for all of them, and many searches run at a
time as sparse matrix products. The results are those of a search from every node.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.analysis.sparse import sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]

_BLOCK = 64
"""Searches run at a time; bounds the memory."""


class Reach(NamedTuple):
    """What searches from every actor, then every coalition, found.

    Attributes
    ----------
    total : numpy.ndarray
        Sum of the distances to all nodes that can be reached.
    own, across : numpy.ndarray
        How many these are on its own side, the node itself left out, and on the other side.
    between : numpy.ndarray
        Number of shortest paths between two others that pass through, each pair's counted as a
        share of all shortest paths of that pair.
    """

    total: Floats
    own: Floats
    across: Floats
    between: Floats

    @property
    def reached(self) -> Floats:
        """How many nodes can be reached."""
        return self.own + self.across


@dataclass(frozen=True, eq=False)
class _Classes:
    """Classes of alike actors by coalitions."""

    of_actor: npt.NDArray[np.int64]
    size: Floats
    joined: sp.csr_array
    members: sp.csr_array


def shortest_paths(matrix: sp.csr_array, *, between: bool) -> Reach:
    """Search from every node of a two-mode network.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, actors by coalitions.
    between : bool
        Whether to find who lies between whom too, which takes twice as long.

    Returns
    -------
    Reach

    Notes
    -----
    At 50,000 ties networkx takes some 45 times as long for the distances and 120 times for who
    lies between (rows "two-mode closeness" and "two-mode betweenness" of the benchmark
    ``analysis``).

    References
    ----------
    U. Brandes, "A faster algorithm for betweenness centrality", *Journal of Mathematical
    Sociology* 25 (2001), 163-177, https://doi.org/10.1080/0022250X.2001.9990249.
    """
    classes = _classes(matrix)
    kinds, coalitions = classes.joined.shape
    total, own, across, through = np.zeros((4, kinds + coalitions))
    for sources in _blocks(kinds):
        levels = _levels(classes, sources, from_actors=True)
        rows = slice(sources.start, sources.stop)
        total[rows], own[rows], across[rows] = _distances(classes, levels, from_actors=True)
        twins = np.where(across[rows] > 0, classes.size[rows] - 1, 0)
        total[rows] += 2 * twins
        own[rows] += twins
        if between:
            through += _dependencies(classes, levels, classes.size[rows], from_actors=True)
    for sources in _blocks(coalitions):
        levels = _levels(classes, sources, from_actors=False)
        rows = slice(kinds + sources.start, kinds + sources.stop)
        total[rows], own[rows], across[rows] = _distances(classes, levels, from_actors=False)
        if between:
            through += _dependencies(classes, levels, np.ones(len(sources)), from_actors=False)
    through[kinds:] += _between_twins(classes)
    order = np.concatenate([classes.of_actor, kinds + np.arange(coalitions)])
    return Reach(total[order], own[order], across[order], through[order] / 2)


def _blocks(count: int) -> Iterator[range]:
    for start in range(0, count, _BLOCK):
        yield range(start, min(start + _BLOCK, count))


def _classes(matrix: sp.csr_array) -> _Classes:
    """Group the actors that are in exactly the same coalitions."""
    matrix = matrix.tocsr()
    matrix.sort_indices()
    known: dict[bytes, int] = {}
    bounds = zip(matrix.indptr[:-1].tolist(), matrix.indptr[1:].tolist(), strict=True)
    of_actor = np.array(
        [known.setdefault(matrix.indices[a:b].tobytes(), len(known)) for a, b in bounds],
        dtype=np.int64,
    )
    _, representative = np.unique(of_actor, return_index=True)
    joined = matrix[representative] if known else matrix
    size = np.bincount(of_actor, minlength=len(known)).astype(np.float64)
    return _Classes(of_actor, size, joined, joined.T.tocsr())


def _levels(classes: _Classes, sources: range, *, from_actors: bool) -> list[Floats]:
    """Count the shortest paths to the nodes of each distance; the sides alternate."""
    kinds, coalitions = classes.joined.shape
    current = np.zeros((kinds if from_actors else coalitions, len(sources)))
    current[np.asarray(sources), np.arange(len(sources))] = 1.0
    levels = [current]
    seen = {from_actors: current > 0}
    seen[not from_actors] = np.zeros((coalitions if from_actors else kinds, len(sources)), bool)
    on_actors = from_actors
    while True:
        if on_actors and len(levels) > 1:
            current = current * classes.size[:, None]
        current = (classes.members if on_actors else classes.joined) @ current
        on_actors = not on_actors
        current[seen[on_actors]] = 0.0
        fresh = current > 0
        if not fresh.any():
            return levels
        seen[on_actors] |= fresh
        levels.append(current)


def _distances(
    classes: _Classes, levels: list[Floats], *, from_actors: bool
) -> tuple[Floats, Floats, Floats]:
    """Sum the distances, and count the nodes reached on the own side and on the other."""
    total = np.zeros(levels[0].shape[1])
    reached = np.zeros((2, levels[0].shape[1]))
    for distance, paths in enumerate(levels[1:], start=1):
        on_actors = from_actors == (distance % 2 == 0)
        fresh = paths > 0
        here = classes.size @ fresh if on_actors else fresh.sum(axis=0)
        total += distance * here
        reached[distance % 2] += here
    return total, reached[0], reached[1]


def _dependencies(
    classes: _Classes, levels: list[Floats], weight: Floats, *, from_actors: bool
) -> Floats:
    """Sum over the sources what each node is worth as a stop on the way, going back level by level.

    A source stands for ``weight`` nodes.
    """
    kinds, coalitions = classes.joined.shape
    through = np.zeros(kinds + coalitions)
    worth = np.zeros_like(levels[-1])
    for distance in range(len(levels) - 1, 0, -1):
        on_actors = from_actors == (distance % 2 == 0)
        rows = slice(0, kinds) if on_actors else slice(kinds, None)
        through[rows] += worth @ weight
        paths = levels[distance]
        worth += 1.0
        if on_actors:
            worth *= classes.size[:, None]
        share = np.divide(worth, paths, out=np.zeros_like(paths), where=paths > 0)
        back = (classes.members if on_actors else classes.joined) @ share
        worth = levels[distance - 1] * back
    return through


def _between_twins(classes: _Classes) -> Floats:
    """Count the paths between twins: one through each coalition they are both in."""
    degree = sums(classes.joined, axis=1)
    pairs = classes.size * (classes.size - 1)
    share = np.divide(pairs, degree, out=np.zeros_like(degree), where=degree > 0)
    through: Floats = np.asarray(classes.members @ share)
    return through
