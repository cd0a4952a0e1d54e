"""The knowledge graph: the questions that it answers, each in one short method."""

from __future__ import annotations

import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.asking import Graph
from graphkit.opening.open_store import open_store
from graphkit.questions import changes as change_questions
from graphkit.questions import commitments as commitment_questions
from graphkit.questions import evidence as evidence_questions
from graphkit.questions import members as member_questions
from graphkit.table import Table

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.panel import Panel
    from graphkit.questions.things import Actor, Coalition

Day = datetime.date | str


class KnowledgeGraph(Graph):
    """Who joined what, when, on whose word.

    Parameters
    ----------
    store : Queryable
        The triples, in the vocabulary of the ontology.

    Notes
    -----
    Wherever a thing is named, an id, an IRI, a label in any language, an alias, an acronym, a
    former name, a Wikidata id or a record will do. ``on=`` is a day; without it a question is
    about all time. ``at_least=`` says how sure an answer must be on that day: ``"certain"``,
    ``"presumed"`` (it began, no end is stated, but no source looks as far as the day) or
    ``"possible"``.

    Examples
    --------
    >>> import graphkit as gk
    >>> kg = gk.load()
    >>> kg.actor("Nouvelle-Zélande").id, kg.coalition("DTSP").seat
    ('new-zealand', 'US')
    """

    # Questions

    def members(
        self,
        coalition: str | Coalition,
        on: Day | None = None,
        at_least: str = "presumed",
        *,
        lang: str = "en",
    ) -> Table:
        """List the members of a coalition, one row for each listing.

        Parameters
        ----------
        coalition : str or Coalition
            The coalition.
        on : datetime.date or str, optional
            A day; without it, all who ever joined.
        at_least : {"presumed", "certain", "possible"}
            How sure a membership must be on that day.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            A company that is listed under two names has two rows with one ``member``.

        Examples
        --------
        >>> import graphkit as gk
        >>> founders = gk.load().members("christchurch-call", on="2019-05-15")
        >>> len(founders), len(set(founders.column("member")))
        (26, 25)
        """
        ref = self._names.resolve("coalition", coalition)
        return member_questions.members(self.store, ref, on=on, at_least=at_least, lang=lang)

    def memberships(
        self,
        actor: str | Actor | Coalition,
        on: Day | None = None,
        at_least: str = "presumed",
        *,
        lang: str = "en",
    ) -> Table:
        """List what an actor joined; the parameters are those of `members`."""
        ref = self._names.resolve("actor", actor)
        return member_questions.memberships(self.store, ref, on=on, at_least=at_least, lang=lang)

    def commitments(
        self,
        ref: str | Actor | Coalition,
        on: Day | None = None,
        at_least: str = "presumed",
        *,
        lang: str = "en",
    ) -> Table:
        """List what a coalition asks, or what an actor promised by joining.

        Parameters
        ----------
        ref : str, Actor or Coalition
            For a coalition: the commitments of its texts. For an actor: those that are addressed
            to it in every coalition that it joined.
        on, at_least, lang
            As for `members`; a coalition's own text does not depend on the day.
        """
        found = self._names.resolve("thing", ref)
        if self._names.is_coalition(found):
            return commitment_questions.commitments_of_coalition(self.store, found, lang=lang)
        return commitment_questions.commitments_of_actor(
            self.store, found, on=on, at_least=at_least, lang=lang
        )

    def evidence(
        self, ref: str | Actor | Coalition, other: str | Actor | Coalition | None = None
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
        membership  frmfa-zoom-roblox  2022-06-23/..      true
        membership  seed-en            [..2022-06-23]/..  false
        membership  seed-fr                               false
        """
        first = self._names.resolve("thing", ref)
        second = None if other is None else self._names.resolve("thing", other)
        return evidence_questions.evidence(self.store, first, second)

    def changes(
        self,
        first: Day | None = None,
        last: Day | None = None,
        at_least: str = "presumed",
        *,
        lang: str = "en",
    ) -> Table:
        """List who joined, left, was renamed or changed between two days, both included.

        Parameters
        ----------
        first, last : datetime.date or str, optional
            Days; without them, from the beginning or to the end.
        at_least : {"presumed", "certain", "possible"}
            With ``"possible"``, changes that may have happened outside the two days are listed
            too: "joined no later than May 2021" may mean any day before.
        lang : str
            The language of the labels.
        """
        return change_questions.changes(self.store, first, last, at_least=at_least, lang=lang)

    # Surveys

    def overview(self, *, lang: str = "en") -> Table:
        """Count members, promises and disputes of every coalition, the largest first."""

        from graphkit.questions.overview import overview

        return overview(self.store, lang=lang)

    def list(self, what: str, *, lang: str = "en") -> Table:
        """List the actors, coalitions, kinds, sources, queries or conflicts."""

        from graphkit.questions.listing import listing

        return listing(self.store, what, lang=lang)

    def describe(self, ref: str | Actor | Coalition, *, lang: str = "en") -> Table:
        """Describe one thing: names, place, purpose, goals, numbers, events."""

        from graphkit.questions.description import description

        return description(self.store, self._thing("thing", ref), lang=lang)

    def conflicts(self) -> Table:
        """List where sources disagree: about a date, a role, a number, a speaker."""
        return self.list("conflicts")

    # Other views of the same facts

    @cached_property
    def panel(self) -> Panel:
        """The memberships as NumPy columns, taken once."""
        from graphkit.opening.panel_of import panel_of

        return panel_of(self.store)

    def network(self, **options: Any) -> nx.Graph[str]:
        """Give the two-mode network of actors and coalitions.

        Parameters
        ----------
        **options
            Those of `graphkit.network.two_mode`, such as ``on="2022-06-23"``, ``ever=True`` or
            ``roll_up=True``.
        """
        from graphkit.network import two_mode

        return two_mode(self.panel, **options)

    @cached_property
    def version(self) -> str:
        """The version of the data: a short digest of who joined what, on whose word."""
        from graphkit.opening.panel_of import version_of

        return version_of(self.store)

    @property
    def licence(self) -> str:
        """The licence of the bundled facts; a graph of your own has the one that you give it."""
        return "CC BY 4.0"


def load(path: str | Path | None = None, *, cache: bool = False) -> KnowledgeGraph:
    """Open a graph.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables, an RDF file (Turtle, N-Triples, N-Quads, TriG, RDF/XML, or
        JSON-LD whose context is in the file), a folder of RDF files, or a store on disk made by
        ``graphkit build --store``. Without it, the bundled facts.
    cache : bool
        Keep the parsed graph in the user's cache folder, so that it opens in milliseconds next
        time. The command line does so.

    Returns
    -------
    KnowledgeGraph
        In memory, unless it is a store on disk or cached.

    Raises
    ------
    NotFound
        If there is nothing to read.
    DataError
        With everything that is wrong in the files, each with its place.
    """
    return KnowledgeGraph(open_store(path, cache=cache))


def connect(url: str, **options: Any) -> KnowledgeGraph:
    """Ask the same questions of any SPARQL 1.1 endpoint (extra ``remote``).

    Parameters
    ----------
    url : str
        The address of the endpoint.
    **options
        Those of `graphkit.stores.remote.RemoteStore`: authentication, time-outs, retries, pages.

    Returns
    -------
    KnowledgeGraph
        Every verb, named query, the panel, the network and the views work as on a local graph.

    Raises
    ------
    MissingExtra
        If httpx is not installed.
    EndpointError
        When the endpoint is asked and gives no usable answer.
    """
    from graphkit.stores.remote import RemoteStore

    return KnowledgeGraph(RemoteStore(url, **options))
