"""Ask a graph by the names of things, and in SPARQL: tables, columns, files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from graphkit.questions.names import Match, Names
from graphkit.sparql.named_queries import named
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table

if TYPE_CHECKING:
    import pyarrow
    import rdflib

    from graphkit.questions.things import Actor, Coalition


class _Question(NamedTuple):
    """A query as it is run: where, its text, and the values of its variables."""

    store: Queryable
    text: str
    parameters: dict[str, Any]


class Graph:
    """What every graph can be asked, whatever it is about; `KnowledgeGraph` is the one to use.

    Parameters
    ----------
    store : Queryable
        The triples.
    """

    def __init__(self, store: Queryable) -> None:
        self.store = store
        self._names = Names(store)

    def __repr__(self) -> str:
        return f"<KnowledgeGraph of {len(self.store)} triples>"

    # Things

    def actor(self, ref: str | Actor | Coalition) -> Actor | Coalition:
        """Give an actor: a government, organisation, company, service or person.

        A coalition that has joined other coalitions is found too.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        """
        return self._thing("actor", ref)

    def coalition(self, ref: str | Coalition) -> Coalition:
        """Give a coalition.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        """
        return cast("Coalition", self._thing("coalition", ref))

    def find(self, text: str, limit: int = 20) -> tuple[Match, ...]:
        """Find everything with this text in a name, best matches first; never raises."""
        return self._names.search(text, limit)

    def _thing(self, what: str, ref: Any) -> Actor | Coalition:
        from graphkit.questions.things import thing

        return thing(self.store, self._names.resolve(what, ref))

    # SPARQL

    def query(self, query: str, **parameters: Any) -> Table:
        """Run SPARQL, or a named query.

        Parameters
        ----------
        query : str
            SPARQL 1.1 with prefixes bound, or the name of a query of
            ``graphkit list queries``.
        **parameters
            Values of variables. They are bound, never pasted into the text. For a named query,
            actors and coalitions may be given by any of their names.

        Raises
        ------
        QueryError, UnsafeQuery
            See `graphkit.sparql.run.run`.
        NotFound
            If no query has that name.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> kg.query("SELECT (COUNT(?m) AS ?n) { ?m org:member ?who }", who=kg.actor("zoom")).rows
        ((5,),)
        """
        asked = self._asked(query, parameters)
        return run(asked.store, asked.text, asked.parameters)

    def save(self, query: str, path: str | Path, /, **parameters: Any) -> None:
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
        **parameters
            As for `query`.

        Raises
        ------
        NotFound, QueryError, UnsafeQuery, DataError
            If the ending is unknown, does not suit the query, or as by `query`; if the file
            cannot be written. What was at that place then stays.

        Notes
        -----
        A file is put in place whole. Rows come in the order of the query; without ``ORDER BY``
        none is promised. Memory stays small however large the answer is, unless the query needs
        it (``ORDER BY``, ``DISTINCT``, ``GROUP BY``). A remote answer is held once.

        Examples
        --------
        >>> import tempfile, graphkit as gk
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "coalitions.csv"
        ...     gk.load().save("SELECT ?c { ?c a cg:Coalition } ORDER BY ?c LIMIT 1", path)
        ...     path.read_text(encoding="utf-8").split()
        ['c', 'https://w3id.org/coalition-graph/id/ai-alliance']
        """
        from graphkit.sparql.save import save

        asked = self._asked(query, parameters)
        save(asked.store, asked.text, path, asked.parameters)

    def columns(self, query: str, /, **parameters: Any) -> pyarrow.Table:
        """Give the answer of a query as an Apache Arrow table (extra ``parquet``).

        Parameters
        ----------
        query : str
            SPARQL, or the name of a query, as for `query`.
        **parameters
            As for `query`.

        Returns
        -------
        pyarrow.Table
            The values of `query`, in typed columns; what has no value is null. Columns are
            ``bool``, ``date32``, ``int64``, ``float64`` (also for whole and other numbers
            together, if it holds each exactly) or ``string``, which is that of IRIs, texts, mixed
            kinds and columns without a value. ``to_pandas()``, ``polars.from_arrow`` and DuckDB
            take it without a copy of each value.

        Notes
        -----
        Memory stays near that of the columns: no Python object is made of each cell. The triples
        of ``CONSTRUCT`` come in the engine's order, not sorted.

        Examples
        --------
        >>> import graphkit as gk
        >>> found = gk.load().columns("SELECT ?m ?d { ?m cg:startEarliest ?d }")
        >>> found.schema.types
        [DataType(string), DataType(date32[day])]
        """
        from graphkit.sparql import arrow as columnar
        from graphkit.sparql.run import evaluate

        asked = self._asked(query, parameters)
        return columnar.table(evaluate(asked.store, asked.text, asked.parameters))

    def _asked(self, query: str, parameters: dict[str, Any]) -> _Question:
        """Find the query that is meant, and what its parameters mean."""
        if any(character in query for character in " \n{"):
            return _Question(self.store, query, parameters)
        chosen = named(query)
        chosen.check(parameters)
        types = {parameter.name: parameter.type for parameter in chosen.parameters}
        bound = {name: self._typed(types[name], given) for name, given in parameters.items()}
        derived = chosen.header.get("needs") == "rules"
        return _Question(self._derived.store if derived else self.store, chosen.text, bound)

    def _typed(self, kind: str, given: Any) -> Any:
        from graphkit.facts.period import to_day

        if kind in ("actor", "coalition", "thing"):
            return self._thing(kind, given)
        if kind == "date":
            return to_day(given)
        return int(given) if kind == "number" else given

    # The same triples otherwise

    @property
    def rdf(self) -> rdflib.Dataset:
        """An rdflib dataset over the same store, for everything written for rdflib."""
        return self.store.rdflib()

    def derive(self) -> Self:
        """Give a graph with the derived facts, such as endorsements by joining, added."""
        from graphkit.questions.derive import derive

        return type(self)(derive(self.store))

    @cached_property
    def _derived(self) -> Self:
        return self.derive()

    def limited(self, **limits: Any) -> Self:
        """Give the same graph with limits on every query, which runs in a process of its own.

        Parameters
        ----------
        **limits
            Those of `graphkit.stores.limited.Limits`, such as ``seconds=2`` and ``rows=1000``. A
            query that goes over one is stopped and raises `LimitExceeded`.
        """
        from graphkit.stores.limited import LimitedStore, Limits
        from graphkit.stores.memory import Store

        store = self.store if isinstance(self.store, Store) else self.store.copy()
        return type(self)(LimitedStore(store, Limits(**limits)))

    def write(self, path: str | Path) -> None:
        """Write all triples to an RDF file, in the format of its ending."""
        self.store.write(Path(path))
