"""Which rows of a panel ended because their coalition did, where no graph says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.facts.end_of_coalition import is_leaving
from graphkit.panel.days import LATEST, CoalitionInfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt


def ends_with_coalitions(
    columns: Mapping[str, Any],
    coalitions: Mapping[str, CoalitionInfo],
    reasons: Sequence[str] | None = None,
) -> npt.NDArray[np.int8]:
    """Mark the rows that can have gone on to the last day of their coalition, and state no leaving.

    Parameters
    ----------
    columns : mapping of str to numpy.ndarray or tuple of str
        Those of a panel. Nobody is in a coalition after its end, so that a later one is its end.
    coalitions : mapping of str to CoalitionInfo
        When each coalition ended.
    reasons : sequence of str, optional
        Why each row ended; empty where nothing is said.

    Examples
    --------
    >>> columns = {"coalitions": ("call",), "coalition": np.array([0, 0, 0]),
    ...            "end_latest": np.array([5, 9, 9])}
    >>> call = CoalitionInfo("Call", end_latest=9)
    >>> ends_with_coalitions(columns, {"call": call}, ["", "", "expelled"]).tolist()
    [0, 1, 0]
    """
    unknown = CoalitionInfo("")
    over = [coalitions.get(name, unknown).end_latest for name in columns["coalitions"]]
    last = np.array(over, dtype=np.int64)[columns["coalition"]]
    marks = (last < LATEST) & (columns["end_latest"] >= last)
    if reasons is not None:
        marks &= ~np.array([is_leaving(reason) for reason in reasons], dtype=np.bool_)
    return np.asarray(marks, dtype=np.int8)
