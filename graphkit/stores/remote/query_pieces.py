"""Pieces of queries: groups, brackets, arguments, names; and a query in two parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph

from graphkit.sparql.tokens import Token


@dataclass(frozen=True, slots=True)
class SplitQuery:
    """A query in two: what the server matches, and what is worked out here.

    Attributes
    ----------
    remote : str
        A query for rows, without the difficult expressions.
    variables : tuple of str
        The columns of those rows.
    before, after : str
        The query to run here, around the block of values that holds the rows.
    """

    remote: str
    variables: tuple[str, ...]
    before: str
    after: str

    def local(self, rows: Iterable[Any]) -> str:
        """Give the query to run here; blank nodes become IRIs that begin with ``urn:blank:``."""
        values = " ".join(f"({' '.join(map(_written, row))})" for row in rows)
        return f"{self.before} VALUES ({' '.join(self.variables)}) {{ {values} }} {self.after}"


def _written(term: Any) -> str:
    if term is None:
        return "UNDEF"
    if isinstance(term, pyoxigraph.BlankNode):
        return f"<urn:blank:{term.value}>"
    return str(term)


def names_of(pieces: Iterable[Token]) -> set[str]:
    """Name the variables among pieces."""
    return {piece.text for piece in pieces if piece.kind == "variable"}


def group_of(pieces: list[Token]) -> tuple[int, int]:
    """Find the braces around the pattern of a query."""
    start = next(index for index, piece in enumerate(pieces) if piece.text == "{")
    depth = 0
    for index in range(start, len(pieces)):
        depth += (pieces[index].text == "{") - (pieces[index].text == "}")
        if depth == 0:
            return start, index
    return start, len(pieces) - 1


def bare(pieces: list[Token]) -> list[Token]:
    """Take off the brackets around an expression."""
    while pieces and pieces[0].text == "(" and closing_of(pieces, 0) == len(pieces) - 1:
        pieces = pieces[1:-1]
    return pieces


def outer(pieces: list[Token]) -> Iterator[Token]:
    """Give the pieces that stand in no brackets; a pair of brackets counts as its two ends."""
    depth = 0
    for piece in pieces:
        depth -= piece.text in (")", "}")
        if depth == 0:
            yield piece
        depth += piece.text in ("(", "{")


def arguments_of(pieces: list[Token]) -> list[list[Token]]:
    """Cut a list of arguments at its commas."""
    found: list[list[Token]] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece.text == "(") - (piece.text == ")")
        if piece.text == "," and depth == 0:
            found.append([])
        else:
            found[-1].append(piece)
    return found


def opens_at(pieces: list[Token], index: int) -> bool:
    """Tell whether a bracket opens at a place."""
    return index < len(pieces) and pieces[index].text == "("


def closing_of(pieces: list[Token], opening: int) -> int:
    """Find the bracket that closes the one at a place."""
    depth = 0
    for index in range(opening, len(pieces)):
        depth += (pieces[index].text == "(") - (pieces[index].text == ")")
        if depth == 0:
            return index
    return len(pieces) - 1


def opening_of(pieces: list[Token], index: int) -> int | None:
    """Find the bracket around a place."""
    depth = 1
    for place in range(index - 1, -1, -1):
        depth += (pieces[place].text == ")") - (pieces[place].text == "(")
        if depth == 0:
            return place
    return None


def call_at(pieces: list[Token], opening: int) -> list[list[Token]]:
    """Give the arguments of a call whose bracket opens at a place."""
    return arguments_of(pieces[opening + 1 : closing_of(pieces, opening)])


def end_of(pieces: list[Token]) -> int:
    """Give the offset behind the last piece."""
    return pieces[-1].offset + len(pieces[-1].text)


def text_of(query: str, pieces: list[Token]) -> str:
    """Give the text of a query that pieces stand for."""
    return query[pieces[0].offset : end_of(pieces)]
