"""The stochastic degree sequence model: numbers of ties are right on average, the rest is chance.

Each tie is an independent coin. The coins are weighted by the bipartite configuration model, so
that every node has on average as many ties as it really has; the number of things two nodes share
then follows a Poisson-binomial distribution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graphkit.analysis.ties.similarity import distinct
from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    import numpy.typing as npt
    import scipy.sparse as sp

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_CELLS = 100_000
"""Cells of the distributions computed at a time; bounds the memory."""


def p_values(
    matrix: sp.csr_array,
    first: npt.NDArray[Any],
    second: npt.NDArray[Any],
    shared: npt.NDArray[Any],
    *,
    exact: bool = True,
) -> Floats:
    """Give the chance that two rows share so many things or more under the model.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes by things.
    first, second, shared : numpy.ndarray
        The rows of each pair, and how many things they share.
    exact : bool
        Sum the Poisson-binomial distribution exactly, or take the refined normal approximation
        (Hong 2013), as R's ``backbone`` package does: quicker, less exact in small networks.

    Notes
    -----
    Nodes of equal degree are alike under the model, so the distribution is computed once for
    each two degrees, not for each pair.

    References
    ----------
    Z. Neal, "The backbone of bipartite projections", *Social Networks* 39 (2014), 84-97,
    https://doi.org/10.1016/j.socnet.2014.06.001.
    Z. P. Neal, R. Domagalski and B. Sagan, "Comparing alternatives to the fixed degree sequence
    model for extracting the backbone of bipartite projections", *Scientific Reports* 11 (2021),
    23929, https://doi.org/10.1038/s41598-021-03238-3.
    Y. Hong, "On computing the distribution function for the Poisson binomial distribution",
    *Computational Statistics and Data Analysis* 59 (2013), 41-51,
    https://doi.org/10.1016/j.csda.2012.10.006.
    """
    kinds, kind = np.unique(np.diff(matrix.indptr), return_inverse=True)
    sizes = np.bincount(matrix.indices, minlength=matrix.shape[1])
    levels, how_many = np.unique(sizes, return_counts=True)
    chance = bicm(kinds, np.bincount(kind), levels, how_many)
    low = np.minimum(kind[first], kind[second])
    high = np.maximum(kind[first], kind[second])
    count = shared.astype(np.int64)
    if not exact:
        (fewer, more, counted), where = distinct(low, high, count)
        tail = refined_normal_tail(chance[fewer] * chance[more], how_many, counted)
        return np.asarray(tail[where], dtype=np.float64)
    cases, where = distinct(low, high)
    most = np.zeros(cases.shape[1], dtype=np.int64)
    np.maximum.at(most, where, count)
    tails = _tails(chance, cases, most, how_many)
    offsets = np.cumsum(most + 1) - most - 1
    chosen: Floats = tails[offsets[where] + count]
    return np.minimum(chosen, 1.0)


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
    """Give the chance of a tie between a row and a column, by their degrees.

    Parameters
    ----------
    row_degrees, column_degrees : numpy.ndarray
        The distinct degrees on each side.
    row_counts, column_counts : numpy.ndarray
        How many rows and columns have each of them.
    tolerance : float
        The largest difference left between a degree and its mean under the model.
    steps : int
        Give up after so many.

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
    raise GraphkitError(
        f"the bipartite configuration model did not settle in {steps} steps "
        f"(a mean degree is still {worst:.2g} off). Use model='hypergeometric' or 'fdsm' instead."
    )


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


def _tails(
    chance: Floats, cases: npt.NDArray[Any], most: Ints, how_many: npt.NDArray[Any]
) -> Floats:
    """Give, for each two kinds of node, the chance to share 0, 1, … up to ``most`` or more."""
    tails = np.empty(int((most + 1).sum()))
    ends = np.cumsum(most + 1)
    order = np.argsort(most, kind="stable")
    while len(order):
        block = order[: max(1, _CELLS // (int(most[order[-1]]) + 1))]
        order = order[len(block) :]
        success = chance[cases[0, block]] * chance[cases[1, block]]
        table = poisson_binomial_tails(success, how_many, int(most[block[-1]]) + 1)
        for row, case in enumerate(block.tolist()):
            tails[ends[case] - most[case] - 1 : ends[case]] = table[row, : most[case] + 1]
    return tails


def refined_normal_tail(
    chance: Floats, how_many: npt.NDArray[Any], successes: npt.NDArray[Any]
) -> Floats:
    """Approximate the chance of so many successes or more among independent trials."""
    from scipy.special import ndtr

    spread = chance * (1 - chance)
    mean = chance @ how_many
    deviation = np.sqrt(spread @ how_many)
    skew = (spread * (1 - 2 * chance)) @ how_many
    safe = np.where(deviation > 0, deviation, 1.0)
    x = (successes - 0.5 - mean) / safe
    density = np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
    tail = ndtr(-x) - skew / (6 * safe**3) * (1 - x * x) * density
    sure: Floats = (successes <= mean).astype(np.float64)
    return np.where(deviation > 0, np.clip(tail, 0.0, 1.0), sure)


def poisson_binomial_tails(chance: Floats, how_many: npt.NDArray[Any], width: int) -> Floats:
    """Give the chance of 0, 1, … or more successes among independent trials.

    Parameters
    ----------
    chance : numpy.ndarray
        Success chances, cases by kinds of trial.
    how_many : numpy.ndarray
        How many trials there are of each kind.
    width : int
        Tails are given for 0 up to ``width - 1`` successes or more.

    Notes
    -----
    Sums of products of chances, without differences: small tails keep their precision. Alike
    trials are added one by one if they are few, or else all at once as a binomial distribution.
    """
    exactly = np.zeros((width, len(chance)))
    exactly[0] = 1.0
    at_least = np.zeros((width, len(chance)))
    at_least[0] = 1.0
    for kind, count in enumerate(how_many.tolist()):
        success = chance[:, kind]
        if not success.any():
            continue
        if count > width:
            exactly, at_least = _with_many(exactly, at_least, success, int(count))
        else:
            for _ in range(int(count)):
                at_least[1:] += exactly[:-1] * success
                exactly[1:] = exactly[1:] * (1 - success) + exactly[:-1] * success
                exactly[0] *= 1 - success
    return at_least.T


def _with_many(
    exactly: Floats, at_least: Floats, success: Floats, count: int
) -> tuple[Floats, Floats]:
    """Add so many trials with the same chance to the distributions, as far as these go."""
    from scipy.special import bdtrc, gammaln, xlog1py, xlogy

    numbers = np.arange(len(exactly))[:, None]
    ways = gammaln(count + 1) - gammaln(numbers + 1) - gammaln(count - numbers + 1)
    binomial = np.exp(ways + xlogy(numbers, success) + xlog1py(count - numbers, -success))
    added = np.zeros_like(exactly)
    # Where these trials alone are enough, the others do not matter.
    reached = np.asarray(bdtrc(numbers - 1, count, success), dtype=np.float64)
    reached[0] = 1.0
    for number, chance in enumerate(binomial):
        added[number:] += exactly[: len(exactly) - number] * chance
        reached[number + 1 :] += at_least[1 : len(exactly) - number] * chance
    return added, reached
