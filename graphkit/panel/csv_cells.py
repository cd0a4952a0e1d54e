"""The cells of a CSV answer, by where they begin and end: none is made into an object unasked.

A graph of half a million memberships has six million cells, and many of them are dates. Cutting
the text at places that NumPy finds, and reading dates by column, is several times as quick as
making a list of texts for every row.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from pyoxigraph import Literal, NamedNode

from graphkit.facts.rdf_day import rdf_day
from graphkit.panel.days import UNSAID, Days, Mask
from graphkit.panel.places_in_text import Places, among_characters, bytes_inside

if TYPE_CHECKING:
    from typing import Self

    from graphkit.sparql.queryable import Queryable
    from graphkit.terms import Namespace

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_DAY = len("2022-06-23")
_APART = (b"\x1f", b"\x1e")
"""What stands between cells and after rows that are written anew."""


class UnevenRows(ValueError):
    """An answer in CSV is none: engines write an IRI with a comma without quotes."""


class Cells:
    r"""A table of SPARQL 1.1 CSV.

    Parameters
    ----------
    data : bytes
        UTF-8, with a header. That all rows are as long as the header is not checked.

    Examples
    --------
    >>> cells = Cells(b"who,since\r\nzoom,2022-06-23\r\nline,\r\n")
    >>> cells.texts("who"), cells.days("since").tolist()
    (['zoom', 'line'], [19166, -2147483648])
    """

    names: tuple[str, ...]
    _data: bytes
    _text: str
    _inside: Places
    _starts: Places
    _ends: Places

    def __init__(self, data: bytes) -> None:
        if b'"' in data:
            self._take(_unquoted(data), *_APART)
        else:
            self._take(data, b",", b"\n")
            # A carriage return before the end of a line is a part of that end.
            self.names = (*self.names[:-1], self.names[-1].removesuffix("\r"))
            self._ends[:, -1] -= self._last_bytes(len(self.names) - 1, b"\r")

    @classmethod
    def of_rows(cls, names: Sequence[str], rows: Iterable[Sequence[str]]) -> Self:
        """Take rows of texts.

        >>> Cells.of_rows(["who"], [["https://example.org/a,b"]]).texts("who")
        ['https://example.org/a,b']
        """
        taken = object.__new__(cls)
        taken._take(_joined((names, *rows)), *_APART)
        return taken

    def _take(self, data: bytes, between: bytes, after: bytes) -> None:
        self._data = data = data if data.endswith(after) else data + after
        self._text, self._inside = data.decode(), bytes_inside(data)
        self.names = tuple(data[: data.index(after)].decode().split(between.decode()))
        ends = np.flatnonzero(np.frombuffer(data.translate(_only(between + after)), np.bool_))
        last = np.frombuffer(data, np.uint8)[ends] == after[0]
        rows, width = int(last.sum()), len(self.names)
        if len(ends) != rows * width or not last[width - 1 :: width].all():
            raise UnevenRows("a cell has a comma, and no quotes around it")
        starts = np.append(0, ends[:-1] + 1)
        self._starts, self._ends = (places.reshape(-1, width)[1:] for places in (starts, ends))

    def __len__(self) -> int:
        return len(self._starts)

    def take(self, rows: npt.NDArray[np.intp]) -> Cells:
        """Give some of the rows."""
        taken = object.__new__(Cells)
        taken._data, taken._text, taken._inside = self._data, self._text, self._inside
        taken.names = self.names
        taken._starts, taken._ends = self._starts[rows], self._ends[rows]
        return taken

    def texts(self, name: str) -> list[str]:
        """Give the texts of a column."""
        return self._texts(name, 0)

    def _texts(self, name: str, without: int) -> list[str]:
        """Give the texts of a column, without so many bytes, which each of them has, before it."""
        column = self.names.index(name)
        starts, ends = self._starts[:, column] + without, self._ends[:, column]
        if not (starts < ends).any():
            return [""] * len(self)
        starts = among_characters(starts, self._inside)
        ends = among_characters(ends, self._inside)
        text = self._text
        return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    def ids(self, name: str, namespace: Namespace) -> list[str]:
        """Take a column of IRIs; those of the graph with this namespace as slugs."""
        ids = namespace.ids.encode()
        if self._all_begin_with(name, ids):
            return self._texts(name, len(ids))
        texts = self.texts(name)
        slugs = {iri: namespace.slug(iri) for iri in set(texts)}
        return list(map(slugs.__getitem__, texts))

    def _all_begin_with(self, name: str, what: bytes) -> bool:
        """Tell whether each cell of a column begins with these bytes."""
        column = self.names.index(name)
        starts, ends = self._starts[:, column], self._ends[:, column]
        if (ends - starts < len(what)).any():
            return False
        bytes_ = np.frombuffer(self._data, np.uint8)
        return all((bytes_[starts + place] == byte).all() for place, byte in enumerate(what))

    def ends_with(self, name: str, what: bytes) -> Mask:
        """Say of each cell of a column whether it ends with these bytes."""
        return self._last_bytes(self.names.index(name), what)

    def _last_bytes(self, column: int, what: bytes) -> Mask:
        starts, ends = self._starts[:, column], self._ends[:, column]
        found: Mask = ends - starts >= len(what)
        bytes_ = np.frombuffer(self._data, np.uint8)
        for back, byte in enumerate(reversed(what), start=1):
            found &= bytes_[ends - back] == byte
        return found

    def days(self, name: str) -> Days:
        """Give the dates of a column as day numbers, `UNSAID` for an empty cell.

        Raises
        ------
        InvalidDate
            If a cell is no date.
        """
        column = self.names.index(name)
        starts, lengths = self._starts[:, column], (self._ends - self._starts)[:, column]
        days = np.full(len(self), UNSAID, dtype=np.int32)
        # A year before Christ may be as long, and begins with a sign.
        plain = (lengths == _DAY) & (np.frombuffer(self._data, np.uint8)[starts] >= ord("0"))
        every = max(0, len(self._data) - _DAY + 1)
        windows = np.ndarray((every,), f"S{_DAY}", self._data, strides=(1,))
        try:
            days[plain] = windows[starts[plain]].astype("datetime64[D]").astype(np.int32)
            odd = np.flatnonzero(~plain & (lengths > 0))
        except ValueError:
            odd = np.flatnonzero(lengths)
        if len(odd):
            days[odd] = [written_number(text) for text in self.take(odd).texts(name)]
        return days


def cells_of(store: Queryable, query: str) -> Cells:
    """Run a query, and take its answer as cells.

    An answer that cannot be read as CSV is asked for once more, term by term.
    """
    answer = store.csv(query)
    try:
        return Cells(answer)
    except UnevenRows:
        names = answer[: answer.index(b"\n")].decode().rstrip("\r").split(",")
        return Cells.of_rows(names, (list(map(_spelt, row)) for row in store.select(query)))


def _spelt(term: object) -> str:
    """Write a term as CSV does."""
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def written_number(text: str) -> int:
    return rdf_day(text).toordinal() - _EPOCH


def _only(marks: bytes) -> bytes:
    """Give the table that makes 1 of these bytes and 0 of all others."""
    return bytes(byte in marks for byte in range(256))


def _unquoted(data: bytes) -> bytes:
    """Write the cells anew between separators that no text needs, instead of in quotes."""
    try:
        return _joined(csv.reader(io.StringIO(data.decode(), newline="")))
    except csv.Error:  # a cell is longer than the reader of CSV takes
        raise UnevenRows("a cell is very long") from None


def _joined(rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows between `_APART`, which become spaces where they stand in a cell."""
    clean = str.maketrans("\x1e\x1f", "  ")
    return "".join(
        "\x1f".join(cell.translate(clean) for cell in row) + "\x1e" for row in rows
    ).encode()
