"""Correct p-values for the number of tests that were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

Correction: TypeAlias = Literal["none", "bonferroni", "holm", "fdr"]

CORRECTIONS: Final[tuple[Correction, ...]] = get_args(Correction)


def adjusted_p_values(
    p: npt.NDArray[Any], correction: Correction, tests: int
) -> npt.NDArray[np.float64]:
    """Correct p-values for a number of tests; tests that are not among them have p = 1.

    Parameters
    ----------
    p : numpy.ndarray
        The p-values.
    correction : {"none", "bonferroni", "holm", "fdr"}
        ``"fdr"`` is the false discovery rate of Benjamini and Hochberg.
    tests : int
        The number of tests, at least that of the p-values, which is not checked.

    References
    ----------
    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", *Journal of the Royal
    Statistical Society B* 57 (1995), 289-300. S. Holm, "A simple sequentially rejective multiple
    test procedure", *Scandinavian Journal of Statistics* 6 (1979), 65-70.

    Examples
    --------
    >>> adjusted_p_values(np.array([0.01, 0.02, 0.03]), "holm", 3).round(2).tolist()
    [0.03, 0.04, 0.04]
    >>> adjusted_p_values(np.array([0.01, 0.02, 0.03]), "fdr", 3).round(2).tolist()
    [0.03, 0.03, 0.03]
    """
    if correction == "none" or not len(p):
        return np.asarray(p, dtype=np.float64)
    if correction == "bonferroni":
        return np.asarray(np.minimum(p * tests, 1.0), dtype=np.float64)
    order = np.argsort(p, kind="stable")
    rank = np.arange(len(p))
    if correction == "holm":
        stepped = np.maximum.accumulate(p[order] * (tests - rank))
    else:
        stepped = np.minimum.accumulate((p[order] * tests / (rank + 1))[::-1])[::-1]
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted
