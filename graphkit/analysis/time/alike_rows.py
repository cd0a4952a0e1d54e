"""Rows of waits that no model of periods tells apart, counted together.

Of hundreds of thousands of rows a few thousand differ in anything that a model is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.event_history.covariates import Waiting

    Ints = npt.NDArray[np.int64]

_MOST: Final = 2**62
"""Greater numbers may not fit into 64 bits when one more column is reckoned in."""


class AlikeRows(NamedTuple):
    """Lots of rows that are alike.

    Attributes
    ----------
    first, size, joined : numpy.ndarray
        The first row of each lot, how many rows it has, and in how many of them somebody joined.
    cell : numpy.ndarray
        The lot of each row.
    """

    first: Ints
    size: Ints
    joined: Ints
    cell: Ints


def alike_rows(rows: Waiting, *, by_coalition: bool = False) -> AlikeRows:
    """Put together the rows with the same kind, numbers that had joined and period.

    Parameters
    ----------
    rows : Waiting
        From `graphkit.analysis.time.event_history.person_period.periods_waited`.
    by_coalition : bool
        Whether the coalition must be the same as well.
    """
    told: list[npt.NDArray[Any]] = [
        rows.kind.codes,
        rows.members,
        rows.same_kind,
        rows.same_country,
        *rows.times,
    ]
    cell = alike([*told, rows.coalition.codes] if by_coalition else told)
    _, first, count = np.unique(cell, return_index=True, return_counts=True)
    joined = np.bincount(cell, rows.joined, len(first)).astype(np.int64)
    return AlikeRows(first, count, joined, cell)


def one_by_one(rows: Waiting) -> AlikeRows:
    """Leave the rows as they are, each a lot of its own."""
    each = np.arange(len(rows))
    return AlikeRows(each, np.ones_like(each), rows.joined.astype(np.int64), each)


def alike(columns: Iterable[npt.NDArray[Any]]) -> npt.NDArray[np.int64]:
    """Number the rows by what they have in some columns of whole numbers, none below 0.

    >>> alike([np.array([0, 1, 0]), np.array([7, 7, 7])]).tolist()
    [0, 1, 0]
    """
    code, span = np.zeros(0, dtype=np.int64), 1
    for column in columns:
        width = int(column.max(initial=0)) + 1
        if span > _MOST // width:
            code = np.unique(code, return_inverse=True)[1].astype(np.int64)
            span = int(code.max(initial=0)) + 1
        code = column.astype(np.int64) + (code * width if len(code) else 0)
        span *= width
    return np.unique(code, return_inverse=True)[1].astype(np.int64)
