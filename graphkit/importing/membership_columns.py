"""Many rows of memberships, kept by columns, and made rows only where somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, overload

import numpy as np

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.filling.fill_sources import with_line
from graphkit.facts.authored_row import Row
from graphkit.importing.coded_column import CodedColumn

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EMPTY: Final = {column.name: "" for column in SCHEMA["memberships"]}
_BATCH: Final = 1_000
"""So many rows are written at a time."""


class MembershipColumns(Sequence[Row]):
    """Rows of memberships, equal to any other sequence of the same rows.

    Parameters
    ----------
    path : str
        The file that they stand in.
    lines : array of int
        The lines on which they start, in rising order.
    known, own : mapping of str to CodedColumn
        The columns of memberships that there are, and those that the table has for itself.
    located : array of bool, optional
        Which rows name their line in the note.
    """

    def __init__(
        self,
        path: str,
        lines: NDArray[np.integer],
        known: Mapping[str, CodedColumn],
        own: Mapping[str, CodedColumn],
        located: NDArray[np.bool_] | None = None,
    ) -> None:
        self.path, self.lines, self.known, self.own = path, lines, known, own
        self.located = located if located is not None and located.any() else None

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return tuple(map(self._row, range(*place.indices(len(self)))))
        return self._row(range(len(self))[place])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(Row.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # as of other sequences that hold dictionaries

    def column(self, name: str) -> CodedColumn:
        """Find a column by its name; one that the table lacks is empty."""
        found = self.known.get(name) or self.own.get(name)
        return found or CodedColumn.constant("", len(self))

    def with_first_filled(self, several: int) -> list[Row]:
        """Give the rows in which a column of the table's own has one of its first few texts."""
        filled = [np.flatnonzero(one.where(bool))[:several] for one in self.own.values()]
        places = np.unique(np.concatenate(filled)).tolist() if filled else []
        return [self._row(place) for place in places]

    def first_of_each(self, names: Sequence[str]) -> list[Row]:
        """Give the rows in which some columns have each of their texts for the first time."""
        first = [np.unique(self.column(name).codes, return_index=True)[1] for name in names]
        return [self._row(place) for place in np.unique(np.concatenate(first)).tolist()]

    def order_by(self, names: Sequence[str]) -> NDArray[np.uint32]:
        """Give the places of the rows in the order of the texts of some columns."""
        order = np.arange(len(self), dtype=np.uint32)
        for name in reversed(names):
            column = self.column(name)
            if len(column.texts) < 2:
                continue
            ranks = np.empty(len(column.texts), np.uint32)
            sorted_ = {text: rank for rank, text in enumerate(sorted(set(column.texts)))}
            ranks[:] = [sorted_[text] for text in column.texts]
            order = order[np.argsort(ranks[column.codes[order]], kind="stable")]
        return order

    def texts_of(
        self,
        names: Sequence[str],
        *,
        written: Callable[[str], str] = str,
        order: NDArray[np.uint32] | None = None,
    ) -> Iterator[list[tuple[str, ...]]]:
        """Give the texts of columns row by row, some rows at a time.

        Parameters
        ----------
        names : sequence of str
            The columns.
        written : callable, optional
            How a text is written; each is asked about once.
        order : array of int, optional
            The places of the rows in the order in which they are given.
        """
        columns = list(map(self.column, names))
        texts = [(_array(list(map(written, one.texts))), one.codes) for one in columns]
        for start in range(0, len(self), _BATCH):
            part = slice(start, start + _BATCH) if order is None else order[start : start + _BATCH]
            listed = [found[codes[part]].tolist() for found, codes in texts]
            if "note" in names and self.located is not None:
                listed[names.index("note")] = list(map(written, self._notes(part)))
            yield list(zip(*listed, strict=True))

    def _notes(self, part: slice | NDArray[np.uint32]) -> list[str]:
        """The notes of some rows, with their lines where these are named."""
        column, lines = self.column("note"), self.lines[part].tolist()
        notes: list[str] = _array(column.texts)[column.codes[part]].tolist()
        if self.located is None:
            return notes
        located = self.located[part]
        if located.all():
            return list(map(with_line, notes, lines))
        return [
            with_line(note, line) if named else note
            for note, line, named in zip(notes, lines, located.tolist(), strict=True)
        ]

    def _row(self, place: int) -> Row:
        cells = {**_EMPTY, **{name: column.of(place) for name, column in self.known.items()}}
        line = int(self.lines[place])
        if self.located is not None and self.located[place]:
            cells["note"] = with_line(cells["note"], line)
        own = {name: cell for name, column in self.own.items() if (cell := column.of(place))}
        return Row(self.path, line, cells, own)


def _array(texts: Sequence[str]) -> NDArray[np.object_]:
    found = np.empty(len(texts), dtype=object)
    found[:] = texts
    return found
