"""Run SPARQL safely: prefixes bound, parameters bound, nothing fetched and nothing changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import pyoxigraph

from graphkit.errors import GraphkitError, QueryError
from graphkit.sparql.engine_errors import engine_error, stopped
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.having_before_names import having_before_names
from graphkit.sparql.plain_values import table_of, value
from graphkit.sparql.prepare import prepare
from graphkit.sparql.query_dataset import QueryDataset
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.refuse_unsafe import is_harmless, refuse_other_dataset, refuse_other_graphs
from graphkit.sparql.why_no_rows import no_texts_joined
from graphkit.table import Table, Value

_GROUPS: Final = re.compile("GROUP_CONCAT|HAVING", re.IGNORECASE)
_ENGINE_ERRORS: Final = (SyntaxError, ValueError, RuntimeError, OSError)


def run(store: Queryable, query: str, parameters: Mapping[str, object] | None = None) -> Table:
    """Run a query.

    Parameters
    ----------
    store : Queryable
        The triples.
    query : str
        SPARQL 1.1; the prefixes of the graph are bound. ``FROM`` and ``FROM NAMED`` may name
        graphs that are loaded.
    parameters : mapping of str to object, optional
        Values for variables of the query, as `graphkit.sparql.term.term` takes them: records of
        graphkit, dates, numbers, truth values, texts, terms of pyoxigraph or rdflib. They are
        bound by the query's structure, never pasted into the text, and hold in every part of it;
        a subquery knows a parameter if it selects it.

    Returns
    -------
    Table
        One column a variable. ``ASK`` gives one row with the column ``answer``; ``CONSTRUCT`` and
        ``DESCRIBE`` give ``subject``, ``predicate``, ``object``. The columns of ``SELECT *`` are
        in the order in which its variables are written. IRIs are whole; numbers, dates and truth
        values are Python values; the language of a text, the zone of a date and digits beyond
        those of a float are dropped, see `graphkit.sparql.typed_answer` for answers that keep
        them. A note says why a column of ``GROUP_CONCAT`` is empty, or
        why ``HAVING`` left no row.

    Raises
    ------
    UnsafeQuery
        See `graphkit.sparql.refuse_unsafe.refuse_unsafe`.
    LimitExceeded
        See `graphkit.sparql.query_depth`.
    QueryError
        If the query is not SPARQL 1.1 or calls a function that there is not, with line, column and
        a caret; if a parameter is not in it, or can have no value there.

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
    try:
        table = _table(answer)
    except _ENGINE_ERRORS as error:
        raise stopped(error) from None
    note = note_of_groups(query, table)
    return Table(table.columns, table.rows, note=note) if note else table


def note_of_groups(query: str, answer: Table) -> str:
    """Say why a column of ``GROUP_CONCAT`` is empty, or why ``HAVING`` left no row."""
    if not _is_of_groups(query):
        return ""
    return no_texts_joined(query, answer) or having_before_names(query, answer)


@lru_cache(maxsize=512)
def _is_of_groups(query: str) -> bool:
    """Whether it may have an answer that needs a note.

    To look through a text takes as long as many a short answer, and the same is often asked again.
    """
    return bool(_GROUPS.search(query))


def _table(answer: Any) -> Table:
    if isinstance(answer, pyoxigraph.QuerySolutions):
        return table_of(answer)
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Table(["answer"], [[bool(answer)]])
    triples = ([value(t.subject), value(t.predicate), value(t.object)] for t in answer)
    ordered: list[list[Value]] = sorted(triples, key=lambda row: [str(cell) for cell in row])
    return Table(["subject", "predicate", "object"], ordered)


def evaluate(
    store: Queryable,
    query: str,
    parameters: Mapping[str, object],
    dataset: QueryDataset | None = None,
) -> Any:
    """Check a query, bind its parameters and give the engine's own answer.

    With a ``dataset`` its graphs are asked instead of those that the query names.
    """
    if not parameters and dataset is None and is_harmless(query):
        try:
            return store.query(query)
        except _ENGINE_ERRORS as error:
            if isinstance(error, GraphkitError):
                raise
            # What the engine does not take may be right all the same; if not, say why.
    if dataset is not None:
        refuse_other_dataset(dataset, lambda iri: _is_loaded(store, iri))
    prepared = prepare(query, parameters, store.namespace, dataset)
    if dataset is None and prepared.names_graphs:
        prefixes = store.namespace.prefixes
        refuse_other_graphs(read(query), lambda iri: _is_loaded(store, iri), prefixes)
    try:
        return store.query(prepared.text, whole_names=True)
    except _ENGINE_ERRORS as error:
        if isinstance(error, GraphkitError) and not isinstance(error, QueryError):
            raise
        raise engine_error(error, prepared.written()) from None


def _is_loaded(store: Queryable, iri: str) -> bool:
    try:
        return bool(store.query(f"ASK {{ GRAPH {pyoxigraph.NamedNode(iri)} {{}} }}"))
    except (SyntaxError, ValueError):
        return False
