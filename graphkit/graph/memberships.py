"""Who is in what, who joined and left, and in which roles one belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from graphkit.graph.opened_graph import OpenedGraph
from graphkit.table import Table
from graphkit.type_checks import some_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.graph.opened_graph import Meanings
    from graphkit.questions.changes import Change
    from graphkit.questions.scope_of_question import Roles
    from graphkit.questions.things import Actor, Coalition


class MembershipQuestions(OpenedGraph):
    """Members of coalitions, what actors joined, how they stand, and what changed."""

    def members(
        self,
        coalition: str | Coalition,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        kinds: str | Iterable[str] | None = None,
        countries: str | Iterable[str] | None = None,
        lang: str = "en",
    ) -> Table:
        """List the members of a coalition, one row for each listing.

        Parameters
        ----------
        coalition : str or Coalition
            The coalition.
        on : date or str, optional
            A day, such as ``"2021-05-10"``; without it and ``during``, all time.
        during : str or pair of dates, optional
            At some time in a year, a month or two days: ``"2021"``, ``"2021-05-01/2021-06-30"``.
        at_least : {"certain", "presumed", "possible"}, optional
            How sure it must be. *Certain*: a source shows it running that late. *Presumed* (the
            default on a day or in a window): it had begun, and no end is known. *Possible* (the
            default of all time): its bounds allow it.
        roles : str or iterable of str, optional
            Only memberships in exactly these roles; without it, in all that count as belonging.
        narrower_roles : bool
            Count the narrower roles of these too: founders are members.
        kinds, countries : str or iterable of str, optional
            Only members of these kinds, and based in or governing these countries, by ids, codes
            or names in any language.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            A company that is listed under two names has two rows with one ``member``, which the
            note counts. ``start`` and ``end`` are EDTF text; the four columns after them are the
            bounds as dates. Of all time what is printed has no ``certainty`` where all are
            certain *at some time*; data formats have it.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a role, a kind, a country, a day or a degree cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> founders = gk.load().members("christchurch-call", on="2019-05-15")
        >>> len(founders), len(set(founders.column("member")))
        (26, 25)
        """
        from graphkit.questions.members import Sorts, members

        ref = self._names.resolve("coalition", coalition)
        asked = self._asked(on, during, at_least, roles, narrower_roles)
        sorts = Sorts(
            self._chosen("kind", "kinds", kinds), self._chosen("country", "countries", countries)
        )
        return self._answer(members(self.store, ref, asked, sorts=sorts, lang=lang))

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
        """List what an actor joined, one row for each listing.

        Parameters
        ----------
        actor : str, Actor or Coalition
            Who joined.
        on : date or str, optional
            A day, such as ``"2021-05-10"``; without it and ``during``, all time.
        during : str or pair of dates, optional
            At some time in a year, a month or two days: ``"2021"``, ``"2021-05-01/2021-06-30"``.
        at_least : {"certain", "presumed", "possible"}, optional
            How sure it must be: by default *presumed*, and of all time *possible*.
        roles : str or iterable of str, optional
            Only memberships in exactly these roles; without it, in all that count as belonging.
        narrower_roles : bool
            Count the narrower roles of these too: founders are members.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            The columns are those of `members`, with the coalition in place of the member.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a role, a day or a degree cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> joined = gk.load().memberships("zoom", on="2022-07-01")
        >>> "christchurch-call" in joined.column("coalition")
        True
        """
        from graphkit.questions.members import memberships

        ref = self._names.resolve("actor", actor)
        asked = self._asked(on, during, at_least, roles, narrower_roles)
        return self._answer(memberships(self.store, ref, asked, lang=lang))

    def joiners(
        self,
        *,
        min_coalitions: int = 1,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        kinds: str | Iterable[str] | None = None,
        countries: str | Iterable[str] | None = None,
        lang: str = "en",
    ) -> Table:
        """List who is in at least so many coalitions, and in which; most coalitions first.

        In a window, and of all time, an actor need not have been in all of them at once.

        Parameters
        ----------
        min_coalitions : int
            Only who is in at least so many.
        on : date or str, optional
            A day, such as ``"2021-05-10"``; without it and ``during``, all time.
        during : str or pair of dates, optional
            At some time in a year, a month or two days: ``"2021"``, ``"2021-05-01/2021-06-30"``.
        at_least : {"certain", "presumed", "possible"}, optional
            How sure it must be: by default *presumed*, and of all time *possible*.
        roles : str or iterable of str, optional
            Only memberships in exactly these roles; without it, in all that count as belonging.
        narrower_roles : bool
            Count the narrower roles of these too: founders are members.
        kinds, countries : str or iterable of str, optional
            Only actors of these kinds, and based in or governing these countries, by ids, codes
            or names in any language.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            One row for each actor, whose ``coalitions`` are counted once each and named in
            ``joined``. ``certainty`` is that of being in ``min_coalitions`` of them.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a role, a kind, a country, a day, a degree or the number cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> many = gk.load().joiners(min_coalitions=19, on="2022-06-23", kinds="company")
        >>> print(many.select("label", "coalitions", "certain"))
        label           coalitions  certain
        --------------  ----------  -------
        Meta Platforms          20        2
        Microsoft               20        3
        Google                  19        3
        On 2022-06-23. Counted are memberships that are certain or presumed.
        """
        from graphkit.questions.joiners import joiners
        from graphkit.questions.members import Sorts

        asked = self._asked(on, during, at_least, roles, narrower_roles)
        sorts = Sorts(
            self._chosen("kind", "kinds", kinds), self._chosen("country", "countries", countries)
        )
        return self._answer(
            joiners(self.store, asked, min_coalitions=min_coalitions, sorts=sorts, lang=lang)
        )

    def standing(
        self,
        coalition: str | Coalition,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        lang: str = "en",
    ) -> Table:
        """List how members stand in a coalition on a day or in a time: signed, bound, left.

        A field says in the column ``stage_of`` of its roles which of them are stages towards
        others, as signing a treaty is one towards being bound by it. A member stands where it has
        come furthest; whoever holds no role any more has left.

        Parameters
        ----------
        coalition : str or Coalition
            The coalition.
        on : datetime.date or str, optional
            A day, such as ``"2021-05-10"``. It or ``during`` is needed.
        during : str or pair of dates, optional
            How far each had come at some time in a year, a month or two days; whoever held a role
            in it has not left in it.
        at_least : {"possible", "presumed", "certain"}, optional
            How surely a role must be held at that time; by default *presumed*.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            One row for each member and role that it has come to. The note counts them. Who has
            left surely is in it no more; ``certainty`` says how sure it is that it was.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a day or a degree cannot be read, or no time is given.

        Examples
        --------
        >>> import graphkit as gk
        >>> stand = gk.load().standing("freedom-online-coalition", on="2026-03-01")
        >>> [row["member"] for row in stand.records() if row["standing"] == "left"]
        ['united-states']
        """
        from graphkit.questions.standing import needs_a_time, standing

        needs_a_time(on, during)
        ref = self._names.resolve("coalition", coalition)
        asked = self._asked(on, during, at_least, None, narrower=False, belonging=False)
        return self._answer(standing(self.store, ref, asked, lang=lang))

    def changes(
        self,
        first: Day | int | None = None,
        last: Day | int | None = None,
        *,
        of: str | Actor | Coalition | None = None,
        at_least: AtLeast = "presumed",
        change: Change | Iterable[Change] | None = None,
        kinds: str | Iterable[str] | None = None,
        lang: str = "en",
    ) -> Table:
        """List who joined, left, was renamed or changed between two days, both included.

        Parameters
        ----------
        first, last : datetime.date, str or int, optional
            Days; a month or year is from its first day, or to its last. Without them, from the
            beginning or to the end.
        of : str or record, optional
            Only what concerns this actor or coalition, by an id or name.
        at_least : {"possible", "presumed", "certain"}
            With ``"possible"``, changes that may have happened outside the two days are listed
            too: "joined no later than May 2021" may mean any day before.
        change : str or iterable of str, optional
            Only what happened so, such as ``"left"``; the column ``change`` says what there is.
        kinds : str or iterable of str, optional
            Only what happened to things of these kinds, such as ``"company"``.
        lang : str
            The language of the labels.

        Returns
        -------
        Table
            ``kind`` is what the actor is, and ``reason`` why a membership ended.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a kind, a day, a degree or a change cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> left = gk.load().changes(2023, 2023, of="freedom-online-coalition", change="left")
        >>> set(left.column("change")) <= {"left"}
        True
        """
        from graphkit.questions.changes import changes

        thing = None if of is None else self._thing("thing", of).id
        found = changes(
            self.store,
            first,
            last,
            of=thing,
            at_least=at_least,
            roles=self.roles,
            change=change,
            newest=None if first is None else self._newest_day,
            kinds=self._chosen("kind", "kinds", kinds),
            lang=lang,
        )
        return self._answer(found)

    def in_roles(self, roles: str | Iterable[str], *, narrower_roles: bool = False) -> Self:
        """Take exactly these roles as those in which one belongs, in every question about that.

        Members, changes, networks, analyses and pages of the answer are about them alone: who
        takes one of them joins. What sources and lists say, and how somebody stands, is told of
        all roles: by `standing`, `evidence`, `denials`, `conflicts`, `completeness`, `describe`,
        and of the analyses by `evidence_quality` and `evidence_summary`.

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
        (368, {'founder'})
        """
        from graphkit.questions.scope_of_question import asked

        chosen = asked(self.store, roles=roles, narrower=narrower_roles, names=self._names).roles
        return self._with(self.store, chosen)

    def _chosen(
        self, what: Meanings, option: str, names: str | Iterable[str] | None
    ) -> frozenset[str] | None:
        if names is None:
            return None
        given = some_names(option, names, f"a {what} or several, as texts")
        return frozenset(self._names.ids_of(what, option, given))
