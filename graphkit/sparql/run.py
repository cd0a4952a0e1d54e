"""Run SPARQL safely: prefixes bound, parameters bound, nothing fetched and nothing changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.sparql.parameters import bind
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.safety import refuse_unsafe
from graphkit.sparql.values import rows, value
from graphkit.table import Table, Value

_TSV: Final = pyoxigraph.QueryResultsFormat.TSV
_PLACE: Final = re.compile(r"error at (\d+):(\d+)")


def run(store: Queryable, query: str, parameters: Mapping[str, object] | None = None) -> Table:
    """Run a query.

    Parameters
    ----------
    store : Queryable
        The triples.
    query : str
        SPARQL 1.1; the prefixes of `graphkit.terms.PREFIXES` are bound.
    parameters : mapping of str to object, optional
        Values for variables of the query: a record of graphkit, a date, a number, a truth value,
        a text, or a term of pyoxigraph or rdflib. They are bound, never pasted into the text.

    Returns
    -------
    Table
        One column a variable. ``ASK`` gives one row with the column ``answer``; ``CONSTRUCT`` and
        ``DESCRIBE`` give ``subject``, ``predicate``, ``object``. IRIs are whole; numbers, dates
        and truth values are Python values; the language of a text is dropped.

    Raises
    ------
    UnsafeQuery
        See `graphkit.sparql.safety.refuse_unsafe`.
    QueryError
        If the query is not SPARQL, with line, column and a caret, or a parameter is not in it.

    Examples
    --------
    >>> from graphkit.stores.memory import Store
    >>> store = Store.of_turtle("@prefix : <https://w3id.org/coalition-graph/id/> . :a :b 7 .")
    >>> print(run(store, "SELECT ?o { id:a ?p ?o }"))
    o
    -
    7
    """
    answer = evaluate(store, query, parameters or {})
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Table(["answer"], [[bool(answer)]])
    if isinstance(answer, pyoxigraph.QueryTriples):
        triples = ([value(t.subject), value(t.predicate), value(t.object)] for t in answer)
        ordered: list[list[Value]] = sorted(triples, key=lambda row: [str(cell) for cell in row])
        return Table(["subject", "predicate", "object"], ordered)
    columns = [variable.value for variable in answer.variables]
    return Table(columns, rows(answer.serialize(format=_TSV)))


def evaluate(store: Queryable, query: str, parameters: Mapping[str, object]) -> Any:
    """Check a query, bind its parameters and give the engine's own answer."""
    refuse_unsafe(query)
    try:
        return store.query(bind(query, parameters))
    except SyntaxError as error:
        raise _syntax_error(query, str(error)) from None


def _syntax_error(query: str, message: str) -> QueryError:
    found = _PLACE.search(message)
    if found is None:
        return QueryError(f"this is not SPARQL 1.1: {message}")
    line, column = int(found[1]), int(found[2])
    text = query.splitlines()[line - 1] if line <= len(query.splitlines()) else ""
    # A very long line is cut around the place, so that the message stays readable.
    start = max(0, column - 61)
    shown, caret = text[start : column + 40], " " * (column - 1 - start) + "^"
    reason = "unknown prefix" if "Prefix not found" in message else "not SPARQL 1.1"
    where = f"line {line}, column {column}"
    return QueryError(f"{reason} at {where}:\n  {shown}\n  {caret}", line, column)
