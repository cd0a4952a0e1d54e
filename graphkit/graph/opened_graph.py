"""A graph that is open: its store, what is said about it, and the things that it names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias, cast, get_args

from graphkit.graph.told_of_loading import TellsOfLoading, ToldOfLoading
from graphkit.questions.thing_by_name import ThingsByName
from graphkit.sparql.queryable import Queryable
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphkit.errors import Problem
    from graphkit.facts.about_graph import AboutGraph
    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.questions.scope_of_question import Asked, Roles
    from graphkit.questions.things import Actor, Coalition
    from graphkit.stores.memory import Store

Meanings: TypeAlias = Literal[
    "actor", "coalition", "country", "kind", "role", "thing", "topic", "verdict"
]


class OpenedGraph(TellsOfLoading):
    """A store, the names of its things, and what it says about itself."""

    def __init__(
        self,
        store: Queryable,
        *,
        roles: frozenset[str] | None = None,
        left_out: Iterable[Problem] = (),
        doubts: Iterable[Problem] = (),
    ) -> None:
        self._store = store
        self._roles = roles
        self._told = ToldOfLoading(tuple(left_out), tuple(doubts))
        self._names = ThingsByName(store)

    def __repr__(self) -> str:
        about = self.about
        title = f"{about.title!r}, " if about.title else ""
        version = f"version {about.version}, " if about.version else ""
        stated = None if hasattr(self.store, "derivations") else about.triples  # more follows
        triples = f"{len(self.store) if stated is None else stated:,} triples"
        if stated is None:
            from graphkit.questions.has_facts import has_facts
            from graphkit.stores.memory import Store

            if isinstance(self.store, Store):
                triples += " with the vocabulary"
                triples += "" if has_facts(self.store) else ", no facts that are read"
        told = f"; {self._told.counted}" if self._told.counted else ""
        return f"<KnowledgeGraph {title}{version}{triples}, {about.licence_shown}{told}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process opens the graph again; what was taken from it here stays here.
        return _again, (type(self), self.store, self.roles, self.left_out, self.doubts)

    def __copy__(self) -> Self:
        return self._with(self.store, self.roles)

    def __deepcopy__(self, _: dict[int, object]) -> Self:
        return self.__copy__()  # a graph never changes

    @property
    def store(self) -> Queryable:
        """The triples: in memory, within limits, or behind an endpoint; ``len(kg.store)`` counts.

        Examples
        --------
        >>> import graphkit as gk
        >>> len(gk.load().store) > 100_000
        True
        """
        return self._store

    @property
    def roles(self) -> frozenset[str] | None:
        """The roles that `in_roles` has set; None where those count that the field says.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> kg.roles is None, kg.in_roles("founder").roles
        (True, frozenset({'founder'}))
        """
        return self._roles

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

    def actor(self, name: str | Actor | Coalition) -> Actor | Coalition:
        """Look up an actor: a government, organisation, company, service or person.

        A coalition that has joined other coalitions is found too.

        Parameters
        ----------
        name : str, Actor or Coalition
            An id, an IRI, or a name in any language.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        """
        return self._thing("actor", name)

    def coalition(self, name: str | Coalition) -> Coalition:
        """Look up a coalition.

        Parameters
        ----------
        name : str or Coalition
            An id, an IRI, or a name in any language.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        """
        return cast("Coalition", self._thing("coalition", name))

    def ids_of(
        self,
        what: Meanings,
        names: str | Actor | Coalition | Iterable[str | Actor | Coalition],
        *,
        option: str = "names",
    ) -> tuple[str, ...]:
        """Look up the ids of one thing or of several, in the order named and each once.

        Every option that takes coalitions, actors, kinds, roles, topics, verdicts or countries
        looks them up here.

        Parameters
        ----------
        what : {"actor", "coalition", "country", "kind", "role", "thing", "topic", "verdict"}
            What they are.
        names : str, record or iterable of them
            Ids, labels in any language, short forms, or records.
        option : str
            What an error calls them.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        InvalidType
            If they are no names.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> kg.ids_of("coalition", ["GIFCT", "Appel de Christchurch"])
        ('gifct', 'christchurch-call')
        >>> kg.ids_of("country", "Nouvelle-Zélande"), kg.ids_of("kind", "Company")
        (('country-nz',), ('company',))
        """
        one_of("what", what, get_args(Meanings))
        return self._names.ids_of(what, option, names)

    def _with(
        self, store: Queryable, roles: frozenset[str] | None, more: ToldOfLoading | None = None
    ) -> Self:
        """Make another graph of this one, about which the same was told, and perhaps more."""
        told = self._told if more is None else self._told.and_more(more)
        return type(self)(store, roles=roles, left_out=told.left_out, doubts=told.doubts)

    def _thing(self, what: str, name: Any) -> Actor | Coalition:
        from graphkit.questions.things import thing

        return thing(self.store, self._names.resolve(what, name))

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
        from graphkit.facts.window import window_of
        from graphkit.questions.scope_of_question import asked

        first = None if on is during is None else window_of(on, during).first
        return asked(
            self.store,
            on=on,
            during=during,
            at_least=at_least,
            roles=self.roles if roles is None else roles,
            narrower=narrower,
            belonging=belonging,
            names=self._names,
            newest=None if first is None else self._newest_unless_after(first),
        )

    def _in_memory(self) -> Store:
        """Give the triples to be computed with here, which nothing would limit."""
        from graphkit.stores.limited.limited_store import LimitedStore
        from graphkit.stores.memory import Store

        if isinstance(self.store, LimitedStore):
            raise self.store.unlimited("neither infers, explains nor takes more facts")
        return self.store if isinstance(self.store, Store) else self.store.copy()

    def _newest_unless_after(self, day: datetime.date) -> datetime.date | None:
        """The last day that any source shows; None if one after a day is found before."""
        from graphkit.questions.scope_of_question import is_shown_after

        known = "_newest_day" in vars(self)
        return None if not known and is_shown_after(self.store, day) else self._newest_day

    @cached_property
    def _newest_day(self) -> datetime.date | None:
        """The last day that any source shows."""
        from graphkit.questions.scope_of_question import newest_day

        return newest_day(self.store)

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
        'graphkit contributors: Who joined what, on whose word, version 0.1.0 ...'
        """
        from graphkit.questions.read_about_graph import about_graph

        return about_graph(self.store)

    def cite(self) -> str:
        """Say how to cite the data: what the graph says of itself, its digest and newest source.

        Facts are cited by their sources, which `evidence` lists.

        Examples
        --------
        >>> import graphkit as gk
        >>> print(gk.load().cite())
        graphkit contributors: Who joined what, on whose word, version 0.1.0 (CC BY 4.0). Data ...
        """
        newest = f", with sources up to {self._newest_day}" if self._newest_day else ""
        there = f" {self.about.homepage}" if self.about.homepage else ""
        return " ".join(f"{self.about.citation} Data {self.version}{newest}.{there}".split())

    @property
    def licence(self) -> str:
        """The licence that the graph states; empty where it states none."""
        return self.about.licence


def _again(kind: Any, store: Queryable, roles: Any, left_out: Any, doubts: Any) -> Any:
    return kind(store, roles=roles, left_out=left_out, doubts=doubts)
