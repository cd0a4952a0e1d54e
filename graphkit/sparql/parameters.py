"""Bind the parameters of a query as terms; nothing is ever pasted into its text unescaped.

The engine's own substitution reaches projected variables only, and a query over the network has
none. So a ``VALUES`` clause is put at the head of every group that mentions the variable.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.sparql.safety import Token, tokens
from graphkit.terms import XSD

LONGEST_KEPT: Final = 20_000
"""Characters; longer queries are not kept in mind once they have run."""
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def bind(query: str, parameters: Mapping[str, object]) -> str:
    """Bind variables of a query.

    Parameters
    ----------
    query : str
        SPARQL.
    parameters : mapping of str to object
        What `term` turns into RDF terms, which write themselves with everything escaped.

    Returns
    -------
    str
        The query, on the same lines.

    Raises
    ------
    QueryError
        If a parameter is not a variable of the query, or the query has no pattern to bind it in.

    Examples
    --------
    >>> bind("SELECT ?s WHERE { ?s ?p ?o }", {"o": 7})
    'SELECT ?s WHERE { VALUES (?o) { ("7"^^<http://www.w3.org/2001/XMLSchema#integer>) } ?s ?p ?o }'
    """
    if not parameters:
        return query
    parsed = _parsed if len(query) < LONGEST_KEPT else _parsed.__wrapped__
    variables, groups = parsed(query)
    _refuse_unknown(parameters, variables)
    values = {name: str(term(given)) for name, given in parameters.items()}
    edits: list[tuple[int, str]] = []
    for group in groups:
        names = [name for name in values if group.main or name in group.variables]
        if names:
            edits.extend(_edits(group, names, values))
    return _edited(query, edits)


class _Group:
    """A pair of braces with a pattern between them, and the variables directly in it."""

    __slots__ = ("end", "main", "start", "subquery", "variables")

    def __init__(self, start: int, *, main: bool, subquery: bool) -> None:
        self.start = start
        self.end = 0
        self.main = main
        self.subquery = subquery
        self.variables: set[str] = set()


@lru_cache(maxsize=256)
def _parsed(query: str) -> tuple[frozenset[str], tuple[_Group, ...]]:
    """Find the variables and groups of a query; the same query is often asked again."""
    pieces = list(tokens(query))
    variables = frozenset(token.text[1:] for token in pieces if token.kind == "variable")
    return variables, tuple(_groups(pieces))


def _refuse_unknown(parameters: Iterable[str], known: frozenset[str]) -> None:
    for name in parameters:
        if name not in known:
            names = ", ".join(sorted(f"?{variable}" for variable in known)) or "none"
            raise QueryError(f"the query has no variable ?{name}. It has: {names}.")


def _groups(pieces: Sequence[Token]) -> list[_Group]:
    """Find the groups of a query; templates of CONSTRUCT and blocks of VALUES are none."""
    form = next((t.text.upper() for t in pieces if t.text.upper() in _FORMS), "")
    found: list[_Group] = []
    open_: list[_Group | None] = []
    parentheses = 0
    template = form == "CONSTRUCT"
    for index, token in enumerate(pieces):
        if token.text == "{" and token.kind == "other":
            plain = parentheses == 0 and not open_
            if template and plain:
                _refuse_short_construct(pieces[index - 1])
            if (template and plain) or _is_data(pieces, index):
                template = template and not plain
                open_.append(None)
            else:
                main = plain and not any(group.main for group in found)
                subquery = _is_subquery(pieces, index)
                found.append(_Group(token.offset, main=main, subquery=subquery))
                open_.append(found[-1])
        elif token.text == "}" and token.kind == "other" and open_:
            closed = open_.pop()
            if closed is not None:
                closed.end = token.offset
        elif token.text in "()" and token.kind == "other" and not open_:
            parentheses += 1 if token.text == "(" else -1
        elif token.kind == "variable" and open_ and (inner := open_[-1]) is not None:
            inner.variables.add(token.text[1:])
    if not any(group.main for group in found):
        raise QueryError("parameters need a query with a pattern in braces. Write one with WHERE.")
    return found


def _refuse_short_construct(before: Token) -> None:
    if before.text.upper() == "WHERE":
        raise QueryError(
            "CONSTRUCT WHERE { … } takes no parameters. Write CONSTRUCT { … } WHERE { … }."
        )


def _is_data(pieces: Sequence[Token], brace: int) -> bool:
    """Tell whether a brace opens the data of a VALUES clause."""
    place = brace - 1
    while place >= 0 and (pieces[place].kind == "variable" or pieces[place].text in "()"):
        place -= 1
    return place >= 0 and pieces[place].text.upper() == "VALUES" and pieces[place].kind == "word"


def _is_subquery(pieces: Sequence[Token], brace: int) -> bool:
    after = pieces[brace + 1] if brace + 1 < len(pieces) else None
    return after is not None and after.text.upper() == "SELECT"


def _edits(group: _Group, names: Sequence[str], values: Mapping[str, str]) -> list[tuple[int, str]]:
    """Say what to insert where; a subquery may not follow VALUES, so it gets braces of its own."""
    variables = " ".join(f"?{name}" for name in names)
    clause = f" VALUES ({variables}) {{ ({' '.join(values[name] for name in names)}) }}"
    if group.subquery:
        return [(group.start + 1, clause + " {"), (group.end, "}")]
    return [(group.start + 1, clause)]


def _edited(query: str, edits: Iterable[tuple[int, str]]) -> str:
    for place, text in sorted(edits, reverse=True):
        query = query[:place] + text + query[place:]
    return query


def term(given: object) -> Any:
    """Turn a Python value, a record of graphkit or a term of rdflib into an RDF term.

    Raises
    ------
    QueryError
        If it cannot be one.

    Examples
    --------
    >>> term(datetime.date(2021, 5, 10))
    <Literal value=2021-05-10 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#date>>
    """
    try:
        return _term(given)
    except ValueError as error:
        raise QueryError(f"{given!r} cannot be a parameter: {error}. Give another value.") from None


def _term(given: object) -> Any:
    if isinstance(given, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return given
    if isinstance(given, datetime.date):
        kind = "dateTime" if isinstance(given, datetime.datetime) else "date"
        return pyoxigraph.Literal(given.isoformat(), datatype=pyoxigraph.NamedNode(XSD + kind))
    if isinstance(given, bool | int | float):
        return pyoxigraph.Literal(given)
    if hasattr(given, "iri"):
        return pyoxigraph.NamedNode(given.iri)
    if isinstance(given, str):
        return _text_term(given)
    kind = type(given).__name__
    raise QueryError(f"a parameter cannot be a {kind}. Give a record, a text, a number or a date.")


def _text_term(given: str) -> Any:
    """Read rdflib's terms, which are texts, by what they say of themselves."""
    given.encode()  # a lone surrogate cannot be written
    if type(given).__name__ == "URIRef":
        return pyoxigraph.NamedNode(str(given))
    language = getattr(given, "language", None)
    datatype = getattr(given, "datatype", None)
    if language:
        return pyoxigraph.Literal(str(given), language=language)
    if datatype:
        return pyoxigraph.Literal(str(given), datatype=pyoxigraph.NamedNode(str(datatype)))
    return pyoxigraph.Literal(str(given))
