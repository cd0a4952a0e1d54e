"""The knowledge graph: the questions that it answers, each in one short method."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from graphkit.questions.names import Names
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pyarrow
    import rdflib

    from graphkit.errors import Problem
    from graphkit.facts.about_graph import AboutGraph
    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.inference.rules import Regime
    from graphkit.network.roll_up import RollUp
    from graphkit.network.two_mode import By
    from graphkit.panel import Panel
    from graphkit.questions.asked import Asked, Roles
    from graphkit.questions.listing import What
    from graphkit.questions.things import Actor, Coalition
    from graphkit.sparql.typed_answer import TypedAnswer
    from graphkit.stores.memory import Store


class KnowledgeGraph:
    """Who joined what, when, on whose word.

    Parameters
    ----------
    store : Queryable
        The triples, in the vocabulary of the ontology.
    roles : frozenset of str, optional
        The roles in which one belongs, whatever the field counts as belonging; `in_roles` sets
        them.
    left_out : iterable of Problem, optional
        What could not be used of the files that it was read from.

    Attributes
    ----------
    left_out : tuple of Problem
        See ``load(errors="keep")``; empty for a graph that was read whole.

    Notes
    -----
    Wherever a thing is named, an id, an IRI, a label in any language, an alias, an acronym, a
    former name, a Wikidata id or a record will do.

    Every question about time takes the same options. ``on=`` is one day; ``during=`` is a year, a
    month or two days, and asks what held at some time in it; without either, a question is about
    all time. ``at_least=`` says how sure an answer must be: ``"certain"``, ``"presumed"`` (it
    began, no end is stated, but no source looks as far) or ``"possible"``. Left out it means
    *presumed*, and of all time *possible*: every record that is supported at all. ``roles=``
    keeps exactly these roles, and ``narrower_roles=True`` their narrower ones too; without it,
    every role that the field counts as belonging.

    Examples
    --------
    >>> import graphkit as gk
    >>> kg = gk.load()
    >>> kg.actor("Nouvelle-Zélande").id, kg.coalition("DTSP").seat
    ('new-zealand', 'US')
    """

    def __init__(
        self,
        store: Queryable,
        *,
        roles: frozenset[str] | None = None,
        left_out: Iterable[Problem] = (),
    ) -> None:
        self.store = store
        self.roles = roles
        self.left_out = tuple(left_out)
        self._names = Names(store)

    def __repr__(self) -> str:
        about = self.about
        title = f"{about.title!r}, " if about.title else ""
        version = f"version {about.version}, " if about.version else ""
        return (
            f"<KnowledgeGraph {title}{version}{len(self.store):,} triples, {about.licence_shown}>"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process opens the graph again; what was taken from it here stays here.
        return _again, (type(self), self.store, self.roles, self.left_out)

    def __copy__(self) -> Self:
        return type(self)(self.store, roles=self.roles, left_out=self.left_out)

    def __deepcopy__(self, _: dict[int, object]) -> Self:
        return self.__copy__()  # a graph never changes

    def close(self) -> None:
        """End the worker processes or connections of a limited or a remote graph.

        Leaving a ``with`` block does it too. A graph in memory has nothing to end.

        Examples
        --------
        >>> import graphkit as gk
        >>> with gk.load().limited(seconds=5) as kg:
        ...     len(kg.query("SELECT * { ?coalition a cg:Coalition }")) > 0
        True
        """
        self.store.close()

    # Questions

    def members(
        self,
        coalition: str | Coalition,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        lang: str = "en",
    ) -> Table:
        """List the members of a coalition, one row for each listing.

        Parameters
        ----------
        coalition : str or Coalition
            The coalition.
        on, during, at_least, roles, narrower_roles
            The time, the degree and the roles, as the notes of this class say.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            A company that is listed under two names has two rows with one ``member``. ``start``
            and ``end`` are EDTF text; the four columns after them are the bounds as dates.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a role, a day or a degree cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> founders = gk.load().members("christchurch-call", on="2019-05-15")
        >>> len(founders), len(set(founders.column("member")))
        (26, 25)
        """
        from graphkit.questions.members import members

        ref = self._names.resolve("coalition", coalition)
        asked = self._asked(on, during, at_least, roles, narrower_roles)
        return members(self.store, ref, asked, lang=lang)

    def memberships(
        self,
        actor: str | Actor | Coalition,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        lang: str = "en",
    ) -> Table:
        """List what an actor joined; the options and columns are those of `members`."""
        from graphkit.questions.members import memberships

        ref = self._names.resolve("actor", actor)
        asked = self._asked(on, during, at_least, roles, narrower_roles)
        return memberships(self.store, ref, asked, lang=lang)

    def asks(self, coalition: str | Coalition, *, lang: str = "en") -> Table:
        """List what a coalition asks of those who join, in the order of its text."""
        from graphkit.questions.asks import asks

        return asks(self.store, self._names.resolve("coalition", coalition), lang=lang)

    def promises(
        self,
        actor: str | Actor | Coalition,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        lang: str = "en",
    ) -> Table:
        """List what an actor promised by joining, with the dates.

        The options are those of `members`. Each commitment has one row, through its surest
        membership. That something was promised does not say that it was kept.

        Examples
        --------
        >>> import graphkit as gk
        >>> promised = gk.load().promises("zoom", on="2022-07-01")
        >>> sorted(set(promised.column("coalition")))[:2]
        ['christchurch-call', 'digital-trust-and-safety-partnership']
        """
        from graphkit.questions.promises import promises

        ref = self._names.resolve("actor", actor)
        asked = self._asked(on, during, at_least, roles, narrower_roles, belonging=False)
        return promises(self.store, ref, asked, lang=lang)

    def evidence(
        self, thing: str | Actor | Coalition, other: str | Actor | Coalition | None = None
    ) -> Table:
        """List each source's word about a thing, or about what two things share.

        Sources that disagree are all listed; ``adopted`` marks the one whose period the record
        takes over.

        Examples
        --------
        >>> import graphkit as gk
        >>> said = gk.load().evidence("zoom", "christchurch-call")
        >>> print(said.select("type", "source", "says", "adopted").head(3))
        type        source             says               adopted
        ----------  -----------------  -----------------  -------
        membership  frmfa-zoom-roblox  2022-06-23/..      yes
        membership  seed-en            [..2022-06-23]/..  no
        membership  seed-fr                               no
        """
        from graphkit.questions.evidence import evidence

        first = self._names.resolve("thing", thing)
        second = None if other is None else self._names.resolve("thing", other)
        return evidence(self.store, first, second)

    def changes(
        self,
        first: Day | None = None,
        last: Day | None = None,
        *,
        at_least: AtLeast = "presumed",
        lang: str = "en",
    ) -> Table:
        """List who joined, left, was renamed or changed between two days, both included.

        Parameters
        ----------
        first, last : datetime.date or str, optional
            Days; without them, from the beginning or to the end.
        at_least : {"possible", "presumed", "certain"}
            With ``"possible"``, changes that may have happened outside the two days are listed
            too: "joined no later than May 2021" may mean any day before.
        lang : str
            The language of the labels.
        """
        from graphkit.questions.changes import changes

        return changes(self.store, first, last, at_least=at_least, roles=self.roles, lang=lang)

    def _asked(
        self,
        on: Day | None,
        during: During | None,
        at_least: AtLeast | None,
        roles: Roles,
        narrower: bool,
        *,
        belonging: bool = True,
    ) -> Asked:
        from graphkit.questions.asked import asked

        return asked(
            self.store,
            on=on,
            during=during,
            at_least=at_least,
            roles=self.roles if roles is None else roles,
            narrower=narrower,
            belonging=belonging,
        )

    # What there is

    def overview(
        self, *, roles: Roles = None, narrower_roles: bool = False, lang: str = "en"
    ) -> Table:
        """Count members, promises and disputes of every coalition, the largest first.

        With ``roles=``, only members in these roles count.
        """
        from graphkit.questions.overview import overview

        asked = self._asked(None, None, None, roles, narrower_roles)
        return overview(self.store, asked, lang=lang)

    def list(self, what: What, *, lang: str = "en") -> Table:
        """List the actors, coalitions, conflicts, kinds, queries, roles or sources."""
        from graphkit.questions.listing import listing

        return listing(self.store, what, lang=lang)

    def describe(self, thing: str | Actor | Coalition, *, lang: str = "en") -> Table:
        """Describe one thing: names, place, purpose, goals, numbers, events."""
        from graphkit.questions.description import description

        return description(self.store, self._thing("thing", thing), lang=lang)

    def conflicts(self) -> Table:
        """List where sources disagree: about a date, a role, a number, a speaker."""
        return self.list("conflicts")

    def find(self, text: str, *, limit: int = 20) -> Table:
        """Find everything with this text in a name, best matches first; never raises."""
        return self._names.find(text, limit)

    def actor(self, name: str | Actor | Coalition) -> Actor | Coalition:
        """Look up an actor: a government, organisation, company, service or person.

        A coalition that has joined other coalitions is found too.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        """
        return self._thing("actor", name)

    def coalition(self, name: str | Coalition) -> Coalition:
        """Look up a coalition.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        """
        return cast("Coalition", self._thing("coalition", name))

    def _thing(self, what: str, name: Any) -> Actor | Coalition:
        from graphkit.questions.things import thing

        return thing(self.store, self._names.resolve(what, name))

    # SPARQL

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
        from graphkit.sparql.unused_terms import with_unused_terms

        text, values = self._meant(query, parameters)
        answer = run(self.store, text, values)
        return with_unused_terms(self.store, text, answer) if text == query else answer

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
        from graphkit.sparql.named_queries import named

        if any(character in query for character in " \n{"):
            return query, parameters
        chosen = named(query, self.store.beside)
        chosen.check(parameters)
        types = {parameter.name: parameter.type for parameter in chosen.parameters}
        return chosen.text, {n: self._typed(types[n], given) for n, given in parameters.items()}

    def _typed(self, kind: str, given: Any) -> object:
        from graphkit.facts.period import to_day

        if kind in ("actor", "coalition", "thing"):
            return self._thing(kind, given)
        if kind == "date":
            return to_day(given)
        return int(given) if kind == "number" else given

    # What follows, and more facts

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
            pyoxigraph or rdflib.
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

    def _in_memory(self) -> Store:
        """Give the triples to be computed with here, which nothing would limit."""
        from graphkit.stores.limited.store import LimitedStore
        from graphkit.stores.memory import Store

        if isinstance(self.store, LimitedStore):
            raise self.store.unlimited("neither infers, explains nor takes more facts")
        return self.store if isinstance(self.store, Store) else self.store.copy()

    # The same facts otherwise

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
        """
        from graphkit.stores.limited import LimitedStore, Limits
        from graphkit.stores.memory import Store

        store = self.store if isinstance(self.store, Store) else self.store.copy()
        limits = Limits(seconds=seconds, rows=rows, bytes=bytes, memory=memory)
        return type(self)(
            LimitedStore(store, limits, folder=store.folder),
            roles=self.roles,
            left_out=self.left_out,
        )

    def in_roles(self, roles: str | Iterable[str], *, narrower_roles: bool = False) -> Self:
        """Take exactly these roles as those in which one belongs, in every question.

        Members, networks, analyses and pages of the answer are about them alone.

        Parameters
        ----------
        roles : str or iterable of str
            The roles, such as ``"signatory"``.
        narrower_roles : bool
            Whether their narrower roles count too.

        Raises
        ------
        NotFound
            If the graph knows no such role.

        Examples
        --------
        >>> import graphkit as gk
        >>> founders = gk.load().in_roles("founder")
        >>> len(founders.panel), set(founders.members("gifct").column("role"))
        (367, {'founder'})
        """
        from graphkit.questions.asked import asked

        chosen = asked(self.store, roles=roles, narrower=narrower_roles).roles
        return type(self)(self.store, roles=chosen, left_out=self.left_out)

    @cached_property
    def panel(self) -> Panel:
        """The memberships as NumPy columns, taken once: those in roles that count as belonging."""
        from graphkit.questions.asked import roles_apart

        if self.roles is not None:
            return self.whole_panel.in_roles(self.roles)
        whole, apart = self.whole_panel, roles_apart(self.store)
        return whole.without_roles(apart) if apart else whole

    @cached_property
    def whole_panel(self) -> Panel:
        """The memberships as NumPy columns, in whatever role."""
        from graphkit.opening.panel_of import panel_of

        return panel_of(self.store)

    def network(
        self,
        *,
        on: Day | None = None,
        during: During | None = None,
        ever: bool = False,
        at_least: AtLeast | None = None,
        by: By = "agent",
        roll_up: RollUp = False,
        links_on: Day | None = None,
        links_at_least: AtLeast = "presumed",
        parallel: bool = False,
        kinds: Roles = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        countries: Roles = None,
        coalitions: Roles = None,
        topics: Roles = None,
        confidence: str | None = None,
    ) -> nx.Graph[str]:
        """Draw the two-mode network of actors and coalitions.

        The options are those of `graphkit.network.two_mode`, such as ``on="2022-06-23"``,
        ``during="2022"``, ``ever=True`` or ``roll_up=True``. Graph attributes say title and
        licence of the facts as well.
        """
        from graphkit.network import two_mode

        network = two_mode(
            self.panel if roles is None else self.whole_panel,
            on=on,
            during=during,
            ever=ever,
            at_least=at_least,
            by=by,
            roll_up=roll_up,
            links_on=links_on,
            links_at_least=links_at_least,
            parallel=parallel,
            kinds=kinds,
            roles=roles,
            narrower_roles=narrower_roles,
            countries=countries,
            coalitions=coalitions,
            topics=topics,
            confidence=confidence,
        )
        network.graph.update(title=self.about.title, licence=self.about.licence_shown)
        return network

    def export(
        self,
        path: str | Path,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
    ) -> None:
        """Write the graph to a file, in the format of its ending.

        Parameters
        ----------
        path : str or Path
            All triples for the endings of RDF (``.ttl``, ``.nt``, ``.nq``, ``.trig``, ``.rdf``,
            ``.jsonld``), the network for those of networks (``.graphml``, ``.gexf``); other
            packages may add exporters of their own.
        on, during, at_least
            The time and degree of a network; without a time, all time. Triples are written
            whatever the time.

        Raises
        ------
        NotFound
            If the ending is unknown.
        DataError
            If the file cannot be written; what was there stays.
        """
        from graphkit.exporting.exporter import Export, exporter_for

        def network() -> nx.Graph[str]:
            ever = on is None and during is None
            return self.network(on=on, during=during, ever=ever, at_least=at_least)

        exporter = exporter_for(Path(path))
        exporter.write(Export(self.store, network, lambda: self.panel), Path(path))

    @cached_property
    def version(self) -> str:
        """The version of the data: a short digest of who joined what, on whose word."""
        from graphkit.opening.panel_of import version_of

        return version_of(self.store)

    @cached_property
    def about(self) -> AboutGraph:
        """What the graph says about itself: title, publisher, licence, version, how to cite it.

        Examples
        --------
        >>> import graphkit as gk
        >>> gk.load().about.citation
        'graphkit contributors: Who joined which coalition, when, on whose word, version 0.1.0 ...'
        """
        from graphkit.questions.about_graph import about_graph

        return about_graph(self.store)

    @property
    def licence(self) -> str:
        """The licence that the graph states; empty where it states none."""
        return self.about.licence


def _again(kind: Any, store: Queryable, roles: Any, left_out: Any) -> Any:
    return kind(store, roles=roles, left_out=left_out)
