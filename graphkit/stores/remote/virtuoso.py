"""What Virtuoso reads otherwise than SPARQL 1.1 says, and how to get the right answer all the same.

Seen in version 7.2.5, and tested against it:

- a comparison with a variable that has no value is false there, not an error, so ``COALESCE`` of a
  comparison never comes to its second argument;
- ``COALESCE`` of a variable without a value and a constant is at times the integer 0, by what
  plan is chosen for the data;
- truth values that are bound to a variable become the integers 0 and 1, and as a condition such a
  variable is true whatever it holds;
- ``IF`` with such a condition drops rows, or never ends; with a condition that compares two
  variables it ends on some days only, since it then counts as a join that may come first;
- ``ASK`` answers with a row of one integer, and blank nodes have names that are no names in RDF.

So the server matches the pattern of a query, and expressions of these kinds are worked out here,
over the rows that it found.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from graphkit.sparql.tokens import Token, tokens
from graphkit.stores.remote.query_pieces import (
    SplitQuery,
    call_at,
    closing_of,
    end_of,
    group_of,
    names_of,
    opens_at,
    text_of,
)
from graphkit.stores.remote.truth_values import CHOICES, bindings, booleans, is_truth

__all__ = ["booleans", "hidden", "split"]


class _Element(NamedTuple):
    """A FILTER or BIND that stands in the outermost group of a query."""

    pieces: list[Token]

    @property
    def bound(self) -> str:
        """The variable that it binds, or nothing."""
        last = self.pieces[-2:-1]
        return last[0].text if self.pieces[0].text.upper() == "BIND" and last else ""


def split(query: str) -> SplitQuery | None:
    """Take apart a SELECT query with an expression that Virtuoso would work out wrongly.

    Returns
    -------
    SplitQuery or None
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
) -> SplitQuery:
    select = next(piece.offset for piece in pieces if piece.text.upper() == "SELECT")
    opening, closing = pieces[group[0]].offset, pieces[group[1]].offset
    pattern = query[opening : closing + 1]
    for element in reversed(moved):
        first, last = element.pieces[0].offset - opening, end_of(element.pieces) - opening
        pattern = pattern[:first] + pattern[last:]
    remote = f"{query[:select]}SELECT {' '.join(variables)} {pattern}"
    tail = " ".join(text_of(query, element.pieces) for element in moved)
    return SplitQuery(remote, variables, query[: opening + 1], f"{tail} {query[closing:]}")


def _all_names(here: list[Token], kept: list[Token]) -> set[str]:
    """Name what is needed here; ``SELECT *`` needs all."""
    star = any(a.text.upper() == "SELECT" and b.text == "*" for a, b in pairwise(here))
    return names_of(kept) if star else names_of(here)


def _elements(group: list[Token]) -> Iterator[_Element]:
    """Find the filters and bindings of a group that need no pattern of their own."""
    depth = skip = 0
    for index, piece in enumerate(group):
        depth += (piece.text in "{(") - (piece.text in "})")
        if index < skip or depth or piece.text.upper() not in ("FILTER", "BIND"):
            continue
        opening = index + (1 if opens_at(group, index + 1) else 2)
        if opens_at(group, opening):
            close = closing_of(group, opening)
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
        _difficult(_Element(pieces[index : closing_of(pieces, index + 1) + 1]))
        for index, piece in enumerate(pieces)
        if piece.text.upper() in ("FILTER", "BIND") and opens_at(pieces, index + 1)
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
    bound = bindings(element.pieces)
    if any(is_truth(item.expression, set()) for item in bound):
        return True
    return any(
        piece.text.upper() in CHOICES
        and opens_at(element.pieces, index + 1)
        and _chooses_badly(piece, call_at(element.pieces, index + 1))
        for index, piece in enumerate(element.pieces)
    )


def _chooses_badly(piece: Token, arguments: list[list[Token]]) -> bool:
    """Tell whether a choice stands on a value that the server may take for another."""
    if piece.text.upper() == "COALESCE":
        constant = any(len(argument) == 1 and not names_of(argument) for argument in arguments)
        return constant or any(is_truth(argument, set()) for argument in arguments)
    condition, *values = arguments
    compares = len(names_of(condition)) > 1
    nested = any(part.text.upper() in CHOICES for part in condition)
    return compares or nested or any(is_truth(argument, set()) for argument in values)
