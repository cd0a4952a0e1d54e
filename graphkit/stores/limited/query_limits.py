"""How much a query may take, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may take.

    Attributes
    ----------
    seconds : float
        The longest that a query may run, and the longest that it waits for a free worker before.
    rows : int
        Rows of the result, or triples.
    bytes : int
        Size of the result as it is written.
    memory : int
        Bytes of memory that a worker may take while it answers. Linux sees to it; elsewhere time
        is the only limit of memory.
    """

    seconds: float = 10.0
    rows: int = 100_000
    bytes: int = 64 * 2**20
    memory: int = 2 * 2**30


class Answer(NamedTuple):
    """What a worker answered.

    Attributes
    ----------
    kind : {"solutions", "boolean", "graph"}
        What the query asked for.
    format : str
        ``"json"``, ``"xml"``, ``"csv"`` or ``"tsv"``; for a graph ``"nt"``, ``"ttl"``, ``"rdf"``
        or ``"jsonld"``.
    data : bytes
        The result in that format.
    """

    kind: str
    format: str
    data: bytes


class Sink(Protocol):
    """Takes an answer piece by piece."""

    def begin(self, kind: str, form: str) -> None:
        """Take what is known before: kind and format, as in `Answer`."""

    def write(self, piece: bytes) -> object:
        """Take the next piece. An error that is raised here ends the query."""

    def settle(self) -> None:
        """Take that the query, although it is slow, has a place and will not be refused one."""


class Whole:
    """Keeps all pieces of an answer."""

    def __init__(self) -> None:
        self._kind = self._form = ""
        self._pieces: list[bytes] = []

    def begin(self, kind: str, form: str) -> None:
        """Take kind and format."""
        self._kind, self._form = kind, form

    def write(self, piece: bytes) -> None:
        """Take the next piece."""
        self._pieces.append(piece)

    def settle(self) -> None:
        """Do nothing."""

    def answer(self) -> Answer:
        """Return the answer."""
        return Answer(self._kind, self._form, b"".join(self._pieces))
