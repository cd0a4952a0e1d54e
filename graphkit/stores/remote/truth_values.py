"""Find the expressions of a query that give truth values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from graphkit.sparql.tokens import Token, tokens
from graphkit.stores.remote.query_pieces import (
    arguments_of,
    bare,
    closing_of,
    opening_of,
    opens_at,
    outer,
)

_TESTS: Final = frozenset(
    ["BOUND", "CONTAINS", "EXISTS", "FALSE", "IN", "ISBLANK", "ISIRI", "ISLITERAL", "ISNUMERIC"]
)
_MORE_TESTS: Final = frozenset(
    ["ISURI", "LANGMATCHES", "NOT", "REGEX", "SAMETERM", "STRENDS", "STRSTARTS", "TRUE"]
)
_COMPARISONS: Final = frozenset("=<>")
_CONNECTIVES: Final = frozenset("!&|")
CHOICES: Final = frozenset(["IF", "COALESCE"])
"""Functions that give one of their arguments."""


class Binding(NamedTuple):
    """``expression AS ?variable``."""

    variable: str
    expression: list[Token]


def booleans(query: str) -> frozenset[str]:
    """Name the variables to which a query binds truth values.

    Examples
    --------
    >>> booleans("SELECT (?a > 1 AS ?b) ?d { ?s ?p ?a BIND(?a + 1 AS ?d) }")
    frozenset({'b'})
    """
    known: set[str] = set()
    bound = list(bindings(list(tokens(query))))
    for _ in bound:
        found = {item.variable for item in bound if is_truth(item.expression, known)}
        if found <= known:
            break
        known |= found
    return frozenset(name.lstrip("?$") for name in known)


def bindings(pieces: list[Token]) -> Iterator[Binding]:
    """Find what is bound with ``AS``."""
    for index, piece in enumerate(pieces):
        if piece.text.upper() == "AS" and piece.kind == "word" and index + 2 < len(pieces):
            start = opening_of(pieces, index)
            if start is not None and pieces[index + 1].kind == "variable":
                yield Binding(pieces[index + 1].text, pieces[start + 1 : index])


def is_truth(expression: list[Token], known: set[str]) -> bool:
    """Tell whether an expression gives a truth value."""
    inner = bare(expression)
    if not inner:
        return False
    first = inner[0].text.upper()
    if first in CHOICES and opens_at(inner, 1) and closing_of(inner, 1) == len(inner) - 1:
        arguments = arguments_of(inner[2:-1])
        return any(is_truth(argument, known) for argument in arguments[first == "IF" :])
    if len(inner) == 1 and inner[0].text in known:
        return True
    return any(
        piece.text.upper() in _TESTS | _MORE_TESTS
        if piece.kind == "word"
        else piece.kind == "other" and piece.text in _COMPARISONS | _CONNECTIVES
        for piece in outer(inner)
    )
