"""What is promised by joining, and what became of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphkit.graph.opened_graph import OpenedGraph
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.questions.scope_of_question import Roles
    from graphkit.questions.things import Actor, Coalition


class PromiseQuestions(OpenedGraph):
    """What coalitions ask, what actors promised, targets of it, and verdicts."""

    def asks(self, coalition: str | Coalition, *, lang: str = "en") -> Table:
        """List what a coalition asks of those who join, in the order of its text.

        Parameters
        ----------
        coalition : str or Coalition
            The coalition.
        lang : str
            The language of the labels.

        Raises
        ------
        NotFound, Ambiguous
            If the name is not that of one coalition.

        Examples
        --------
        >>> import graphkit as gk
        >>> len(gk.load().asks("christchurch-call")) > 0
        True
        """
        from graphkit.questions.commitments_asked import asks

        return self._answer(
            asks(self.store, self._names.resolve("coalition", coalition), lang=lang)
        )

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
        """List what an actor promised, with the dates.

        Each commitment has one row, through its surest membership. That something was promised
        does not say that it was kept.

        Parameters
        ----------
        actor : str, Actor or Coalition
            Who promised.
        on : date or str, optional
            A day, such as ``"2021-05-10"``; without it and ``during``, all time.
        during : str or pair of dates, optional
            At some time in a year, a month or two days: ``"2021"``, ``"2021-05-01/2021-06-30"``.
        at_least : {"certain", "presumed", "possible"}, optional
            How sure it must be: by default *presumed*, and of all time *possible*.
        roles : str or iterable of str, optional
            Only what was promised in exactly these roles; without it, in all in which one promises.
        narrower_roles : bool
            Count the narrower roles of these too: founders are members.
        lang : str
            The language of the labels.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a role, a day or a degree cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> promised = gk.load().promises("zoom", on="2022-07-01")
        >>> sorted(set(promised.column("coalition")))
        ['christchurch-call']
        """
        from graphkit.questions.promises import promises

        ref = self._names.resolve("actor", actor)
        asked = self._asked(on, during, at_least, roles, narrower_roles, belonging=False)
        return self._answer(promises(self.store, ref, asked, lang=lang))

    def targets(
        self,
        thing: str | Actor | Coalition | None = None,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast = "presumed",
        overdue: bool = False,
        lang: str = "en",
    ) -> Table:
        """List what promises have to reach, by when, and what was judged until a day.

        Parameters
        ----------
        thing : str, Actor or Coalition, optional
            An actor, a coalition, or the id of a commitment or target; without it, all.
        on : datetime.date or str, optional
            The day asked about; without it and ``during``, today. Later assessments are not
            looked at.
        during : str or pair of dates, optional
            What had been promised at some time in a year, a month or two days, and how it stood
            at the end of it.
        at_least : {"possible", "presumed", "certain"}
            How surely an actor must have promised it: on the day due if that is past, and
            otherwise at the time asked about.
        overdue : bool
            Whether only those are listed that are past due and that no newest verdict finds
            kept: the missed, and those that nobody judged.
        lang : str
            The language of the indicators.

        Returns
        -------
        Table
            One row for each target and actor, those due first at the top. Its ``state`` follows
            from the newest verdict of each assessor: *kept*, *missed*, *unjudged* (past due, and
            nobody is known to have found it kept or not, which does not say that it was missed)
            or *open*. What was
            judged of several actors together is said of none of them.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a day or a degree cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> reached = gk.load().targets("hate-code-24h", on="2022-12-01")
        >>> print(reached.select("actor", "measure", "state", "assessor").head(3))
        actor        measure       state  assessor
        -----------  ------------  -----  -------------------
        amazon       the majority  open
        dailymotion  the majority  open
        google       the majority  kept   european-commission
        On 2022-12-01. Counted are promises that are certain or presumed.
        """
        from graphkit.questions.scope_of_question import asked
        from graphkit.questions.targets import targets

        today = datetime.datetime.now(tz=datetime.UTC).date()
        day = today if on is during is None else on
        newest = self._newest_day
        question = asked(self.store, on=day, during=during, at_least=at_least, newest=newest)
        about = self._promise_or_thing(thing)
        return self._answer(targets(self.store, about, question, overdue=overdue, lang=lang))

    def assessments(
        self,
        thing: str | Actor | Coalition | None = None,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        verdict: str | None = None,
    ) -> Table:
        """List who judged whether promises were kept, the newest first.

        Parameters
        ----------
        thing : str, Actor or Coalition, optional
            An actor that was judged or that judged, a coalition, or the id of a commitment or
            target; without it, all.
        on, during, at_least
            The time in which it was judged and the degree, as the notes of this class say.
        verdict : str, optional
            Only what was found so, such as ``"kept"``.

        Returns
        -------
        Table
            One row for each assessment, whether of one actor or of all together.

        Raises
        ------
        NotFound, Ambiguous, InvalidDate, InvalidChoice
            If a name, a verdict, a day or a degree cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> judged = gk.load().assessments("tiktok", verdict="kept")
        >>> print(judged.select("commitment", "measured", "assessor", "day"))
        commitment     measured  assessor             day
        -------------  --------  -------------------  ----------
        hate-code-24h  91.7 %    european-commission  2022-11-24
        hate-code-24h  82.5 %    european-commission  2021
        """
        from graphkit.questions.assessments import assessments
        from graphkit.questions.scope_of_question import asked

        newest = None if on is during is None else self._newest_day
        question = asked(self.store, on=on, during=during, at_least=at_least, newest=newest)
        if verdict is not None:
            verdict = self._names.resolve("verdict", verdict)
        return self._answer(
            assessments(self.store, self._promise_or_thing(thing), question, verdict=verdict)
        )

    def _promise_or_thing(self, thing: str | Actor | Coalition | None) -> str | None:
        """Take the id of a commitment, text or target as it is, and look up any other name."""
        if thing is None:
            return None
        if isinstance(thing, str) and self._is_promise(thing):
            return thing
        return self._names.resolve("thing", thing)

    def _is_promise(self, name: str) -> bool:
        from graphkit.terms import CG, SLUG

        if not SLUG.fullmatch(name):
            return False
        sorts = " ".join(f"<{CG}{sort}>" for sort in ("Commitment", "Instrument", "Target"))
        one = f"<{self.store.namespace.iri(name)}>"
        found = self.store.select(f"SELECT ?x WHERE {{ VALUES ?x {{ {sorts} }} {one} a ?x }}")
        return any(True for _ in found)
