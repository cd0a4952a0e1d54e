"""SPARQL over a graph, what follows from it, and limits on both."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphkit import type_checks
from graphkit.errors import QueryError
from graphkit.graph.opened_graph import OpenedGraph
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow
    import rdflib

    from graphkit.inference.rules import Regime
    from graphkit.sparql.typed_answer import TypedAnswer


class Queries(OpenedGraph):
    """Queries, answers with their terms, inference, more facts."""

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
            return _with_definitions(text, answer)
        if _tells(answer):
            return answer
        from graphkit.sparql.why_no_rows import with_unused_terms

        return with_unused_terms(self.store, text, answer, values)

    def terms(self, query: str, /, **parameters: object) -> TypedAnswer:
        """Run a query and keep its RDF terms: languages, datatypes, zones, every digit.

        Query, parameters and errors are those of `query`, whose values are plain Python. To put
        rows back into a query, or to know whether a text is an IRI, take the terms.

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

        The parameters are those of `query`, the values too, in typed columns: ``bool``,
        ``date32``, ``int64``, ``float64`` or ``string``; what has no value is null. Rows come in
        the engine's order, and no Python object is made of each cell.

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
        if " " in query or "\n" in query or "{" in query:
            return query, parameters
        from graphkit.sparql.named_queries import named

        chosen = named(query, self.store.beside)
        chosen.check(parameters)
        types = {parameter.name: parameter.type for parameter in chosen.parameters}
        return chosen.text, {n: self._typed(n, types[n], given) for n, given in parameters.items()}

    def _typed(self, name: str, kind: str, given: Any) -> object:
        from graphkit.facts.window import day_asked_about

        if kind in ("actor", "coalition", "thing"):
            return self._thing(kind, given)
        if kind == "date":
            return day_asked_about(given)
        return _whole_number(name, given) if kind == "number" else given

    def infer(self, regime: Regime = "rdfs") -> Self:
        """Give a graph with what follows from this one; this one stays as it is.

        Parameters
        ----------
        regime : {"rdfs", "owl-rl"}
            By which rules: subclasses, subproperties, domains and ranges; or those of OWL 2 RL,
            with inverse, transitive and functional properties, equivalences, keys, chains and
            restrictions.

        Returns
        -------
        KnowledgeGraph
            In memory; `explain` tells why a triple of it holds. What is true of everything, such
            as that each thing is the same as itself, is left out.

        Raises
        ------
        DataError
            If the graph contradicts itself (``"owl-rl"`` only).
        LimitExceeded
            From a graph with limits: infer first, then put limits on what comes of it.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> agents = "SELECT (COUNT(?who) AS ?n) { ?who a org:Organization }"
        >>> kg.infer("rdfs").query(agents).rows > kg.query(agents).rows
        True
        """
        from graphkit.inference.infer import infer

        return type(self)(
            infer(self._in_memory(), regime), roles=self.roles, left_out=self.left_out
        )

    def add(self, facts: str | Path | Iterable[Any], /, **parameters: object) -> Self:
        """Give a graph with more facts; this one stays as it is.

        Parameters
        ----------
        facts : str, Path or iterable of triples
            A ``CONSTRUCT`` query, whose triples are added; the path of an RDF file; or triples of
            pyoxigraph or rdflib, or of what `explain` takes: ``("id:zoom", "a", "foaf:Agent")``.
        **parameters : object
            Values of variables of the query, as for `query`.

        Returns
        -------
        KnowledgeGraph
            In memory. Neither days nor derived endorsements are worked out for what was added:
            load a file with `load` for that.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> more = kg.add("CONSTRUCT { ?who id:sits-in ?where } "
        ...               "WHERE { ?m org:member ?who ; org:organization ?where }")
        >>> len(more.query("SELECT * { id:zoom id:sits-in ?where }"))
        5
        """
        from graphkit.opening.add_facts import add_facts

        return type(self)(
            add_facts(self._in_memory(), facts, parameters),
            roles=self.roles,
            left_out=self.left_out,
        )

    def explain(self, subject: object, predicate: object, object: object) -> Table:
        """Say why a triple of an inferred graph holds: rules and premises, down to facts.

        Parameters
        ----------
        subject, predicate, object : object
            IRIs, whole or with a prefix of the graph, ``"a"`` for ``rdf:type``, records of
            graphkit, other values, or terms.

        Returns
        -------
        Table
            The triple, then its premises and theirs, each with its rule; one explanation where
            there are several.

        Raises
        ------
        NotFound
            If the triple is not in the graph.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load().infer("rdfs")
        >>> why = kg.explain("id:zoom", "a", "org:Organization")
        >>> why.column("rule")
        ('rdfs9', '', 'rdfs9', '', '')
        """
        from graphkit.inference.explain import explain, triple_of

        triple = triple_of(subject, predicate, object, self.store.namespace.prefixes)
        return explain(self._in_memory(), triple)

    @property
    def rdf(self) -> rdflib.Dataset:
        """An rdflib dataset over the same store, for everything written for rdflib."""
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
        return type(self)(
            LimitedStore(store, limits, folder=store.folder),
            roles=self.roles,
            left_out=self.left_out,
        )


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


def _tells(answer: Table) -> bool:
    """Whether it is anything but empty, false, or a single row of zeros."""
    return len(answer.rows) > 1 or any(map(any, answer.rows))


def _whole_number(name: str, given: Any) -> int:
    with suppress(ValueError, TypeError, OverflowError):
        number = int(given)
        if not isinstance(given, float) or number == given:
            return number
    message = f"the parameter {name} is {given!r}, which is no whole number."
    raise QueryError(f"{message} Write one such as 10.")
