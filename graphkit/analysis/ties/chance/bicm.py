"""The bipartite configuration model: the chance of a tie, if only numbers of ties are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graphkit.errors import GraphkitError
from graphkit.next_steps import Advice, Option, joined

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]


class Degrees(NamedTuple):
    """The distinct degrees on each side, and how many nodes have each."""

    rows: Floats
    row_counts: Floats
    columns: Floats
    column_counts: Floats


def bicm(
    row_degrees: npt.NDArray[Any],
    row_counts: npt.NDArray[Any],
    column_degrees: npt.NDArray[Any],
    column_counts: npt.NDArray[Any],
    *,
    tolerance: float = 1e-10,
    steps: int = 10_000,
) -> Floats:
    """Compute the chance of a tie between a row and a column, by their degrees.

    Parameters
    ----------
    row_degrees, column_degrees : numpy.ndarray
        The distinct degrees on each side.
    row_counts, column_counts : numpy.ndarray
        How many rows and columns have each of them.
    tolerance : float
        The largest difference left between a degree and its mean under the model.
    steps : int
        Stop after so many.

    Returns
    -------
    numpy.ndarray
        Chances, distinct row degrees by distinct column degrees.

    Raises
    ------
    GraphkitError
        If the degrees cannot be matched in that many steps.

    Notes
    -----
    Rows and columns that have nothing, or everything, are certain and set apart first. The rest
    is the maximum-likelihood solution ``p = x y / (1 + x y)``, found by Newton steps on the
    logarithms of x and y.

    References
    ----------
    F. Saracco, R. Di Clemente, A. Gabrielli and T. Squartini, "Randomizing bipartite networks:
    the case of the World Trade Web", *Scientific Reports* 5 (2015), 10595,
    https://doi.org/10.1038/srep10595.

    Examples
    --------
    >>> one = np.ones(2, dtype=int)
    >>> bicm(np.array([1, 2]), np.array([2, 1]), np.array([1, 2]), np.array([2, 1])).round(3)
    array([[0.216, 0.568],
           [0.568, 0.863]])
    """
    columns = (row_degrees, row_counts, column_degrees, column_counts)
    want = Degrees(*(np.array(column, dtype=np.float64) for column in columns))
    chance = np.zeros((len(want.rows), len(want.columns)))
    rows, columns_left = _settle_the_certain(chance, want)
    if len(rows) and len(columns_left):
        free = Degrees(
            want.rows[rows],
            want.row_counts[rows],
            want.columns[columns_left],
            want.column_counts[columns_left],
        )
        chance[np.ix_(rows, columns_left)] = _solved(free, tolerance, steps)
    return chance


def _settle_the_certain(chance: Floats, want: Degrees) -> tuple[Ints, Ints]:
    """Fill in rows and columns that have nothing or everything; give those that are left.

    What a full row has is taken from the degrees of the columns left, and the other way round.
    """
    rows, columns = np.arange(len(want.rows)), np.arange(len(want.columns))
    while len(rows) and len(columns):
        full_rows = rows[want.rows[rows] >= want.column_counts[columns].sum()]
        full_columns = columns[want.columns[columns] >= want.row_counts[rows].sum()]
        some_rows = rows[want.rows[rows] > 0]
        some_columns = columns[want.columns[columns] > 0]
        if full_rows.size:
            chance[np.ix_(full_rows, columns)] = 1.0
            want.columns[columns] -= want.row_counts[full_rows].sum()
            rows = np.setdiff1d(rows, full_rows)
        elif full_columns.size:
            chance[np.ix_(rows, full_columns)] = 1.0
            want.rows[rows] -= want.column_counts[full_columns].sum()
            columns = np.setdiff1d(columns, full_columns)
        elif len(some_rows) < len(rows) or len(some_columns) < len(columns):
            rows, columns = some_rows, some_columns
        else:
            break
    return rows, columns


def _solved(want: Degrees, tolerance: float, steps: int) -> Floats:
    """Maximise the likelihood of the degrees by damped Newton steps."""
    ties = np.sqrt(want.rows @ want.row_counts)
    log_x, log_y = np.log(want.rows / ties), np.log(want.columns / ties)
    worst = np.inf
    for _ in range(steps):
        chance = _logistic(log_x, log_y)
        off_rows = want.rows - chance @ want.column_counts
        off_columns = want.columns - want.row_counts @ chance
        worst = max(np.abs(off_rows).max(), np.abs(off_columns).max())
        if worst < tolerance:
            return chance
        step = _newton(chance, off_rows, off_columns, want)
        step *= _damping(log_x, log_y, step, want)
        log_x, log_y = log_x + step[: len(log_x)], log_y + step[len(log_x) :]
    use = Advice("Use {model} or 'fdsm' instead.", model=Option("model", "hypergeometric"))
    far = f"a mean degree is still {worst:.2g} off"
    message = f"the bipartite configuration model did not settle in {steps} steps ({far})."
    raise GraphkitError(joined(message, use))


def _logistic(log_x: Floats, log_y: Floats) -> Floats:
    from scipy.special import expit

    chance: Floats = expit(log_x[:, None] + log_y)
    return chance


def _newton(chance: Floats, off_rows: Floats, off_columns: Floats, want: Degrees) -> Floats:
    """Solve for the step; the one free direction (x up, y down alike) is left at its least."""
    spread = chance * (1 - chance) * want.row_counts[:, None] * want.column_counts
    size = len(off_rows)
    curve = np.zeros((size + len(off_columns),) * 2)
    curve[:size, :size] = np.diag(spread.sum(axis=1))
    curve[size:, size:] = np.diag(spread.sum(axis=0))
    curve[:size, size:] = spread
    curve[size:, :size] = spread.T
    slope = np.concatenate([off_rows * want.row_counts, off_columns * want.column_counts])
    step: Floats = np.linalg.lstsq(curve, slope, rcond=None)[0]
    return step


def _damping(log_x: Floats, log_y: Floats, step: Floats, want: Degrees) -> float:
    """Halve the step until the likelihood does not fall."""
    size = 1.0
    before = _likelihood(log_x, log_y, want)
    for _ in range(40):
        x, y = log_x + size * step[: len(log_x)], log_y + size * step[len(log_x) :]
        if _likelihood(x, y, want) >= before - 1e-12 * abs(before):
            break
        size /= 2
    return size


def _likelihood(log_x: Floats, log_y: Floats, want: Degrees) -> float:
    linear = (want.rows * want.row_counts) @ log_x + (want.columns * want.column_counts) @ log_y
    barrier = want.row_counts @ np.logaddexp(0, log_x[:, None] + log_y) @ want.column_counts
    return float(linear - barrier)
