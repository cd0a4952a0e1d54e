"""Match names that somebody wrote with the names of what is known, and never guess.

A match is *sure* only where one thing bears the name up to its spelling, its legal form or its
country's names, or where a person decided so. Whatever else comes near is *doubtful*: it is
proposed with a score and a reason, for a person to decide (`graphkit.names.decisions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from graphkit.names.by_legal_form import form_of_another_country, meant_by_legal_form
from graphkit.names.candidates import (
    ACRONYM,
    COUNTRY,
    IN_BRACKETS,
    LEGAL_FORM,
    LISTED,
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
from graphkit.names.decisions import DECIDED, NOBODY, Decisions
from graphkit.names.name_index import NameIndex
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
FORM_OF_ANOTHER: Final = "legal form of another country"
OTHER_COUNTRY: Final = "another country is stated"
AGAINST: Final = (FORM_OF_ANOTHER, OTHER_COUNTRY)
"""Reasons not to take what bears another name, which a reader should know."""
_NOT_ITS_NAME: Final = (LEGAL_FORM, LISTED, IN_BRACKETS)
"""Reasons of sure matches with what bears a name that is not just the same."""


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


def bears_the_name(match: Match) -> bool:
    """Tell whether what is surely meant is called just so, up to the spelling."""
    return match.status == "sure" and match.reason not in _NOT_ITS_NAME


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
    countries : mapping of str to str, optional
        Where the things are based, by id, as codes of ISO 3166.

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
        self,
        names: Iterable[Known],
        decisions: Decisions | None = None,
        *,
        similar: bool = True,
        countries: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.index = NameIndex(names)
        self._governing = {known.actor for known in self.index.names if known.country}
        self.decisions = decisions or Decisions()
        self._similar = SimilarNames(self.index.names) if similar else None
        self._based_in = dict(countries)
        self._matched: dict[tuple[str, str, str, str], Match] = {}

    def match(
        self, name: str, context: str = "", *, wikidata: str = "", country: str = ""
    ) -> Match:
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
        country : str
            Where it is based as the source says: a name, or a code of ISO 3166.
        """
        asked = name, context, wikidata, country
        if asked not in self._matched:
            self._matched[asked] = self._match(*asked)
        return self._matched[asked]

    def other_country(self, actor: str, country: str) -> str:
        """Give the country where a thing is based, if another one is stated of it."""
        known = self._based_in.get(actor, "")
        codes = find_country(country).codes if country and known else ()
        return known if codes and known not in codes else ""

    def _match(self, name: str, context: str, wikidata: str, country: str) -> Match:
        decided = self.decisions.accepted(name, context)
        if decided == NOBODY:
            return Match(name, context, "none", reason=DECIDED)
        if decided:
            return Match(name, context, "sure", decided, DECIDED)
        rejected = self.decisions.rejected(name, context)
        found = self._candidates(name, wikidata)
        kept = [self._told(name, c, country) for c in found if c.known.actor not in rejected]
        best = [c for c in kept if c.rank == kept[0].rank]
        governs = bool(best) and best[0].known.actor in self._governing
        if len(best) == 1 and self._sure(name, best[0], governs=governs):
            return Match(name, context, "sure", best[0].known.actor, best[0].reason)
        proposals = self._proposals(name, kept, rejected)
        return Match(name, context, "doubtful" if proposals else "none", proposals=proposals)

    def _told(self, name: str, found: Candidate, country: str) -> Candidate:
        """Say why a candidate that bears another name is not surely meant, if its country tells."""
        if found.rank[0] == SPELLING or found.known.country:  # a government is where it governs
            return found
        actor = found.known.actor
        if found.reason == LEGAL_FORM and form_of_another_country(name, self._country(actor)):
            return found._replace(reason=FORM_OF_ANOTHER)
        return found._replace(reason=OTHER_COUNTRY) if self.other_country(actor, country) else found

    def _country(self, actor: str) -> str:
        return self._based_in.get(actor, "")

    def _sure(self, name: str, found: Candidate, *, governs: bool) -> bool:
        if found.reason == LEGAL_FORM:
            return meant_by_legal_form(name, found.known, self._country(found.known.actor))
        return found.reason not in AGAINST and _sure(name, found, governs=governs)

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
    return not (governs and found.reason != WIKIDATA and _of_several_countries(name))


def _of_several_countries(name: str) -> bool:
    return find_country(name).status == "doubtful"


def _score(found: Candidate) -> float:
    return _DOUBTFUL.get(found.reason, _SCORES[found.rank[0]])
