"""Questions about the facts as a whole: what there is, how complete and how fresh it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import NotFound
from graphkit.graph.opened_graph import OpenedGraph
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.questions.listing import What
    from graphkit.questions.scope_of_question import Roles
    from graphkit.questions.things import Actor, Coalition


class Overviews(OpenedGraph):
    """An opened graph that can be asked what is known in all."""

    def overview(
        self,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        lang: str = "en",
    ) -> Table:
        """Count members, promises and disputes of every coalition, the largest first.

        Parameters
        ----------
        on, during, at_least, roles, narrower_roles
            The time, the degree and the roles of the memberships that count, as the notes of this
            class say. Promises, disputes and lists are those of all time.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            One row for each coalition; ``members`` counts each agent once.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> row, *_ = kg.overview(on="2020-12-31").records()
        >>> row["members"] == len({*kg.members(row["coalition"], on="2020-12-31").column("member")})
        True
        """
        from graphkit.questions.overview import overview

        asked = self._asked(on, during, at_least, roles, narrower_roles)
        return self._answer(overview(self.store, asked, lang=lang))

    def stale(
        self,
        *,
        on: Day | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        lang: str = "en",
    ) -> Table:
        """List how old the newest list of members of each coalition is, the oldest first.

        Parameters
        ----------
        on : datetime.date or str, optional
            The day asked about; without it, today. Later lists are not looked at.
        roles, narrower_roles
            The roles that count, as the notes of this class say.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            ``age`` is in days, and missing where there is no list; such coalitions come first.
            ``presumed`` counts memberships that no source shows on the day.

        Examples
        --------
        >>> import graphkit as gk
        >>> rows = gk.load().stale(on="2026-11-01").records()
        >>> next(r["last_list"] for r in rows if r["coalition"] == "tech-coalition").year
        2020
        """
        from graphkit.questions.stale import stale

        asked = self._asked(None, None, None, roles, narrower_roles)
        return self._answer(stale(self.store, asked, on=on, lang=lang))

    def completeness(self, *, lang: str = "en") -> Table:
        """Compare the members known of each coalition with the totals that sources claim.

        Parameters
        ----------
        lang : str
            The language of the labels; the sentences are in English.

        Returns
        -------
        Table
            Members are those of the last complete list, or else of the longest one. ``one_source``
            and ``with_excerpt`` are shares from 0 to 1 of its memberships.

        Examples
        --------
        >>> import graphkit as gk
        >>> rows = gk.load().completeness().records()
        >>> row = next(r for r in rows if r["coalition"] == "global-counterterrorism-forum")
        >>> row["extent"], row["members"], row["claimed"], row["gap"]
        ('complete', 30, 30, 0)
        """
        from graphkit.questions.completeness import completeness

        return self._answer(completeness(self.store, lang=lang))

    def list(self, what: What, *, lang: str = "en") -> Table:
        """List the actors, coalitions, conflicts, kinds, queries, roles or sources.

        Parameters
        ----------
        what : {"actors", "analyses", "coalitions", "conflicts", "exporters", "importers", ...}
            What is listed; also ``"kinds"``, ``"queries"``, ``"roles"`` and ``"sources"``.
        lang : str
            The language of the labels.

        Raises
        ------
        InvalidChoice
            If it is none of these.

        Examples
        --------
        >>> import graphkit as gk
        >>> "founder" in gk.load().list("roles").column("role")
        True
        """
        from graphkit.questions.listing import OF_FACTS, listing

        found = listing(self.store, what, lang=lang)
        return self._answer(found) if what in OF_FACTS else found

    def describe(self, thing: str | Actor | Coalition, *, lang: str = "en") -> Table:
        """Describe one thing: names, place, purpose, goals, numbers, events.

        Parameters
        ----------
        thing : str, Actor or Coalition
            An actor or a coalition; a source or a record, such as a membership, by its id.
        lang : str
            The language of the labels.

        Raises
        ------
        NotFound, Ambiguous
            If nothing, or several things, go by the name.
        """
        from graphkit.questions.description import description, source_described
        from graphkit.questions.record_ids import record_described

        try:
            it = self._thing("thing", thing)
        except NotFound:
            other = source_described(self.store, thing)
            other = other or record_described(self.store, thing, lang=lang)
            if other is None:
                raise
            return self._answer(other)
        return self._answer(description(self.store, it, lang=lang))

    def conflicts(self) -> Table:
        """List where sources disagree: on a membership, a date, a role, a number, a speaker."""
        return self.list("conflicts")

    def find(self, text: str, *, limit: int = 20) -> Table:
        """Find everything with this text in a name, best matches first; there may be nothing.

        Parameters
        ----------
        text : str
            A part of a name, in any language; case and accents do not matter.
        limit : int
            At most so many matches.

        Examples
        --------
        >>> import graphkit as gk
        >>> "zoom" in gk.load().find("zoom").column("id")
        True
        """
        return self._answer(self._names.find(text, limit))
