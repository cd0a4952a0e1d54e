"""Refuse queries that are built so deep that an engine would run out of stack.

Parsers and optimisers of SPARQL recurse: into brackets, and along chains such as ``A UNION B`` or
``1 + 1 + 1``. Oxigraph then dies with the whole process instead of raising an error (it takes
2,100 nested braces or 2,500 chained ``MINUS``), so deep queries are stopped by counting.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from graphkit.errors import LimitExceeded

DEPTH: Final = 200
"""So many brackets may be open at once."""

PARTS: Final = 2_000
"""So many brackets, operators and keywords a query may have, lists of values left out."""

_OPEN: Final = frozenset("([{")
_CLOSED: Final = frozenset(")]}")
_OPERATORS: Final = frozenset("!+-*/|&^.;=<>?")


class Piece(Protocol):
    """A token of a query, as `graphkit.sparql.safety.tokens` gives them."""

    @property
    def kind(self) -> str:
        """What it is: ``"word"``, ``"iri"``, ``"other"`` …"""

    @property
    def text(self) -> str:
        """How it is written."""


def refuse_deep(pieces: Iterable[Piece]) -> None:
    """Refuse a query with too many brackets inside each other, or too many parts.

    Parameters
    ----------
    pieces : iterable of Piece
        The tokens of the query.

    Raises
    ------
    LimitExceeded
        With the limit ``"nesting"``.

    Notes
    -----
    The rows of ``VALUES`` and the members of ``IN (…)`` are data: they cost no stack and are not
    counted, so a list of a million values is fine.

    Examples
    --------
    >>> from graphkit.sparql.safety import tokens
    >>> refuse_deep(tokens("SELECT * { ?s ?p ?o }"))
    >>> refuse_deep(tokens("SELECT * " + "{" * 1000 + "}" * 1000))
    Traceback (most recent call last):
        ...
    graphkit.errors.LimitExceeded: more than 200 brackets are open at once. Write ...
    """
    depth = parts = 0
    data = _Data()
    for piece in pieces:
        depth += (piece.text in _OPEN) - (piece.text in _CLOSED)
        if depth > DEPTH:
            raise LimitExceeded(
                "nesting", f"more than {DEPTH} brackets are open at once. Write a flatter query."
            )
        parts += _counts(piece) and not data.holds(piece, depth)
        if parts > PARTS:
            raise LimitExceeded(
                "nesting",
                f"the query has more than {PARTS:,} brackets, operators and keywords. "
                "Ask in several queries, or list the values with VALUES.",
            )


def _counts(piece: Piece) -> bool:
    return piece.kind == "word" or piece.text in _OPEN or piece.text in _OPERATORS


class _Data:
    """Knows whether a piece stands in the block of a VALUES clause."""

    def __init__(self) -> None:
        self._announced = False
        self._outside: int | None = None

    def holds(self, piece: Piece, depth: int) -> bool:
        """Take the next counted piece and the depth after it."""
        if self._outside is not None and depth > self._outside:
            return True
        self._outside = None
        if piece.kind == "word":
            self._announced = piece.text.upper() == "VALUES"
        elif piece.text == "{" and self._announced:
            self._outside, self._announced = depth - 1, False
        return False
