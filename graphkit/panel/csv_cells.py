"""The cells of a CSV answer, by where they begin and end: none is made into an object unasked.

A graph of half a million memberships has six million cells, and many of them are dates. Cutting
the text at places that NumPy finds, and reading dates by column, is several times as quick as
making a list of texts for every row.
"""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from graphkit.facts.rdf_day import rdf_day
from graphkit.panel.days import UNSAID, Days, Mask

if TYPE_CHECKING:
    from graphkit.terms import Namespace

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_DAY = len("2022-06-23")


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

    def __init__(self, data: bytes) -> None:
        quoted = b'"' in data
        between, after = (b"\x1f", b"\x1e") if quoted else (b",", b"\n")
        data = _unquoted(data) if quoted else data
        self._data = data = data if data.endswith(after) else data + after
        self._text = data.decode()
        self._inner = None if data.isascii() else _inner(data)
        header = data[: data.index(after)].decode()
        self.names = tuple(
            (header if quoted else header.removesuffix("\r")).split(between.decode())
        )
        marks = np.frombuffer(data.translate(_only(between + after)), np.bool_)
        ends = np.flatnonzero(marks)
        starts = np.append(0, ends[:-1] + 1)
        self._starts, self._ends = (
            places.reshape(-1, len(self.names))[1:] for places in (starts, ends)
        )
        if not quoted:
            # A carriage return before the end of a line is a part of that end.
            self._ends[:, -1] -= self._last_bytes(len(self.names) - 1, b"\r")

    def __len__(self) -> int:
        return len(self._starts)

    def take(self, rows: npt.NDArray[np.intp]) -> Cells:
        """Give some of the rows."""
        taken = object.__new__(Cells)
        taken._data, taken._text, taken._inner = self._data, self._text, self._inner
        taken.names = self.names
        taken._starts, taken._ends = self._starts[rows], self._ends[rows]
        return taken

    def texts(self, name: str, without: int = 0) -> list[str]:
        """Give the texts of a column, without so many bytes at the beginning of each."""
        column = self.names.index(name)
        starts, ends = self._starts[:, column] + without, self._ends[:, column]
        if not (starts < ends).any():
            return [""] * len(self)
        if (inner := self._inner) is not None:
            starts, ends = starts - inner[starts], ends - inner[ends]
        text = self._text
        return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    def ids(self, name: str, namespace: Namespace) -> list[str]:
        """Take a column of IRIs; those of the graph with this namespace as slugs."""
        ids = namespace.ids.encode()
        if self.all_begin_with(name, ids):
            return self.texts(name, without=len(ids))
        texts = self.texts(name)
        slugs = {iri: namespace.slug(iri) for iri in set(texts)}
        return list(map(slugs.__getitem__, texts))

    def all_begin_with(self, name: str, what: bytes) -> bool:
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
        plain = lengths == _DAY
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


def written_number(text: str) -> int:
    return rdf_day(text).toordinal() - _EPOCH


def _inner(data: bytes) -> npt.NDArray[np.int64]:
    """Count the bytes before each that begin no character."""
    inner = (np.frombuffer(data, np.uint8) & 0xC0) == 0x80
    return np.append(0, np.cumsum(inner))


def _only(marks: bytes) -> bytes:
    """Give the table that makes 1 of these bytes and 0 of all others."""
    return bytes(byte in marks for byte in range(256))


def _unquoted(data: bytes) -> bytes:
    """Write the cells anew between separators that no text needs, instead of in quotes."""
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    clean = str.maketrans("\x1e\x1f", "  ")
    return "".join(
        "\x1f".join(cell.translate(clean) for cell in row) + "\x1e" for row in rows
    ).encode()
