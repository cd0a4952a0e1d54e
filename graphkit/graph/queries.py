"""SPARQL over a graph, and limits on it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphkit import type_checks
from graphkit.errors import QueryError
from graphkit.graph.opened_graph import OpenedGraph
from graphkit.table import Table

if TYPE_CHECKING:
    import pyarrow
    import rdflib

    from graphkit.sparql.typed_answer import TypedAnswer


class Queries(OpenedGraph):
    """Queries, answers with their terms, limits."""

    def query(self, query: str, /, **parameters: object) -> Table:
        """Run SPARQL, or a named query.

        Parameters
        ----------
        query : str
            SPARQL 1.1 with prefixes bound, or the name of a query that ``list("queries")`` names.
        **parameters : object
            Values of variables. They are bound, never pasted into the text. For a named query,
            actors and coalitions may be given by any of their names.

        Raises
        ------
        QueryError, UnsafeQuery
            See `graphkit.sparql.run.run`.
        NotFound
            If no query has that name.

        Notes
        -----
        Where a query of one's own has no answer, the note of the table names the terms of the
        graph's own namespaces that no triple uses, and those that are spelt alike.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> kg.query("SELECT (COUNT(?m) AS ?n) { ?m org:member ?who }", who=kg.actor("zoom")).rows
        ((5,),)
        """
        from graphkit.sparql.run import run

        text, values = self._meant(query, parameters)
        answer = run(self.store, text, values)
        if text != query:
            return self._answer(_with_definitions(text, answer))
        if len(answer.rows) > 1:
            return self._answer(answer)
        from graphkit.sparql.why_no_rows import with_unused_terms

        return self._answer(with_unused_terms(self.store, text, answer, values))

    def terms(self, query: str, /, **parameters: object) -> TypedAnswer:
        """Run a query and keep its RDF terms: languages, datatypes, zones, every digit.

        The values of `query` are plain Python. To put rows back into a query, or to know whether a
        text is an IRI, take the terms. Errors are those of `query`.

        Parameters
        ----------
        query : str
            SPARQL, or the name of a query, as for `query`.
        **parameters : object
            Values of variables, as for `query`.

        Returns
        -------
        TypedAnswer
            ``columns`` and ``rows`` of terms of pyoxigraph; ``to_json()`` writes SPARQL 1.1
            Query Results JSON.

        Examples
        --------
        >>> import graphkit as gk
        >>> query = "SELECT ?name { id:zoom skos:prefLabel ?name } ORDER BY LANG(?name)"
        >>> found = gk.load().terms(query)
        >>> found.rows[0][0].language
        'en'
        """
        from graphkit.sparql.typed_answer import typed_answer

        return typed_answer(self.store, *self._meant(query, parameters))

    def save(self, query: str, path: str | Path, /, **parameters: object) -> None:
        """Write the answer of a query to a file, row by row as the engine finds it.

        Parameters
        ----------
        query : str
            SPARQL, or the name of a query, as for `query`.
        path : str or Path
            Its ending says the format. Rows: ``.csv``, ``.tsv``, ``.json`` or ``.srj``, ``.xml``
            or ``.srx``, as SPARQL 1.1 defines them. Triples of ``CONSTRUCT`` and ``DESCRIBE``:
            ``.ttl``, ``.nt``, ``.nq``, ``.trig``, ``.rdf``, ``.xml``, ``.owl``, ``.jsonld``.
            Both: ``.parquet``, with the types of `columns` (extra ``parquet``).
        **parameters : object
            As for `query`.

        Raises
        ------
        NotFound, QueryError, UnsafeQuery, DataError
            If the ending is unknown or does not suit the query, or as by `query`; if the file
            cannot be written. What was at that place then stays.

        Notes
        -----
        Rows come in the order of the query; without ``ORDER BY`` none is promised. Memory stays
        small unless the query needs it. A remote answer is held once.
        """
        from graphkit.sparql.save import save

        text, bound = self._meant(query, parameters)
        save(self.store, text, path, bound)

    def columns(self, query: str, /, **parameters: object) -> pyarrow.Table:
        """Run a query and hand on its answer as an Apache Arrow table (extra ``parquet``).

        Values are those of `query` in typed columns: ``bool``, ``date32``, ``int64``, ``float64``
        or ``string``; what has no value is null. Rows come in the engine's order, and no Python
        object is made of each cell.

        Parameters
        ----------
        query : str
            SPARQL, or the name of a query, as for `query`.
        **parameters : object
            Values of variables, as for `query`.

        Examples
        --------
        >>> import graphkit as gk
        >>> found = gk.load().columns("SELECT ?m ?d { ?m cg:startEarliest ?d }")
        >>> found.schema.types
        [DataType(string), DataType(date32[day])]
        """
        from graphkit.sparql import arrow
        from graphkit.sparql.run import evaluate

        return arrow.table(evaluate(self.store, *self._meant(query, parameters)))

    def _meant(self, query: str, parameters: dict[str, object]) -> tuple[str, dict[str, object]]:
        """Find the text of the query that is meant, and what its parameters mean."""
        type_checks.text("query", query, "SPARQL, or the name of a query, as text")
        if _is_sparql(query):
            return query, parameters
        from graphkit.sparql.named_queries import named

        chosen = named(query, self.store.beside)
        chosen.check(parameters)
        types = {parameter.name: parameter.type for parameter in chosen.parameters}
        return chosen.text, {n: self._typed(n, types[n], given) for n, given in parameters.items()}

    def _typed(self, name: str, kind: str, given: Any) -> object:
        from graphkit.facts.text_in import language_tag
        from graphkit.facts.window import day_asked_about

        if kind in ("actor", "coalition", "thing"):
            return self._thing(kind, given)
        if name == "lang" and isinstance(given, str):
            return language_tag(given)
        if kind == "date":
            return day_asked_about(given)
        return _whole_number(name, given) if kind == "number" else given

    @property
    def rdf(self) -> rdflib.Dataset:
        """An rdflib dataset over the same store, for everything written for rdflib.

        Its queries are about all graphs: they take no notice of ``FROM``, which `query` answers,
        or refuses where no graph of that name is loaded. Values for variables go into
        ``kg.query(text, name=value)``: ``initBindings`` of rdflib must name selected variables.
        """
        return self.store.rdflib()

    def limited(
        self,
        *,
        seconds: float = 10.0,
        rows: int = 100_000,
        bytes: int = 64 * 2**20,
        memory: int = 2 * 2**30,
    ) -> Self:
        """Put limits on every query, each of which runs in a process of its own.

        Parameters
        ----------
        seconds : float
            The longest that a query may run.
        rows : int
            The most rows, or triples, of an answer.
        bytes : int
            The largest answer, as it is written.
        memory : int
            Bytes of memory that a query may take.

        Returns
        -------
        KnowledgeGraph
            A query that goes over a limit is stopped and raises `LimitExceeded`.

        Raises
        ------
        InvalidType, InvalidChoice
            If a limit is no number above zero.
        """
        from graphkit.stores.limited import LimitedStore, Limits
        from graphkit.stores.memory import Store

        store = self.store if isinstance(self.store, Store) else self.store.copy()
        type_checks.above_zero("seconds", seconds, 10)
        for name, most in (("rows", rows), ("bytes", bytes), ("memory", memory)):
            type_checks.above_zero(name, type_checks.whole_number(name, most, 100_000), 100_000)
        limits = Limits(seconds=seconds, rows=rows, bytes=bytes, memory=memory)
        return self._with(LimitedStore(store, limits, folder=store.folder), self.roles)


def _is_sparql(query: str) -> bool:
    """Whether it is the text of a query, also one that says nothing, and not the name of one."""
    said = query.strip("\ufeff \t\r\n")
    return not said or said.startswith("#") or any(sign in query for sign in " \n{")


def _with_definitions(text: str, answer: Table) -> Table:
    from graphkit.questions.columns_of_queries import definitions_of_query

    about = definitions_of_query(text, answer.columns)
    return Table(
        answer.columns,
        answer.rows,
        definitions=about,
        note=answer.note,
        types=answer.types,
        details=(),
    )


def _whole_number(name: str, given: Any) -> int:
    with suppress(ValueError, TypeError, OverflowError):
        number = int(given)
        if not isinstance(given, float) or number == given:
            return number
    message = f"the parameter {name} is {given!r}, which is no whole number."
    raise QueryError(f"{message} Write one such as 10.")
