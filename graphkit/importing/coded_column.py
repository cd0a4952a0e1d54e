"""A column of texts that come again: each is kept once, and each row has its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PART: Final = 1 << 16


class CodedColumn(NamedTuple):
    """A column of texts.

    Attributes
    ----------
    texts : sequence of str
        Each text once, or nearly.
    codes : array of int
        For each row, the place of its text.
    """

    texts: Sequence[str]
    codes: NDArray[np.integer]

    @classmethod
    def constant(cls, text: str, length: int) -> CodedColumn:
        """Make a column of one text, which takes no room."""
        return cls((text,), np.broadcast_to(np.zeros(1, np.uint32), (length,)))

    def of(self, row: int) -> str:
        """Look up the text of a row."""
        return self.texts[int(self.codes[row])]

    def at(self, rows: NDArray[np.integer]) -> list[str]:
        """Look up the texts of some rows.

        >>> CodedColumn(["a", "b"], np.array([1, 0, 1])).at(np.array([2, 1]))
        ['b', 'a']
        """
        return list(map(self.texts.__getitem__, self.codes[rows].tolist()))

    def where(self, holds: Callable[[str], object]) -> NDArray[np.bool_]:
        """Tell for each row whether something holds for its text; each text is asked about once."""
        held = np.fromiter((bool(holds(text)) for text in self.texts), np.bool_, len(self.texts))
        found = np.empty(len(self.codes), np.bool_)
        for part in parts_of(len(self.codes)):
            found[part] = held[self.codes[part]]
        return found

    def first_filled(self) -> int:
        """Find the first row with a text; the number of rows if there is none.

        >>> CodedColumn(["", "a"], np.array([0, 0, 1])).first_filled()
        2
        """
        filled = self.where(bool)
        return int(filled.argmax()) if filled.any() else len(filled)

    def counts(self) -> dict[str, int]:
        """Count the rows of each text.

        >>> CodedColumn(["a", "b"], np.array([1, 0, 1])).counts()
        {'a': 1, 'b': 2}
        """
        found: dict[str, int] = {}
        several = np.zeros(len(self.texts), np.int64)
        for part in parts_of(len(self.codes)):
            several += np.bincount(self.codes[part], minlength=len(self.texts))
        for text, count in zip(self.texts, several.tolist(), strict=True):
            found[text] = found.get(text, 0) + count
        return found


def together(columns: Iterable[CodedColumn]) -> NDArray[np.integer]:
    """Number the combinations of texts that stand side by side in columns.

    >>> one, other = np.array([0, 1, 0]), np.array([1, 0, 1])
    >>> together([CodedColumn("ab", one), CodedColumn("cd", other)]).tolist()
    [0, 1, 0]
    """
    first, *others = columns
    codes = first.codes
    for other in others:
        if len(other.texts) > 1:
            both = codes.astype(np.int64) * len(other.texts) + other.codes
            codes = np.unique(both, return_inverse=True)[1]
    return codes


def first_rows(codes: NDArray[np.integer]) -> NDArray[np.integer]:
    """Find the first row of each number that there is.

    >>> first_rows(np.array([2, 0, 2, 0])).tolist()
    [1, 0]
    """
    several = len(codes)
    first = np.full(int(codes.max()) + 1 if several else 0, several)
    for part in reversed(parts_of(several)):
        places = np.arange(part.start, min(part.stop, several))
        first[codes[part][::-1]] = places[::-1]  # of those that come again, the last one counts
    return first[first < several]


def parts_of(several: int) -> list[slice]:
    """Cut many rows into parts, as NumPy makes eight bytes of each number that it looks up.

    >>> parts_of(70_000)
    [slice(0, 65536, None), slice(65536, 131072, None)]
    """
    return [slice(start, start + _PART) for start in range(0, several, _PART)]
