"""Formats of answers, and a meter of their rows and size while the engine writes them."""

from __future__ import annotations

import io
from typing import Any, Final

import pyoxigraph

from graphkit.errors import LimitExceeded

RESULTS: Final = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
_ROW_ENDS: Final = {
    "json": (b'},{"', 1),
    "xml": (b"</result>", 0),
    "csv": (b"\r\n", -1),
    "tsv": (b"\n", -1),
    "nt": (b"\n", 0),
}
"""What stands between or after rows, and what to add to its count to have that of the rows."""


class Meter(io.RawIOBase):
    """Collects what the engine writes and stops it at a limit of size or rows.

    Parameters
    ----------
    form : str
        The format being written; rows of Turtle and RDF/XML are not counted, only their size.
    rows, size : int
        The limits.
    """

    def __init__(self, form: str, rows: int, size: int) -> None:
        self.data = bytearray()
        self._end, self._seen = _ROW_ENDS.get(form, (b"", 0))
        self._rows, self._size = rows, size

    def writable(self) -> bool:
        """Say that this can be written to."""
        return True

    def write(self, chunk: Any) -> int:
        """Take the next piece of a result."""
        # A row's end may be cut in two by the pieces that the engine hands over.
        overlap = bytes(self.data[-len(self._end) + 1 :]) if len(self._end) > 1 else b""
        self.data += chunk
        if self._end:
            self._seen += (overlap + bytes(chunk)).count(self._end)
        if len(self.data) > self._size:
            raise LimitExceeded(
                "bytes",
                f"the result is larger than {self._size:,} bytes. Ask for fewer columns or rows.",
            )
        if self._seen > self._rows:
            raise LimitExceeded(
                "rows", f"the result has more than {self._rows:,} rows. Add a LIMIT, or count them."
            )
        return len(chunk)
