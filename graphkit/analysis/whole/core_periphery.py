"""A core of active actors in popular coalitions, and a periphery around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_columns import NODE_DEFINITIONS, node_columns
from graphkit.analysis.sparse import row_of_each_cell, sums
from graphkit.analysis.ties.chance.null_fdsm import shuffled
from graphkit.analysis.whole.local_optimum import CorePartition, local_optimum
from graphkit.analysis.why_no_result import why_no_result
from graphkit.network import incidence
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import counted, one_of

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.network import Incidence
    from graphkit.panel import Panel

    Floats = npt.NDArray[np.float64]

Between: TypeAlias = Literal["absent", "free"]

BETWEEN: Final[tuple[Between, ...]] = get_args(Between)


@method_recorded
def core_periphery(
    network: nx.Graph[Any] | Incidence | Panel,
    *,
    between: Between = "absent",
    starts: int = 10,
    seed: int = 0,
) -> Table:
    """Split actors and coalitions into core and periphery.

    In the ideal pattern every core actor is in every core coalition, and nobody else is in
    anything; or, with ``between="free"``, ties between core and periphery may be there or not. The
    fit is the correlation of the real ties with that pattern, over the blocks it speaks of.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    between : {"absent", "free"}
        What the ideal pattern says about ties between core and periphery.
    starts : int
        How many further splits, drawn at random, are improved as well; 0 for none.
    seed : int
        Where the drawing starts: the same seed gives the same table.

    Returns
    -------
    Table
        ``node``, ``label``, ``side``, ``ties`` and ``core``, the core first. The note says the
        fit, and that of the best split which the same search finds in one network of as many ties
        for each node, but by chance. Nobody is in the core if no split fits at all.

    Raises
    ------
    InvalidChoice
        If ``between`` is another word, or ``starts`` or ``seed`` below 0.

    Notes
    -----
    A heuristic: of the splits by number of ties, the best one, and so many drawn at random, are
    improved by single moves (`graphkit.analysis.whole.local_optimum`) until none makes the fit
    greater; the best of these is taken. That a split farther off could fit better is not
    checked.

    References
    ----------
    S. P. Borgatti and M. G. Everett, "Models of core/periphery structures", *Social Networks* 21
    (2000), 375-395, https://doi.org/10.1016/S0378-8733(99)00019-2.
    S. Z. W. Lip, "A fast algorithm for the discrete core/periphery bipartitioning problem" (2011),
    https://arxiv.org/abs/1102.5511.

    Examples
    --------
    >>> import networkx as nx
    >>> table = core_periphery(nx.davis_southern_women_graph())
    >>> [row[0] for row in table if row[2] == "coalition" and row[4]]
    ['E8', 'E7', 'E5', 'E6', 'E3', 'E4', 'E1', 'E2']
    """
    one_of("between", between, BETWEEN)
    starts, seed = counted("starts", starts, 0), counted("seed", seed, 0)
    matrix = incidence(network).matrix
    ties = np.concatenate([sums(matrix, axis=1), sums(matrix, axis=0)]).astype(int).tolist()
    split = _searched(matrix, starts, np.random.default_rng(seed), free=between == "free")
    core = np.concatenate([split.actors, split.coalitions]).tolist()
    rows = [
        (*about, count, inside)
        for about, count, inside in zip(node_columns(network), ties, core, strict=True)
    ]
    rows.sort(key=lambda row: (not row[4], -row[3]))
    definitions = NODE_DEFINITIONS | {
        "ties": "number of coalitions joined, or of members, in this network",
        "core": "whether it is in the core",
    }
    note = "There is no core."
    if split.fit > 0:
        by_chance = _by_chance(matrix, starts, seed, free=between == "free")
        note = (
            f"Fit with the ideal pattern: correlation {split.fit:.3f}; by the same search in "
            f"one network of the same degrees, but by chance: {by_chance:.3f}. The search is a "
            "heuristic."
        )
    return Table(
        tuple(definitions), rows, definitions=definitions, note=joined(note, why_no_result(network))
    )


def _searched(
    matrix: sp.csr_array, starts: int, random: np.random.Generator, *, free: bool
) -> CorePartition:
    """Improve the best split by degree and some drawn at random; take the best of all."""
    actors, coalitions = matrix.shape
    nobody = CorePartition(0.0, np.zeros(actors, np.bool_), np.zeros(coalitions, np.bool_))
    if not matrix.nnz:
        return nobody
    degrees = [sums(matrix, axis=1), sums(matrix, axis=0)]
    _, least = _best_split(matrix, degrees, free=free)
    begun = [(degrees[0] >= least[0], degrees[1] >= least[1])]
    for _ in range(starts):
        chance = random.random()
        begun.append((random.random(actors) < chance, random.random(coalitions) < chance))
    found = [local_optimum(matrix, *sides, free=free) for sides in begun]
    best = max(found, key=lambda split: round(split.fit, 12))
    return best if best.fit > 0 else nobody


def _by_chance(matrix: sp.csr_array, starts: int, seed: int, *, free: bool) -> float:
    """Search in one network that has the same degrees, and ties by chance."""
    random = np.random.default_rng(seed)
    other = shuffled(matrix.sorted_indices(), 50, random)
    return _searched(other, starts, random, free=free).fit


def _best_split(
    matrix: sp.csr_array, degrees: list[Floats], *, free: bool
) -> tuple[float, tuple[float, float]]:
    """Find the best fit, and the least number of ties of a core node on each side."""
    if not matrix.nnz:
        return 0.0, (np.inf, np.inf)
    levels, places, sizes = zip(*(_ranked(degree) for degree in degrees), strict=True)
    fits = _fits(_ties_by_level(matrix, places, [len(level) for level in levels]), sizes, free)
    best = int(np.argmax(np.round(fits, 12)))
    actor, coalition = np.unravel_index(best, fits.shape)
    fit = float(fits[actor, coalition])
    if fit <= 0:
        return 0.0, (np.inf, np.inf)
    return fit, (float(levels[0][actor]), float(levels[1][coalition]))


def _ranked(degree: Floats) -> tuple[Floats, npt.NDArray[Any], npt.NDArray[Any]]:
    """List the distinct degrees, highest first, the place of each node's, and how many have it."""
    negated, place, size = np.unique(-degree, return_inverse=True, return_counts=True)
    return -negated, place, size


def _ties_by_level(
    matrix: sp.csr_array, places: tuple[npt.NDArray[Any], ...], shape: list[int]
) -> Floats:
    """Count the ties between nodes of each two levels of degree."""
    cell = places[0][row_of_each_cell(matrix)] * shape[1] + places[1][matrix.indices]
    counted = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    return np.asarray(counted, dtype=np.float64)


def _fits(ties: Floats, sizes: tuple[npt.NDArray[Any], ...], free: bool) -> Floats:
    """Compute the correlation for each split, the first levels of each side being the core.

    The pattern and the ties are 0/1, so the correlation is that of a two-by-two table.
    """
    inside = ties.cumsum(axis=0).cumsum(axis=1)
    actors, coalitions = sizes[0].cumsum()[:, None], sizes[1].cumsum()
    core_cells = actors * coalitions * 1.0
    outside = inside[-1, -1] - inside
    other_cells = core_cells[-1, -1] - core_cells
    if free:
        outside = outside + 2 * inside - inside[-1, :] - inside[:, -1:]
        other_cells = (actors[-1] - actors) * (coalitions[-1] - coalitions) * 1.0
    tied = inside + outside
    cells = core_cells + other_cells
    spread = np.sqrt(core_cells * other_cells * tied * (cells - tied))
    excess = inside * (other_cells - outside) - outside * (core_cells - inside)
    fits: Floats = np.divide(excess, spread, out=np.zeros_like(excess), where=spread > 0)
    return fits
