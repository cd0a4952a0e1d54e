"""Move nodes between core and periphery, one by one, as long as the fit grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

_GAIN = 1e-12


class CorePartition(NamedTuple):
    """Who is in the core, on each side, and how well that fits."""

    fit: float
    actors: Mask
    coalitions: Mask


class _Counts(NamedTuple):
    """What a fit is made of, for one split or for several.

    The sizes of the core on each side, the ties inside it, and the ties of its rows and columns.
    """

    rows: Floats
    columns: Floats
    inside: Floats
    of_rows: Floats
    of_columns: Floats


def local_optimum(
    matrix: sp.csr_array, actors: Mask, coalitions: Mask, *, free: bool
) -> CorePartition:
    """Choose each side anew for the other, then move single nodes, as long as the fit grows.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, actors by coalitions.
    actors, coalitions : numpy.ndarray of bool
        Who is in the core at first. They are not changed.
    free : bool
        Whether ties between core and periphery may be there or not.

    Notes
    -----
    First the core of one side is made of those with the most ties to the core of the other, as
    many as fit best, in turn. The fit of every single move follows from a few counts of ties, so
    that all moves of a step are compared at once.

    Examples
    --------
    >>> from scipy import sparse
    >>> matrix = sparse.csr_array(np.kron(np.diag([1.0, 0.0]), np.ones((2, 2))))
    >>> start = np.array([True, False, False, False])
    >>> split = local_optimum(matrix, start, start, free=False)
    >>> split.actors.tolist(), round(split.fit, 3)
    ([True, True, False, False], 1.0)
    """
    sides = [actors.copy(), coalitions.copy()]
    other = matrix.T.tocsr()
    fit = fit_of(matrix, *sides, free=free)
    settled = 0
    while settled < 2:  # one side after the other, until neither gains
        ties, fixed = (other, sides[0]) if settled else (matrix, sides[1])
        better, chosen = _best_rows(ties, fixed, free=free)
        gains = better > fit + _GAIN
        if gains:
            fit, sides[settled] = better, chosen
        settled = 0 if gains else settled + 1
    for _ in range(20 * sum(matrix.shape)):
        moves = np.concatenate(
            [_moves(matrix, *sides, free=free), _moves(other, *sides[::-1], free=free)]
        )
        best = int(np.argmax(np.round(moves, 12)))
        if moves[best] <= fit + _GAIN:
            break
        fit = float(moves[best])
        side = int(best >= len(actors))
        sides[side][best - side * len(actors)] ^= True
    return CorePartition(fit, *sides)


def _best_rows(matrix: sp.csr_array, coalitions: Mask, *, free: bool) -> tuple[float, Mask]:
    """Choose rows for core columns: those with the most ties to them, as many as fit best."""
    counts = _counts(matrix, np.zeros(matrix.shape[0], np.bool_), coalitions)
    ties_to_core = np.asarray(matrix @ coalitions.astype(np.float64))
    degree = np.asarray(matrix.sum(axis=1), dtype=np.float64)
    order = np.lexsort((degree, -ties_to_core))
    chosen = counts._replace(
        rows=np.arange(1.0, len(order) + 1),
        inside=ties_to_core[order].cumsum(),
        of_rows=degree[order].cumsum(),
    )
    fits = _fit(chosen, matrix.shape, float(degree.sum()), free=free)
    most = int(np.argmax(np.round(fits, 12)))
    rows = np.zeros(len(order), dtype=np.bool_)
    rows[order[: most + 1]] = True
    return float(fits[most]), rows


def fit_of(matrix: sp.csr_array, actors: Mask, coalitions: Mask, *, free: bool) -> float:
    """Compute the correlation of the ties with the ideal pattern of one split."""
    counts = _counts(matrix, actors, coalitions)
    return float(_fit(counts, matrix.shape, float(matrix.sum()), free=free))


def _moves(matrix: sp.csr_array, actors: Mask, coalitions: Mask, *, free: bool) -> Floats:
    """Compute the fit after each single move of a row."""
    counts = _counts(matrix, actors, coalitions)
    ties_to_core = np.asarray(matrix @ coalitions.astype(np.float64))
    degree = np.asarray(matrix.sum(axis=1), dtype=np.float64)
    sign = np.where(actors, -1.0, 1.0)
    moved = counts._replace(
        rows=counts.rows + sign,
        inside=counts.inside + sign * ties_to_core,
        of_rows=counts.of_rows + sign * degree,
    )
    return _fit(moved, matrix.shape, float(degree.sum()), free=free)


def _counts(matrix: sp.csr_array, actors: Mask, coalitions: Mask) -> _Counts:
    ties_to_core = np.asarray(matrix @ coalitions.astype(np.float64))
    of_rows = np.asarray(matrix.sum(axis=1), dtype=np.float64) @ actors
    sizes = np.asarray(actors.sum(), float), np.asarray(coalitions.sum(), float)
    return _Counts(*sizes, ties_to_core @ actors, of_rows, ties_to_core.sum())


def _fit(counts: _Counts, shape: tuple[int, int], ties: float, *, free: bool) -> Floats:
    """Compute the correlation of two-by-two tables: core cell or not, tied or not."""
    rows, columns, inside, of_rows, of_columns = counts
    core = rows * columns
    if free:
        outside = ties - of_rows - of_columns + inside
        others = (shape[0] - rows) * (shape[1] - columns)
    else:
        outside, others = ties - inside, shape[0] * shape[1] - core
    tied, cells = inside + outside, core + others
    spread = np.sqrt(np.maximum(core * others * tied * (cells - tied), 0))
    excess = inside * (others - outside) - outside * (core - inside)
    fit: Floats = np.divide(excess, spread, out=np.zeros_like(spread), where=spread > 0)
    return fit
