"""Many rows of memberships, kept by columns, and made rows only where somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, overload

import numpy as np

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.filling.fill_sources import with_line
from graphkit.facts.authored_row import Row
from graphkit.importing.coded_column import CodedColumn

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EMPTY: Final = {column.name: "" for column in SCHEMA["memberships"]}
_LINE: Final = "\0"
"""Stands for the number of a line in a note; the last one does."""
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
            return tuple(self.rows_at(range(*place.indices(len(self)))))
        return next(self.rows_at([range(len(self))[place]]))

    def __iter__(self) -> Iterator[Row]:
        return self.rows_at(range(len(self)))

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
        return list(self.rows_at(places))

    def first_of_each(self, names: Sequence[str]) -> list[Row]:
        """Give the rows in which some columns have each of their texts for the first time."""
        first = [np.unique(self.column(name).codes, return_index=True)[1] for name in names]
        return list(self.rows_at(np.unique(np.concatenate(first)).tolist()))

    def rows_at(self, places: Sequence[int]) -> Iterator[Row]:
        """Make the rows that stand at some places, in the order of these."""
        names = list({**_EMPTY, **self.known})
        for start in range(0, len(places), _BATCH):
            part = np.array(places[start : start + _BATCH], np.int64)
            lines = self.lines[part].tolist()
            known = [self.column(name).at(part) for name in names]
            if self.located is not None:
                place, named = names.index("note"), self.located[part].tolist()
                known[place] = [
                    with_line(note, line) if of_line else note
                    for note, line, of_line in zip(known[place], lines, named, strict=True)
                ]
            own = [self.own[name].at(part) for name in self.own]
            for line, *cells in zip(lines, *known, *own, strict=True):
                kept = zip(self.own, cells[len(names) :], strict=True)
                told = {name: cell for name, cell in kept if cell}
                yield Row(self.path, line, dict(zip(names, cells, strict=False)), told)

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
        notes = _notes_written(self.column("note").texts, written)
        for start in range(0, len(self), _BATCH):
            part = slice(start, start + _BATCH) if order is None else order[start : start + _BATCH]
            listed = [found[codes[part]].tolist() for found, codes in texts]
            if "note" in names and self.located is not None:
                listed[names.index("note")] = self._notes(part, self.located, notes)
            yield list(zip(*listed, strict=True))

    def _notes(
        self, part: slice | NDArray[np.integer], located: NDArray[np.bool_], written: _Notes
    ) -> list[str]:
        """The notes of some rows as they are written, with their lines where these are named."""
        codes, named = self.column("note").codes[part], located[part]
        before = np.where(named, written.before[codes], written.alone[codes]).tolist()
        lines = np.where(named, self.lines[part].astype(object), "").tolist()
        behind = np.where(named, written.behind[codes], "").tolist()
        return [f"{a}{line}{z}" for a, line, z in zip(before, lines, behind, strict=True)]


class _Notes(NamedTuple):
    """Notes as they are written, alone, and what stands before and behind the line they name."""

    alone: NDArray[np.object_]
    before: NDArray[np.object_]
    behind: NDArray[np.object_]


def _notes_written(notes: Sequence[str], written: Callable[[str], str]) -> _Notes:
    """Write each note once, however many rows have it: only the number of the line differs."""
    parted = [written(with_line(note, _LINE)).rpartition(_LINE) for note in notes]
    before, behind = ([one[place] for one in parted] for place in (0, 2))
    return _Notes(_array([*map(written, notes)]), _array(before), _array(behind))


def _array(texts: Sequence[str]) -> NDArray[np.object_]:
    found = np.empty(len(texts), dtype=object)
    found[:] = texts
    return found
