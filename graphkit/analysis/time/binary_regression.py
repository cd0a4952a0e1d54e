"""Regression of a yes or no over periods: cloglog and logit, with errors clustered by actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

Link: TypeAlias = Literal["cloglog", "logit"]

_STEPS: Final = 100
_SETTLED: Final = 1e-10
_LEAST: Final = float(np.finfo(np.float64).eps)
_FARTHEST: Final = 30.0
"""Beyond so great a predictor nothing can be told from a chance of 0 or 1."""


class Cells(NamedTuple):
    """Rows that are alike in all columns, counted together.

    Attributes
    ----------
    columns : numpy.ndarray of shape (cells, columns)
        The values that the rows of each cell share.
    size, yes : numpy.ndarray of float
        The number of its rows, and of those with a yes.
    cell : numpy.ndarray of int
        The cell of each row.
    said : numpy.ndarray of float
        1 for a yes of the row and 0 for a no.
    """

    columns: Floats
    size: Floats
    yes: Floats
    cell: Ints
    said: Floats


def binary_regression(cells: Cells, group: Ints, link: Link) -> tuple[Floats, Floats]:
    """Fit a regression by the greatest likelihood.

    Parameters
    ----------
    cells : Cells
        The rows.
    group : numpy.ndarray of int
        The cluster of each row, from 0.
    link : {"cloglog", "logit"}
        What is linear: the log of the hazard, or of the odds.

    Returns
    -------
    tuple of numpy.ndarray
        The coefficients and their standard errors, clustered, with the correction for few
        clusters. Where there is no greatest likelihood they are not finite, or very great.

    Raises
    ------
    numpy.linalg.LinAlgError
        If a column follows from others.

    Notes
    -----
    Fisher's scoring; the errors are those of the sandwich with the observed information, as in
    statsmodels and in Stata, with which the tests compare them.

    References
    ----------
    P. McCullagh and J. A. Nelder, *Generalized Linear Models* (1989), 2.5.
    """
    coefficient = _fitted(cells, link)
    mean, slope, _ = _of(cells.columns @ coefficient, link)
    information = _information(cells, coefficient, link)
    if np.linalg.matrix_rank(information, hermitian=True) < len(coefficient):
        raise np.linalg.LinAlgError("a column follows from others")
    bread = np.linalg.inv(information)
    weight = slope / (mean * (1 - mean))
    left = (cells.said - mean[cells.cell]) * weight[cells.cell]
    clusters = int(group.max()) + 1
    scores = np.column_stack(
        [np.bincount(group, left * column[cells.cell], clusters) for column in cells.columns.T]
    )
    few = clusters / (clusters - 1) * (len(left) - 1) / (len(left) - len(coefficient))
    spread = bread @ (scores.T @ scores) @ bread * few
    return coefficient, np.sqrt(np.diag(spread))


def _of(eta: Floats, link: Link) -> tuple[Floats, Floats, Floats]:
    """Give the chance of a yes, how it grows with the predictor, and how that grows."""
    eta = np.clip(eta, -_FARTHEST, _FARTHEST)
    if link == "logit":
        mean = np.clip(1 / (1 + np.exp(-eta)), _LEAST, 1 - _LEAST)
        slope = mean * (1 - mean)
        return mean, slope, slope * (1 - 2 * mean)
    hazard = np.exp(eta)
    mean = np.clip(-np.expm1(-hazard), _LEAST, 1 - _LEAST)
    slope = np.maximum(hazard * np.exp(-hazard), _LEAST**2)
    return mean, slope, slope * (1 - hazard)


def _fitted(cells: Cells, link: Link) -> Floats:
    share = (cells.yes + cells.size.mean() * 0.5) / (cells.size + cells.size.mean())
    share = np.clip(share, _LEAST, 1 - _LEAST)
    eta = np.log(-np.log1p(-share)) if link == "cloglog" else np.log(share / (1 - share))
    coefficient = np.zeros(cells.columns.shape[1])
    for _ in range(_STEPS):
        mean, slope, _ = _of(eta, link)
        weighed = cells.columns.T * (cells.size * slope**2 / (mean * (1 - mean)))
        target = eta + (cells.yes / cells.size - mean) / slope
        before = coefficient
        coefficient = np.linalg.pinv(weighed @ cells.columns, hermitian=True) @ (weighed @ target)
        eta = np.clip(cells.columns @ coefficient, -_FARTHEST, _FARTHEST)
        if np.abs(coefficient - before).max() <= _SETTLED * (1 + np.abs(before).max()):
            break
    return np.asarray(coefficient, dtype=np.float64)


def _information(cells: Cells, coefficient: Floats, link: Link) -> Floats:
    """Compute the observed information: how sharply the likelihood bends at its top."""
    mean, slope, bend = _of(cells.columns @ coefficient, link)
    spread = mean * (1 - mean)
    left = cells.yes - cells.size * mean
    curved = bend / spread - slope**2 * (1 - 2 * mean) / spread**2
    weight: Any = cells.size * slope**2 / spread - left * curved
    return np.asarray((cells.columns * weight[:, None]).T @ cells.columns)
