"""Texts as codes: the distinct texts in order, and for each row a number that points at one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Coded(NamedTuple):
    """A column of texts.

    Attributes
    ----------
    values : tuple of str
        The distinct texts, sorted.
    codes : numpy.ndarray of int32
        For each row, the place of its text among them.
    """

    values: tuple[str, ...]
    codes: npt.NDArray[np.int32]


def coded(texts: Sequence[str], spell: Callable[[str], str] | None = None) -> Coded:
    """Encode a column, with every distinct text spelt anew if need be.

    Examples
    --------
    >>> column = coded(["zoom", "line", "zoom"])
    >>> column.values, column.codes.tolist()
    (('line', 'zoom'), [1, 0, 1])
    """
    distinct = dict.fromkeys(texts)
    spelt = list(map(spell, distinct) if spell else distinct)
    values = tuple(sorted(set(spelt)))
    place = dict(zip(values, range(len(values)), strict=True))
    code = dict(zip(distinct, map(place.__getitem__, spelt), strict=True))
    return Coded(values, np.fromiter(map(code.__getitem__, texts), np.int32, len(texts)))
