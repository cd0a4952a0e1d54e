"""The graphs that a query names with FROM and FROM NAMED."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.read import LONGEST_KEPT, read


class QueryDataset(NamedTuple):
    """What a query is asked of.

    Attributes
    ----------
    default : tuple of str
        The IRIs of the graphs that together are its default graph.
    named : tuple of str
        The IRIs of the graphs that it may name.
    """

    default: tuple[str, ...]
    named: tuple[str, ...]


def dataset_of(query: str) -> QueryDataset | None:
    """Find the graphs that a query names.

    Returns
    -------
    QueryDataset or None
        None if it names none, and so is asked of all there is.

    Raises
    ------
    QueryError
        If it is not a query of SPARQL 1.1.

    Examples
    --------
    >>> dataset_of("SELECT * FROM <http://e.org/a> FROM <http://e.org/b> { ?s ?p ?o }")
    QueryDataset(default=('http://e.org/a', 'http://e.org/b'), named=())
    """
    if "FROM" not in query:
        return None
    return (_kept if len(query) < LONGEST_KEPT else _found)(query)


def _found(query: str) -> QueryDataset | None:
    reading = read(query)
    if "FROM" not in reading.kinds:
        return None
    names = Iris(reading)
    default, named = (
        tuple(dict.fromkeys(map(names.iri, reading.having(role)))) for role in ("default", "named")
    )
    return QueryDataset(default, named)


_kept = lru_cache(maxsize=256)(_found)
