"""How large the largest wave is where joinings are spread evenly by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]


def largest_waves(
    widths: Ints, life: tuple[int, int], gap: int, trials: int, random: np.random.Generator
) -> Ints:
    """Spread joinings evenly over some days many times, and measure the largest wave each time.

    Parameters
    ----------
    widths : numpy.ndarray
        How many days lie between the bounds of each joining.
    life : tuple of two int
        The first and the last of these days. That the first is not after the last is not checked.
    gap : int
        A wave ends where nobody joined for more than so many days.
    trials : int
        How many times.
    random : numpy.random.Generator
        Where the numbers come from.

    Returns
    -------
    numpy.ndarray
        The number of joinings of the largest wave, one for each trial.

    References
    ----------
    J. Glaz, J. Naus and S. Wallenstein, *Scan Statistics* (2001). M. Kulldorff, "A spatial scan
    statistic", *Communications in Statistics: Theory and Methods* 26 (1997), 1481-1496 (the test
    by the largest cluster of each simulated data set).

    Examples
    --------
    >>> largest_waves(np.zeros(3, int), (0, 9), 30, 4, np.random.default_rng(0)).tolist()
    [3, 3, 3, 3]
    """
    first, last = life
    count = len(widths)
    room = np.maximum(last - first + 1 - widths, 1)
    low = first + np.floor(random.random((trials, count)) * room).astype(np.int64)
    order = low.argsort(axis=1, kind="stable")
    high = np.take_along_axis(low + widths, order, axis=1)
    low = np.take_along_axis(low, order, axis=1)
    reach = np.maximum.accumulate(high, axis=1)
    fresh = np.ones((trials, count), dtype=np.bool_)
    fresh[:, 1:] = low[:, 1:] > reach[:, :-1] + gap
    wave = fresh.ravel().cumsum() - 1
    size = np.bincount(wave)
    trial = np.repeat(np.arange(trials), count)[fresh.ravel()]
    largest = np.zeros(trials, dtype=np.int64)
    np.maximum.at(largest, trial, size)
    return largest
