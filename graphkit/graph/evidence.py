"""On whose word: what each source says, and what somebody denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import NotFound
from graphkit.graph.opened_graph import OpenedGraph
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.questions.record_ids import RecordId
    from graphkit.questions.things import Actor, Coalition


class EvidenceQuestions(OpenedGraph):
    """Each source's word about a thing or a record, and memberships that somebody denies."""

    def evidence(
        self, thing: str | Actor | Coalition, other: str | Actor | Coalition | None = None
    ) -> Table:
        """List each source's word about a thing, or about what two things share.

        Sources that disagree are all listed; ``adopted`` marks those whose beginning or end the
        record takes over, and ``adopts`` says which of the two.

        Parameters
        ----------
        thing : str, Actor or Coalition
            What the records are about; or the id of one record, as answers have it in
            ``membership`` and ``record``.
        other : str, Actor or Coalition, optional
            What the records have to be about as well.

        Raises
        ------
        NotFound, Ambiguous
            If a name cannot be read.

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

        first, second = self._thing_or_record(thing), None
        if other is not None:
            second = self._thing_or_record(other)
        return self._answer(evidence(self.store, first, second))

    def denials(self, thing: str | Actor | Coalition | None = None) -> Table:
        """List which memberships somebody denies, and which actors declined to join.

        A source may say that somebody does not belong (``polarity`` *against* in the table of
        memberships). Where others say the contrary, the membership is possible and never more;
        where none does, there is no membership.

        Parameters
        ----------
        thing : str, Actor or Coalition, optional
            An actor or a coalition; without it, all.

        Raises
        ------
        NotFound, Ambiguous
            If the name cannot be read.

        Examples
        --------
        >>> import graphkit as gk
        >>> print(gk.load().denials().select("actor", "coalition", "how", "says", "supported"))
        actor          coalition            how       says        supported
        -------------  -------------------  --------  ----------  ---------
        united-states  christchurch-call    declined  2019-05-15  yes
        belgium        jutland-declaration  declined  2025-10-10  no
        estonia        jutland-declaration  declined  2025-10-10  no
        """
        from graphkit.questions.denials import denials

        ref = None if thing is None else self._names.resolve("thing", thing)
        return self._answer(denials(self.store, ref))

    def _thing_or_record(self, name: str | Actor | Coalition) -> str | RecordId:
        from graphkit.questions.record_ids import RecordId, record_of

        try:
            return self._names.resolve("thing", name)
        except NotFound:
            if (record := record_of(self.store, name)) is None:
                raise
            return RecordId(record)
