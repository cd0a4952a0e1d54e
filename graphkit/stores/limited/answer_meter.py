"""Formats of answers, and a meter of their rows and size while the engine writes them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

import pyoxigraph

from graphkit.errors import LimitExceeded
from graphkit.sparql.csv_of_answer import CsvOfAnswer
from graphkit.sparql.xml_characters import XmlSigns

RESULTS: Final = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.TSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
"""What the engine writes; CSV is made of TSV on the way."""

GRAPHS: Final = {
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "n3": pyoxigraph.RdfFormat.N3,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
}
_ROW_ENDS: Final = {
    "json": (b'},{"', 1),
    "xml": (b"</result>", 0),
    "csv": (b"\n", -1),
    "tsv": (b"\n", -1),
    "nt": (b"\n", 0),
    "nq": (b"\n", 0),
}
"""What the engine writes between or after rows, and what to add to its count for that of rows."""

_OTHERS: Final = {"xml": "JSON, CSV or TSV", "rdf": "Turtle or N-Triples"}
"""What to ask for instead of XML."""

PIECE: Final = 2**16
"""An answer is handed on in pieces of about so many bytes."""


class AnswerMeter(io.RawIOBase):
    """Hands on what the engine writes and stops it at a limit of size or rows.

    Parameters
    ----------
    form : str
        The format being written; rows of Turtle and RDF/XML are not counted, only their size.
    rows, size : int
        The limits.
    send : callable
        Is given one piece after the other.
    """

    def __init__(self, form: str, rows: int, size: int, send: Callable[[bytes], None]) -> None:
        self._end, self._seen = _ROW_ENDS.get(form, (b"", 0))
        self._rows, self._size, self._send = rows, size, send
        self._held = bytearray()
        self._written = 0
        self._last = b""
        self._signs = XmlSigns(_OTHERS[form]) if form in _OTHERS else None
        self._csv = CsvOfAnswer(self._hold) if form == "csv" else None

    def writable(self) -> bool:
        """This can be written to."""
        return True

    def write(self, chunk: Any) -> int:
        """Take the next part of a result."""
        data = bytes(chunk)
        self._count(data)
        if self._signs is not None:
            self._signs.look(data)
        if self._csv is None:
            self._hold(data)
        else:
            self._csv.write(data)
            self._refuse_beyond(self._written + self._csv.held)
        return len(data)

    def _count(self, data: bytes) -> None:
        if not self._end:
            return
        # A row's end may be cut in two by the parts that the engine writes.
        joint = self._last + data
        self._seen += joint.count(self._end)
        self._last = joint[len(joint) - len(self._end) + 1 :]
        if self._seen > self._rows:
            raise LimitExceeded(
                "rows", f"the result has more than {self._rows:,} rows. Add a LIMIT, or count them."
            )

    def _hold(self, data: bytes) -> None:
        self._written += len(data)
        self._refuse_beyond(self._written)
        self._held += data
        if len(self._held) >= PIECE:
            self.hand_on()

    def _refuse_beyond(self, size: int) -> None:
        if size > self._size:
            raise LimitExceeded(
                "bytes",
                f"the result is larger than {self._size:,} bytes. Ask for fewer columns or rows.",
            )

    def hand_on(self) -> None:
        """Hand on what is held back."""
        if self._held:
            self._send(bytes(self._held))
            self._held.clear()
