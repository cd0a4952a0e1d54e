"""Refuse queries that would leave the graph or change it.

Oxigraph would send ``SERVICE`` out to the network, and other engines open the files that ``FROM``
and ``LOAD`` name; so these, and every update, are refused before they run. What is refused is
decided on the query as it was read by SPARQL's grammar (`graphkit.sparql.grammar`), and the engine
gets the query as it was read, written anew. A short text in which none of these words occurs may
go to the engine as it stands, since no engine can find there what is not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from graphkit.errors import QueryError
from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.query_text import decoded
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.grammar.structure import ParsedQuery
from graphkit.sparql.query_dataset import QueryDataset
from graphkit.sparql.query_depth import DEPTH, PARTS, REREAD
from graphkit.sparql.refusals import UPDATES, refused_dataset, refused_graph, refused_service
from graphkit.terms import PREFIXES

_SUSPICIOUS: Final = re.compile(
    rf"SERVICE|FROM|\\u|\b(?:{'|'.join(sorted(UPDATES))})\b", re.IGNORECASE
)
_STAR: Final = re.compile(r"SELECT[^?$({]*\*", re.IGNORECASE)
_REREAD: Final = re.compile("REGEX|SUBSTR|REPLACE|GROUP_CONCAT", re.IGNORECASE)


def refuse_unsafe(query: str, is_loaded: Callable[[str], bool] | None = None) -> None:
    """Refuse what would leave the graph, change it, or take the engine down.

    Parameters
    ----------
    query : str
        The text.
    is_loaded : callable, optional
        Tells whether there is a graph with this IRI; without it, none is.

    Raises
    ------
    UnsafeQuery
        For ``SERVICE``, for ``FROM`` and ``FROM NAMED`` with a graph that is not loaded, and for
        every update, with line and column.
    LimitExceeded
        For a query that is nested so deep that the engine would run out of stack.
    QueryError
        For a text that is not SPARQL 1.1: what is not understood is not run.

    Examples
    --------
    >>> refuse_unsafe("SELECT * { ?service foaf:from 'LOAD' }")
    >>> refuse_unsafe("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    Traceback (most recent call last):
        ...
    graphkit.errors.UnsafeQuery: FROM is refused at line 1, column 15: <file:///etc/passwd> ...
    """
    reading = read(query)
    refuse_service(reading)
    refuse_other_graphs(reading, is_loaded)


def refuse_service(reading: ParsedQuery) -> None:
    """Refuse a query that asks another endpoint."""
    if reading.services:
        raise refused_service(reading.source, reading.starts[reading.services[0]])
    written = reading.source.written
    if "\\u" in written or "\\U" in written:
        _refuse_hidden(written)


def _refuse_hidden(written: str) -> None:
    """Refuse a query that asks another endpoint once the escapes in its texts are replaced.

    The specification replaces them before it looks for terminals, engines afterwards.
    """
    try:
        hidden = read(decoded(written))
    except QueryError:
        return
    if hidden.services:
        raise refused_service(hidden.source, hidden.starts[hidden.services[0]])


def refuse_other_graphs(
    reading: ParsedQuery,
    is_loaded: Callable[[str], bool] | None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> None:
    """Refuse a query of graphs that are not loaded."""
    named = reading.having("default", "named")
    names = Iris(reading, prefixes) if named else None
    for terminal in named:
        assert names is not None
        iri = names.iri(terminal)
        if is_loaded is None or not is_loaded(iri):
            raise refused_graph(reading.source, reading.starts[terminal], iri)


def refuse_other_dataset(dataset: QueryDataset, is_loaded: Callable[[str], bool]) -> None:
    """Refuse graphs that are not loaded, which a client names beside its query."""
    for option, graphs in (
        ("default-graph-uri", dataset.default),
        ("named-graph-uri", dataset.named),
    ):
        for iri in graphs:
            if not is_loaded(iri):
                raise refused_dataset(option, iri)


@lru_cache(maxsize=512)
def is_harmless(query: str) -> bool:
    """Whether a query can do no harm in whatever way an engine reads it.

    True only for a short text without any of the words that begin something unsafe, wherever they
    stand, and without escapes that may hide one. It has fewer characters than a query may have
    parts and no more brackets than may be open, so it cannot be too deep either. ``SELECT *`` is
    harmless too, but is read all the same, for the order of its columns.
    """
    if len(query) > PARTS or _SUSPICIOUS.search(query) or _STAR.search(query):
        return False
    brackets = query.count("(") + query.count("[") + query.count("{")
    return brackets <= DEPTH and len(_REREAD.findall(query)) <= REREAD
