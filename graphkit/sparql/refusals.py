"""The words in which unsafe queries are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.errors import UnsafeQuery

if TYPE_CHECKING:
    from graphkit.sparql.grammar.query_text import QueryText

UPDATES: Final = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
"""The words that an update begins with."""


def refused_update(source: QueryText, place: int, word: str) -> UnsafeQuery:
    """Make the error for a text that changes the graph."""
    why = "it changes the graph. Change the tables and build again"
    return _refused(source, place, word, why)


def refused_service(source: QueryText, place: int) -> UnsafeQuery:
    """Make the error for a query that asks another endpoint."""
    why = "it sends data over the network. Query the other end apart"
    return _refused(source, place, "SERVICE", why)


def refused_graph(source: QueryText, place: int, iri: str) -> UnsafeQuery:
    """Make the error for a query of a graph that is not loaded."""
    return _refused(source, place, "FROM", _other(iri))


def refused_dataset(option: str, iri: str) -> UnsafeQuery:
    """Make the error for a client that asks for a graph that is not loaded."""
    return UnsafeQuery(option, f"{option} is refused: {_other(iri)}.")


def _other(iri: str) -> str:
    return f"<{iri}> names another data set, since no graph of that name is loaded. Load it first"


def _refused(source: QueryText, place: int, construct: str, why: str) -> UnsafeQuery:
    line, column, shown = source.where(place)
    message = f"{construct} is refused at line {line}, column {column}: {why}.\n{shown}"
    return UnsafeQuery(construct, message, line, column)
