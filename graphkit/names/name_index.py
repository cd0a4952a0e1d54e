"""An index of the names by which things are known, and what a name means in it.

Every candidate says why it was found, and candidates are ranked by how much has to be forgotten
until the two names are equal:

1. the spelling of a name that the thing bears (see `graphkit.names.fold.STEPS`);
2. a name or code of the country that it governs, or the first letters of its name;
3. articles, ``&`` and ``and``, then the legal form;
4. a name under which a source lists it;
5. brackets left out, or general words such as "Group" at the end;
6. spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, TypeVar

from graphkit.names.acronyms import acronyms, is_acronym_of
from graphkit.names.candidates import (
    ACRONYM,
    BRACKETS,
    CODE,
    COUNTRY,
    COUNTRY_NAME,
    IN_BRACKETS,
    LEGAL_FORM,
    LISTED,
    LISTING,
    NO_NAMES,
    SEVERAL,
    SHORT,
    SHORT_FORM,
    SPACES,
    SPELLING,
    WIKIDATA,
    WORDS,
    Candidate,
    Known,
    Rank,
)
from graphkit.names.countries import country_names, find_country
from graphkit.names.fold import STEPS, agreement
from graphkit.names.normal_form import (
    compact,
    normal_form,
    short_forms,
    spelt_out,
    without_brackets,
)

_T = TypeVar("_T")
_ITEM: Final = re.compile(
    r"(?:wd:|(?:https?://)?(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)", re.IGNORECASE
)
_UNSPELT: Final = (LISTED, *NO_NAMES)
LONGEST: Final = 1000
"""Characters; nothing longer is a name."""


class NameIndex:
    """The names of many things, ready to be asked.

    Parameters
    ----------
    names : iterable of Known
        One for each name of each thing. The order changes nothing.

    Examples
    --------
    >>> index = NameIndex([Known("acme", "Acme, Inc."), Known("lodz", "Łódź Foundation")])
    >>> [(c.known.actor, c.reason) for c in index.candidates("ACME")]
    [('acme', 'legal form')]
    >>> [(c.known.actor, c.reason) for c in index.candidates("Lodz Foundation")]
    [('lodz', 'name, other letters')]
    """

    def __init__(self, names: Iterable[Known]) -> None:
        self.names = tuple(sorted(set(names)))

    def meant(
        self, name: str, among: Callable[[Known], bool] = lambda _: True
    ) -> tuple[Candidate, ...]:
        """Give what a name means most surely: the candidates of the best rank, each thing once.

        Parameters
        ----------
        name : str
            As for `candidates`.
        among : callable, optional
            Tells which names count.
        """
        exact = [k for k in self._exact.get(name, ()) if k.use != LISTED and among(k)]
        found = [Candidate(known, known.use, (SPELLING, 0)) for known in exact]
        found = found or [c for c in self._spelt(name[:LONGEST]) if among(c.known)]
        if not found:
            found = [c for c in self.candidates(name) if among(c.known)]
        best = min((candidate.rank for candidate in found), default=(SPELLING, 0))
        return _ranked(candidate for candidate in found if candidate.rank == best)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """List what a name may mean, the surest first, each thing once.

        Parameters
        ----------
        name : str
            A name, an acronym, a Wikidata item, or the name or code of a country.
        """
        return _ranked(self._found(name[:LONGEST]))

    def _found(self, name: str) -> Iterator[Candidate]:
        item = _ITEM.fullmatch(name.strip())
        if item:
            yield from self._of_item(item[1].upper())
        codes = (known for known in self._exact.get(name.strip(), ()) if known.use == CODE)
        yield from (Candidate(known, CODE, (SPELLING, 0)) for known in codes)
        yield from self._of_country(name)
        for variant, shortened in _typed(name):
            key = compact(variant)
            for known in self._whole.get(key, ()):
                found = _compared(variant, known)
                yield found if not shortened else _weaker(found)
            if not shortened:
                for known, use in self._derived.get(key, ()):
                    if use == ACRONYM and not name.isupper():
                        continue  # in small letters most are words
                    yield _for_short(known, use, variant)

    def _spelt(self, name: str) -> Iterator[Candidate]:
        """What bears the name up to its spelling."""
        for known in self._whole.get(compact(name), ()):
            found = _compared(name, known)
            if found.rank[0] == SPELLING:
                yield found

    def _of_item(self, item: str) -> Iterator[Candidate]:
        for known in self._exact.get(item, ()):
            if known.use == WIKIDATA:
                yield Candidate(known, WIKIDATA, (SPELLING, 0))

    def _of_country(self, name: str) -> Iterator[Candidate]:
        """What governs the country that the name means, or is called like it."""
        match = find_country(name)
        if match.reason == "institution":
            return
        code = match.reason == "code"
        reason = SEVERAL if match.status == "doubtful" else CODE if code else COUNTRY_NAME
        for known in self._in_countries(match.codes):
            yield Candidate(known, reason, (COUNTRY, int(code)))

    def _in_countries(self, codes: Iterable[str]) -> Iterator[Known]:
        for code in codes:
            yield from self._governing.get(code, ())
            for spelling in country_names(code):
                for known in self._whole.get(compact(spelling), ()):
                    if known.use not in _UNSPELT and spelt_out(known.name) == spelt_out(spelling):
                        yield known

    @cached_property
    def _governing(self) -> Mapping[str, tuple[Known, ...]]:
        """One name of each thing that governs a country, by code."""
        first: dict[tuple[str, str], Known] = {}
        for known in sorted(self.names, key=lambda known: (known.use != "name", known)):
            if known.country:
                first.setdefault((known.country, known.actor), known)
        governing: dict[str, tuple[Known, ...]] = {}
        for (code, _), known in first.items():
            governing[code] = (*governing.get(code, ()), known)
        return governing

    @cached_property
    def _exact(self) -> Mapping[str, tuple[Known, ...]]:
        return _grouped((known.name, known) for known in self.names)

    @cached_property
    def _whole(self) -> Mapping[str, tuple[Known, ...]]:
        """Every name by its coarsest spelling."""
        named = (known for known in self.names if known.use not in NO_NAMES)
        return _grouped((compact(known.name), known) for known in named)

    @cached_property
    def _derived(self) -> Mapping[str, tuple[tuple[Known, str], ...]]:
        """What every name is called for short, by the coarsest spelling."""
        named = (known for known in self.names if known.use not in (*_UNSPELT, "id"))
        return _grouped((key, (known, use)) for known in named for key, use in _short_keys(known))


def _grouped(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, tuple[_T, ...]]:
    groups: dict[str, list[_T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _ranked(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Keep the best candidate of each thing, the surest first."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        actor = candidate.known.actor
        best[actor] = min(best.get(actor, candidate), candidate, key=_order)
    return tuple(sorted(best.values(), key=_order))


def _order(candidate: Candidate) -> tuple[Rank, Known, str]:
    return candidate.rank, candidate.known, candidate.reason


def _short_keys(known: Known) -> Iterator[tuple[str, str]]:
    """Yield what a name is called for short, and in what way."""
    outside, inside = without_brackets(known.name)
    own = [part for part in inside if _is_short_for(part, outside)]
    if inside:
        yield compact(outside), BRACKETS
        yield from ((compact(part), IN_BRACKETS) for part in own)
    if not own:  # a name that gives its own acronym goes by no other
        yield from ((letters, ACRONYM) for letters in acronyms(known.name))
    for short, dropped in short_forms(outside):
        yield short.replace(" ", ""), f"{SHORT_FORM} {dropped}"


def _is_short_for(part: str, outside: str) -> bool:
    capitals = sum(map(str.isupper, part))
    mixed = part.isalnum() and part[0].isupper() and 2 * capitals > len(part)
    return part.isupper() or mixed or is_acronym_of(part, outside) or is_acronym_of(outside, part)


def _typed(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the name as given, and without what stands in brackets."""
    yield name, False
    outside, inside = without_brackets(name)
    if inside:
        yield outside, True


def _for_short(known: Known, use: str, name: str) -> Candidate:
    if use == IN_BRACKETS:
        return Candidate(known, use, (COUNTRY, 0))
    if use == ACRONYM:
        return Candidate(known, use, (COUNTRY, 1))
    if use == BRACKETS:
        return Candidate(known, use, (SHORT, 0))
    dropped = int(use.rpartition(" ")[2])
    # Whose whole name differs in spaces alone is meant before it.
    spaced = spelt_out(name) in (short for short, _ in short_forms(without_brackets(known.name)[0]))
    return Candidate(known, SHORT_FORM, (SHORT, dropped) if spaced else (SPACES, 1 + dropped))


def _compared(name: str, known: Known) -> Candidate:
    """Say how a name and a known name of one coarse spelling come to be equal."""
    step = agreement(name, known.name)
    place = STEPS.index(step) if step else len(STEPS)
    if known.use == LISTED:
        return Candidate(known, LISTED, (LISTING if step else SPACES, place))
    if step:
        return Candidate(known, _of_spelling(known.use, place), (SPELLING, place))
    if spelt_out(name) == spelt_out(known.name):
        return Candidate(known, "small words", (WORDS, 0))
    if normal_form(name) == normal_form(known.name):
        return Candidate(known, LEGAL_FORM, (WORDS, 1))
    return Candidate(known, "spaces", (SPACES, 0))


def _of_spelling(use: str, place: int) -> str:
    different = ("", "", "other case", "", "other punctuation", "other accents", "other letters")
    return f"{use}, {different[place]}" if different[place] else use


def _weaker(found: Candidate) -> Candidate:
    """A candidate that was found without the brackets of the name asked for."""
    return found._replace(reason=BRACKETS, rank=max(found.rank, (SHORT, 0)))
