"""The cells of a CSV answer, by where they begin and end: none is made into an object unasked.

A graph of half a million memberships has six million cells, and many of them are dates. Cutting
the text at places that NumPy finds, and reading dates by column, is several times as quick as
making a list of texts for every row.
"""

from __future__ import annotations

import csv
import datetime
import io

import numpy as np
import numpy.typing as npt

from graphkit.facts.rdf_day import rdf_day
from graphkit.panel.days import UNSAID, Days, Mask

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
        self._text = data.decode() if data.isascii() else None
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
        taken._data, taken._text, taken.names = self._data, self._text, self.names
        taken._starts, taken._ends = self._starts[rows], self._ends[rows]
        return taken

    def texts(self, name: str) -> list[str]:
        """Give the texts of a column."""
        column = self.names.index(name)
        places = zip(self._starts[:, column].tolist(), self._ends[:, column].tolist(), strict=True)
        if (text := self._text) is not None:
            return [text[start:end] for start, end in places]
        return [self._data[start:end].decode() for start, end in places]

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
        digits = np.frombuffer(self._data, np.uint8)[starts[plain, None] + np.arange(_DAY)]
        try:
            days[plain] = digits.view(f"S{_DAY}")[:, 0].astype("datetime64[D]").astype(np.int32)
            odd = np.flatnonzero(~plain & (lengths > 0))
        except ValueError:
            odd = np.flatnonzero(lengths)
        if len(odd):
            days[odd] = [written_number(text) for text in self.take(odd).texts(name)]
        return days


def written_number(text: str) -> int:
    return rdf_day(text).toordinal() - _EPOCH


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
