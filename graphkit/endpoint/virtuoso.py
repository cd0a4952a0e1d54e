"""What Virtuoso reads otherwise than SPARQL 1.1 says, and how to get the right answer all the same.

Seen in version 7.2.5, and tested against it:

- a comparison with a variable that has no value is false there, not an error, so ``COALESCE`` of a
  comparison never comes to its second argument;
- truth values that are bound to a variable become the integers 0 and 1, and as a condition such a
  variable is true whatever it holds;
- ``IF`` with such a condition drops rows, or never ends;
- ``ASK`` answers with a row of one integer, and blank nodes have names that are no names in RDF.

So the server matches the pattern of a query, and expressions of these kinds are worked out here,
over the rows that it found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pyoxigraph

from graphkit.guard import Token, tokens

_TESTS: Final = frozenset(
    ["BOUND", "CONTAINS", "EXISTS", "FALSE", "IN", "ISBLANK", "ISIRI", "ISLITERAL", "ISNUMERIC"]
)
_MORE_TESTS: Final = frozenset(
    ["ISURI", "LANGMATCHES", "NOT", "REGEX", "SAMETERM", "STRENDS", "STRSTARTS", "TRUE"]
)
_COMPARISONS: Final = frozenset("=<>")
_CONNECTIVES: Final = frozenset("!&|")
_CHOICES: Final = frozenset(["IF", "COALESCE"])


class _Binding(NamedTuple):
    """``expression AS ?variable``."""

    variable: str
    expression: list[Token]


class _Element(NamedTuple):
    """A FILTER or BIND that stands in the outermost group of a query."""

    pieces: list[Token]

    @property
    def bound(self) -> str:
        """The variable that it binds, or nothing."""
        last = self.pieces[-2:-1]
        return last[0].text if self.pieces[0].text.upper() == "BIND" and last else ""


@dataclass(frozen=True, slots=True)
class Split:
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


def split(query: str) -> Split | None:
    """Take apart a SELECT query with an expression that Virtuoso would work out wrongly.

    Returns
    -------
    Split or None
        None if the whole query can go to the server.

    Notes
    -----
    Only expressions in the outermost group are seen, and only if no pattern needs what they bind.

    Examples
    --------
    >>> split("SELECT ?s { ?s ?p ?o FILTER(LANG(?o) = 'en') }") is None
    True
    >>> found = split("SELECT ?s { ?s ?p ?o BIND(?o > 3 AS ?big) FILTER(!?big) } ORDER BY ?s")
    >>> found.remote
    'SELECT ?o ?s { ?s ?p ?o   }'
    >>> found.after
    'BIND(?o > 3 AS ?big) FILTER(!?big) } ORDER BY ?s'
    """
    pieces = list(tokens(query))
    start, end = group_of(pieces)
    elements = list(_elements(pieces[start + 1 : end]))
    moved = _moved(elements)
    if not moved or pieces[start + 1].text.upper() == "SELECT":
        return None
    offsets = {piece.offset for element in moved for piece in element.pieces}
    kept = [piece for piece in pieces[start + 1 : end] if piece.offset not in offsets]
    here = [*pieces[:start], *pieces[end + 1 :], *(p for e in moved for p in e.pieces)]
    bound = {element.bound for element in moved}
    if bound & names_of(kept):
        return None
    variables = tuple(sorted(names_of(kept) & _all_names(here, kept)))
    return _cut(query, pieces, (start, end), moved, variables)


def _cut(
    query: str,
    pieces: list[Token],
    group: tuple[int, int],
    moved: list[_Element],
    variables: tuple[str, ...],
) -> Split:
    select = next(piece.offset for piece in pieces if piece.text.upper() == "SELECT")
    opening, closing = pieces[group[0]].offset, pieces[group[1]].offset
    pattern = query[opening : closing + 1]
    for element in reversed(moved):
        first, last = element.pieces[0].offset - opening, _end(element.pieces) - opening
        pattern = pattern[:first] + pattern[last:]
    remote = f"{query[:select]}SELECT {' '.join(variables)} {pattern}"
    tail = " ".join(_text(query, element.pieces) for element in moved)
    return Split(remote, variables, query[: opening + 1], f"{tail} {query[closing:]}")


def names_of(pieces: Iterable[Token]) -> set[str]:
    return {piece.text for piece in pieces if piece.kind == "variable"}


def _all_names(here: list[Token], kept: list[Token]) -> set[str]:
    """Name what is needed here; ``SELECT *`` needs all."""
    star = any(a.text.upper() == "SELECT" and b.text == "*" for a, b in pairwise(here))
    return names_of(kept) if star else names_of(here)


def group_of(pieces: list[Token]) -> tuple[int, int]:
    """Find the braces around the pattern of a query."""
    start = next(index for index, piece in enumerate(pieces) if piece.text == "{")
    depth = 0
    for index in range(start, len(pieces)):
        depth += (pieces[index].text == "{") - (pieces[index].text == "}")
        if depth == 0:
            return start, index
    return start, len(pieces) - 1


def _elements(group: list[Token]) -> Iterator[_Element]:
    """Find the filters and bindings of a group that need no pattern of their own."""
    depth = skip = 0
    for index, piece in enumerate(group):
        depth += (piece.text in "{(") - (piece.text in "})")
        if index < skip or depth or piece.text.upper() not in ("FILTER", "BIND"):
            continue
        opening = index + (1 if _opens(group, index + 1) else 2)
        if _opens(group, opening):
            close = _closing(group, opening)
            found = group[index : close + 1]
            skip = close + 1
            if all(part.text != "{" for part in found):
                yield _Element(found)


def hidden(query: str) -> bool:
    """Tell whether a difficult expression stands where `split` does not see it.

    Examples
    --------
    >>> hidden("SELECT * { { ?s cg:name ?o FILTER(COALESCE(?o > 3, true)) } UNION { ?s a ?o } }")
    True
    """
    pieces = list(tokens(query))
    return any(
        _difficult(_Element(pieces[index : _closing(pieces, index + 1) + 1]))
        for index, piece in enumerate(pieces)
        if piece.text.upper() in ("FILTER", "BIND") and _opens(pieces, index + 1)
    )


def _moved(elements: list[_Element]) -> list[_Element]:
    """Choose the elements that must be worked out here, and those that need what they bind."""
    chosen: set[int] = set()
    names: set[str] = set()
    while True:
        found = {
            index
            for index, element in enumerate(elements)
            if _difficult(element) or names & names_of(element.pieces)
        }
        if found == chosen:
            return [elements[index] for index in sorted(chosen)]
        chosen = found
        names = {elements[index].bound for index in chosen} - {""}


def _difficult(element: _Element) -> bool:
    bindings = list(_bindings(element.pieces))
    if any(_boolean(item.expression, set()) for item in bindings):
        return True
    return any(
        piece.text.upper() in _CHOICES
        and _opens(element.pieces, index + 1)
        and _chooses_badly(piece, _call(element.pieces, index + 1))
        for index, piece in enumerate(element.pieces)
    )


def _chooses_badly(piece: Token, arguments: list[list[Token]]) -> bool:
    """Tell whether a choice stands on a truth value that the server may take for another."""
    if piece.text.upper() == "COALESCE":
        return any(_boolean(argument, set()) for argument in arguments)
    return any(_boolean(argument, set()) for argument in arguments[1:]) or any(
        part.text.upper() in _CHOICES for part in arguments[0]
    )


def booleans(query: str) -> frozenset[str]:
    """Name the variables to which a query binds truth values.

    Examples
    --------
    >>> booleans("SELECT (?a > 1 AS ?b) ?d { ?s ?p ?a BIND(?a + 1 AS ?d) }")
    frozenset({'b'})
    """
    known: set[str] = set()
    bound = list(_bindings(list(tokens(query))))
    for _ in bound:
        found = {item.variable for item in bound if _boolean(item.expression, known)}
        if found <= known:
            break
        known |= found
    return frozenset(name.lstrip("?$") for name in known)


def _bindings(pieces: list[Token]) -> Iterator[_Binding]:
    for index, piece in enumerate(pieces):
        if piece.text.upper() == "AS" and piece.kind == "word" and index + 2 < len(pieces):
            start = _opening(pieces, index)
            if start is not None and pieces[index + 1].kind == "variable":
                yield _Binding(pieces[index + 1].text, pieces[start + 1 : index])


def _boolean(expression: list[Token], known: set[str]) -> bool:
    """Tell whether an expression gives a truth value."""
    inner = _bare(expression)
    if not inner:
        return False
    first = inner[0].text.upper()
    if first in _CHOICES and _opens(inner, 1) and _closing(inner, 1) == len(inner) - 1:
        arguments = _arguments(inner[2:-1])
        return any(_boolean(argument, known) for argument in arguments[first == "IF" :])
    if len(inner) == 1 and inner[0].text in known:
        return True
    return any(
        piece.text.upper() in _TESTS | _MORE_TESTS
        if piece.kind == "word"
        else piece.kind == "other" and piece.text in _COMPARISONS | _CONNECTIVES
        for piece in _outer(inner)
    )


def _bare(pieces: list[Token]) -> list[Token]:
    while pieces and pieces[0].text == "(" and _closing(pieces, 0) == len(pieces) - 1:
        pieces = pieces[1:-1]
    return pieces


def _outer(pieces: list[Token]) -> Iterator[Token]:
    depth = 0
    for piece in pieces:
        depth -= piece.text in (")", "}")
        if depth == 0:
            yield piece
        depth += piece.text in ("(", "{")


def _arguments(pieces: list[Token]) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece.text == "(") - (piece.text == ")")
        if piece.text == "," and depth == 0:
            found.append([])
        else:
            found[-1].append(piece)
    return found


def _opens(pieces: list[Token], index: int) -> bool:
    return index < len(pieces) and pieces[index].text == "("


def _closing(pieces: list[Token], opening: int) -> int:
    depth = 0
    for index in range(opening, len(pieces)):
        depth += (pieces[index].text == "(") - (pieces[index].text == ")")
        if depth == 0:
            return index
    return len(pieces) - 1


def _opening(pieces: list[Token], index: int) -> int | None:
    depth = 1
    for place in range(index - 1, -1, -1):
        depth += (pieces[place].text == ")") - (pieces[place].text == "(")
        if depth == 0:
            return place
    return None


def _call(pieces: list[Token], opening: int) -> list[list[Token]]:
    return _arguments(pieces[opening + 1 : _closing(pieces, opening)])


def _end(pieces: list[Token]) -> int:
    return pieces[-1].offset + len(pieces[-1].text)


def _text(query: str, pieces: list[Token]) -> str:
    return query[pieces[0].offset : _end(pieces)]
