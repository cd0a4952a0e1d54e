"""The graphs that a query names with FROM and FROM NAMED."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import NamedNode

from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.read_query import LONGEST_KEPT, read
from graphkit.sparql.grammar.structure import ParsedQuery


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


def clauses_in_its_place(
    reading: ParsedQuery, dataset: QueryDataset
) -> tuple[dict[int, str], dict[int, str]]:
    """Ask a query of other graphs than it names, as the protocol of SPARQL lets a client do.

    Parameters
    ----------
    reading : ParsedQuery
        The query.
    dataset : QueryDataset
        The graphs; they take the place of all that the query names.

    Returns
    -------
    (dict of int to str, dict of int to str)
        What to write instead of terminals, and after them.
    """
    replaced: dict[int, str] = {}
    for terminal in reading.having("default", "named"):
        first = terminal
        while reading.kinds[first] != "FROM":
            first -= 1
        replaced |= dict.fromkeys(range(first, terminal + 1), "")
    where = reading.selections[0].where
    before = (len(reading.kinds) - 1 if where is None else where.opening) - 1
    if reading.kinds[before] == "WHERE":
        before -= 1
    clauses = [
        *(f"FROM {NamedNode(iri)}" for iri in dataset.default),
        *(f"FROM NAMED {NamedNode(iri)}" for iri in dataset.named),
    ]
    return replaced, {before: " ".join(clauses)}
