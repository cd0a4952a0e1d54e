"""Match names that somebody wrote with the names of what is known, and never guess.

A match is *sure* only where one thing bears the name up to its spelling, its legal form or its
country's names, or where a person decided so. Whatever else comes near is *doubtful*: it is
proposed with a score and a reason, for a person to decide (`graphkit.names.decisions`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from graphkit.names.candidates import (
    ACRONYM,
    COUNTRY,
    LEGAL_FORM,
    LISTING,
    SEVERAL,
    SHORT,
    SPACES,
    SPELLING,
    WIKIDATA,
    WORDS,
    Candidate,
    Known,
)
from graphkit.names.countries import Status, find_country
from graphkit.names.decisions import NOBODY, Decisions
from graphkit.names.fold import fold
from graphkit.names.name_index import NameIndex
from graphkit.names.normal_form import legal_form, normal_form
from graphkit.names.similar_names import SimilarNames

_SCORES: Final = {
    SPELLING: 1.0,
    WORDS: 0.97,
    COUNTRY: 0.97,
    LISTING: 0.97,
    SPACES: 0.95,
    SHORT: 0.8,
}
_DOUBTFUL: Final = {ACRONYM: 0.7, SEVERAL: 0.6}


class Proposal(NamedTuple):
    """An actor that a name may mean.

    Attributes
    ----------
    actor : str
        Its id.
    name : str
        The name by which it is known.
    score : float
        How near the names are, from 0 to 1.
    reason : str
        Why it is proposed.
    """

    actor: str
    name: str
    score: float
    reason: str


class Match(NamedTuple):
    """What a name means.

    Attributes
    ----------
    name, context : str
        As given.
    status : {"sure", "doubtful", "none"}
        ``none`` where nothing comes near, or where somebody decided that nobody is meant.
    actor : str
        The id of the actor where the match is sure, otherwise empty.
    reason : str
        Why the match is sure, such as ``"alias"``, ``"legal form"`` or ``"decided"``.
    proposals : tuple of Proposal
        Where it is doubtful: whom the name may mean, the likeliest first.
    """

    name: str
    context: str
    status: Status
    actor: str = ""
    reason: str = ""
    proposals: tuple[Proposal, ...] = ()


class Matcher:
    """Match names with those of an index.

    Parameters
    ----------
    names : iterable of Known
        The names of what is known.
    decisions : Decisions, optional
        What people decided before; it has the first and the last word.
    similar : bool
        Whether to propose names that are merely similar, by RapidFuzz (extra ``match``).

    Raises
    ------
    MissingExtra
        If ``similar`` is wanted and RapidFuzz is not installed.

    Notes
    -----
    Each distinct pair of name and context is worked out once, so that the time depends on how
    many distinct names there are. Similar names are looked for only among those that share rare
    parts with the name.

    Examples
    --------
    >>> known = [Known("acme", "Acme, Inc."), Known("pact", "Global Pact", "alias")]
    >>> matcher = Matcher(known, similar=False)
    >>> matcher.match("ACME")
    Match(name='ACME', context='', status='sure', actor='acme', reason='legal form', proposals=())
    >>> matcher.match("Pact").status, matcher.match("Umbrella").status
    ('none', 'none')
    """

    def __init__(
        self, names: Iterable[Known], decisions: Decisions | None = None, *, similar: bool = True
    ) -> None:
        self.index = NameIndex(names)
        self._governing = {known.actor for known in self.index.names if known.country}
        self.decisions = decisions or Decisions()
        self._similar = SimilarNames(self.index.names) if similar else None
        self._matched: dict[tuple[str, str, str], Match] = {}

    def match(self, name: str, context: str = "", *, wikidata: str = "") -> Match:
        """Say what a name means.

        Parameters
        ----------
        name : str
            The name as written.
        context : str
            Where it was met, such as the id of the coalition that lists it. Decisions that were
            made for this context count here.
        wikidata : str
            The item that the source gives beside the name, such as ``"Q42"``.
        """
        asked = name, context, wikidata
        if asked not in self._matched:
            self._matched[asked] = self._match(*asked)
        return self._matched[asked]

    def _match(self, name: str, context: str, wikidata: str) -> Match:
        decided = self.decisions.accepted(name, context)
        if decided == NOBODY:
            return Match(name, context, "none", reason="decided")
        if decided:
            return Match(name, context, "sure", decided, "decided")
        rejected = self.decisions.rejected(name, context)
        found = self._candidates(name, wikidata)
        kept = [c for c in found if c.known.actor not in rejected]
        best = [c for c in kept if c.rank == kept[0].rank]
        governs = bool(best) and best[0].known.actor in self._governing
        if len(best) == 1 and _sure(name, best[0], governs=governs):
            return Match(name, context, "sure", best[0].known.actor, best[0].reason)
        proposals = self._proposals(name, kept, rejected)
        return Match(name, context, "doubtful" if proposals else "none", proposals=proposals)

    def _candidates(self, name: str, wikidata: str) -> tuple[Candidate, ...]:
        found = self.index.candidates(wikidata) if wikidata else ()
        items = tuple(c for c in found if c.known.use == WIKIDATA)
        return items or self.index.candidates(name)

    def _proposals(
        self, name: str, found: list[Candidate], rejected: frozenset[str]
    ) -> tuple[Proposal, ...]:
        proposals = {
            c.known.actor: Proposal(c.known.actor, c.known.name, _score(c), c.reason) for c in found
        }
        if self._similar:
            for score, known, reason in self._similar.to(name):
                if known.actor not in rejected:
                    near = Proposal(known.actor, known.name, score, reason)
                    proposals.setdefault(known.actor, near)
        return tuple(sorted(proposals.values(), key=lambda p: (-p.score, p)))


def _sure(name: str, found: Candidate, *, governs: bool) -> bool:
    """Whether a candidate is meant beyond doubt, if it is the only one.

    A name of several countries is none of the government of one, even where that is called so.
    """
    tier = found.rank[0]
    if found.reason in _DOUBTFUL or tier in (SHORT, SPACES):
        return False
    if governs and found.reason != WIKIDATA and _of_several_countries(name):
        return False
    if found.reason == LEGAL_FORM:
        return _distinctive(name) and not _different_legal_forms(name, found.known.name)
    return True


def _of_several_countries(name: str) -> bool:
    return find_country(name).status == "doubtful"


def _score(found: Candidate) -> float:
    return _DOUBTFUL.get(found.reason, _SCORES[found.rank[0]])


def _different_legal_forms(one: str, other: str) -> bool:
    """Tell whether two names carry legal forms that are not the same.

    >>> _different_legal_forms("Mercury, Inc.", "Mercury Ltd"), _different_legal_forms("A", "A Ltd")
    (True, False)
    """
    first, second = legal_form(one).forms, legal_form(other).forms
    return bool(first and second and first != second)


def _distinctive(name: str) -> bool:
    """Tell whether enough is left of a name without its legal form to go by.

    >>> _distinctive("X Corp"), _distinctive("Acme, Inc."), _distinctive("株式会社リコー")
    (False, True, True)
    """
    stem = fold(normal_form(name)).replace(" ", "")
    return len(stem) > 3 or not stem.isascii()
