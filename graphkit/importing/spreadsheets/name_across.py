"""Name what a column of a wide table stands for: "NATO" where its header is "NATO member since"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.date_order import without_order
from graphkit.authoring.dates.words_beside_dates import SINCE, SINCE_OR_NAME
from graphkit.authoring.dates.words_of_change import BEGUN, JOINING, OF_APPLICATIONS, single
from graphkit.authoring.headers.asked_in_header import asked_about
from graphkit.authoring.known_words.words_of_headers import (
    COALITIONS,
    DATE_UNITS,
    SEVERAL_MEMBERS,
    SMALL_WORDS,
    called,
)
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.importing.spreadsheets.standing_in_header import standing_behind
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_BEFORE_NAMES: Final = frozenset(called("before-what-is-joined"))
"""Acts that are no part of a name behind them, as no German one is without a hyphen."""
_DAYS: Final = called("joined-on-across")
"""Compounds for the day or year of joining, also with a hyphen behind a name."""
ACTS: Final = (single(BEGUN) - OF_APPLICATIONS).union(
    single(SINCE) - SINCE_OR_NAME, _BEFORE_NAMES, _DAYS
)
"""Words of joining that are no part of a coalition's name."""
_MEMBER: Final = words_for("member").union(called("membership")) - {*SEVERAL_MEMBERS}
_MEMBERS: Final = _MEMBER.union(called("party"))
_NAMED: Final = (_MEMBERS - _MEMBER).union(called("part-of-named-day"))
"""Words that are a part of names such as "Labour Party", where they begin with a capital."""
_ELIDED: Final = re.compile(r"^[ld]['’]", re.I)
_STATED: Final = re.compile(rf"\s*[([](?:{any_of(ACTS)})[)\]]", re.I)
_UNIT: Final = re.compile(rf"(?<=\S)\s*[([](?:{any_of(DATE_UNITS)})[)\]]$", re.I)
_HYPHEN: Final = re.compile(rf"-(?={any_of(_DAYS)}$)", re.I)
ARTICLES: Final = "the|die|der|das|den|dem|le|la|les|el|los|las"
_BELONGS: Final = re.compile(
    rf"(?:{any_of(words_of('header_words', 'belongs-to-in-header'))})[\s:_]+"
    rf"(?:(?:{ARTICLES})\s+)?(?P<what>\S.*)",
    re.I,
)
"""What says of each row that it belongs: "Member of", "Endorses"."""
_BODIES: Final = frozenset(COALITIONS)
_EDGE: Final = " :;–—-"


@lru_cache(maxsize=65536)
def name_across(header: str, acts: frozenset[str] = ACTS) -> str:
    """Take off a header when it was joined, or as what, and leave the name of what was joined.

    Parameters
    ----------
    header : str
        As written.
    acts : frozenset of str
        The words of joining.

    Examples
    --------
    >>> name_across("NATO member since"), name_across("CTBT signatory"), name_across("NPT party")
    ('NATO', 'CTBT', 'NPT')
    """
    name = without_act(header, acts)
    standing = standing_behind(name)
    return standing.name if standing and standing.role != "observer" else name


@lru_cache(maxsize=65536)
def without_act(header: str, acts: frozenset[str] = ACTS) -> str:
    """Take the order of dates and words of joining off a header, behind the name or before it.

    Parameters
    ----------
    header : str
        As written.
    acts : frozenset of str
        The words of joining.

    Examples
    --------
    >>> [without_act(one) for one in ("NATO member since", "EEA since", "A Pact (dd/mm/yyyy)")]
    ['NATO', 'EEA', 'A Pact']
    >>> [without_act(one) for one in ("A Pact (year)", "A Pact-Beitrittsjahr", "Beitrittsjahr")]
    ['A Pact', 'A Pact', 'Beitrittsjahr']
    >>> [without_act(one) for one in ("Date of joining A Pact", "A Pact: joined", "A Pact (since)")]
    ['A Pact', 'A Pact', 'A Pact']
    >>> [without_act(one) for one in ("Accession to NATO", "Adhésion à l'OTAN", "Beitritt zur EU")]
    ['NATO', 'OTAN', 'EU']
    >>> [without_act(one) for one in ("Labour Party joined", "Earth Day since", "Accession Treaty")]
    ['Labour Party', 'Earth Day', 'Accession Treaty']
    >>> [without_act(one) for one in ("OTAN membre depuis", "NATO partner since")]
    ['OTAN', 'NATO partner']
    >>> without_act("Beitritt Blauer Pakt"), without_act("CTBT signatory")
    ('Blauer Pakt', 'CTBT signatory')
    >>> without_act("Treaty of Accession"), without_act("Signature Alliance")
    ('Treaty of Accession', 'Signature Alliance')
    >>> without_act("Member since"), without_act("Since"), without_act("Year founded")
    ('Member since', 'Since', 'Year founded')
    >>> without_act("Have you signed the Green Pact?")
    'Green Pact'
    >>> [without_act(one) for one in ("Endorses A Pact", "Member of the A Pact", "Partner Forum")]
    ['A Pact', 'A Pact', 'Partner Forum']
    """
    if asked := asked_about(header):
        return asked
    if (belongs := _BELONGS.fullmatch(header.strip())) and _names(belongs["what"]):
        return without_article(belongs["what"]).strip(_EDGE)
    bare = _HYPHEN.sub(" ", without_unit(without_order(header.strip())))
    words = _STATED.sub("", bare).strip(_EDGE).split()
    rest = _before_act(words, acts)
    rest = rest if rest != words else _behind_act(words, acts)
    return without_article(" ".join(rest)).strip(_EDGE) or bare


def without_unit(header: str) -> str:
    """Cut off that there are years or days below a header, where brackets behind it say so.

    >>> without_unit("RE100 (year)"), without_unit("RE100 year"), without_unit("(date)")
    ('RE100', 'RE100 year', '(date)')
    """
    return _UNIT.sub("", header.strip())


def _names(text: str) -> bool:
    """Whether a text begins with a capital or a figure, as names do, and is no question."""
    bare = without_article(text)
    return (bare[0].isupper() or bare[0].isdigit()) and not text.endswith("?")


def is_own_name(cell: str, header: str) -> bool:
    """Tell whether a cell repeats the header above it, as surveys do for a choice that was taken.

    >>> is_own_name("Green Pact", "Green Pact"), is_own_name("", "")
    (True, False)
    >>> is_own_name("Green Pact", "Which did you join? - Green Pact")
    True
    """
    bare = cell.strip()
    return bool(bare) and (header.strip() == bare or header.strip().endswith(f" - {bare}"))


def marks_for_own_name(header: str, column: Sequence[str]) -> Sequence[str]:
    """Write a mark for each cell that repeats its header.

    >>> marks_for_own_name("A Pact", ["A Pact", "", "2019"])
    ['x', '', '2019']
    """
    return ["x" if is_own_name(cell, header) else cell for cell in column]


def without_article(name: str) -> str:
    """Cut off an article that is written together with a name.

    >>> without_article("l'OTAN"), without_article("Lantern")
    ('OTAN', 'Lantern')
    """
    return _ELIDED.sub("", name)


def names_itself(said: Sequence[str], rest: Sequence[str]) -> bool:
    """Tell whether an act before a name is a part of it, as in "Accession Treaty".

    >>> names_itself(["Aufnahme"], ["Allianz"]), names_itself(["Beitritt"], ["Blauer", "Pakt"])
    (True, False)

    >>> names_itself(["Accession"], ["Treaty"]), names_itself(["Accession"], ["to", "NATO"])
    (True, False)
    >>> names_itself(["Accession", "date"], ["NATO"]), names_itself(["Accession:"], ["NATO"])
    (False, False)
    """
    words = [*map(_plain, said)]
    apart = said[-1].endswith(":") or is_small(rest[0]) or _ELIDED.match(rest[0])
    if words[-1] in _BEFORE_NAMES and not is_small(rest[0]):
        alone = len(rest) == 1 and _plain(rest[0]) in _BODIES
        return alone or not (rest[0][:1].isupper() or _ELIDED.match(rest[0]))
    return words[-1] in JOINING and DATE_UNITS.isdisjoint(words) and not apart


def _before_act(words: Sequence[str], acts: frozenset[str]) -> Sequence[str]:
    """Leave out words at the end that say that it was joined: "NATO member since"."""
    place = len(words)
    while place and (_says(words[place - 1], acts) or is_small(words[place - 1])):
        place -= 1
    said = words[place:]
    acted = bool(said) and _plain(said[-1]) in acts | DATE_UNITS and acts & {*map(_plain, said)}
    apart = bool(said) and (_plain(said[0]) in acts or not is_small(said[0]))
    return words[:place] if acted and apart else words


def _behind_act(words: Sequence[str], acts: frozenset[str]) -> Sequence[str]:
    """Leave out words at the beginning: "Joined NATO", "Date of accession to NATO"."""
    place = 0
    while place < len(words) and (
        _plain(words[place]) in acts | DATE_UNITS or is_small(words[place])
    ):
        place += 1
    said = [_plain(word) for word in words[:place]]
    if not said or said[0] not in acts | DATE_UNITS or not acts & {*said}:
        return words
    rest = words[place:]
    return words if rest and names_itself(words[:place], rest) else rest


def _says(word: str, acts: frozenset[str]) -> bool:
    plain = _plain(word)
    return plain in acts | DATE_UNITS | _MEMBERS and not (plain in _NAMED and word != plain)


def is_small(word: str) -> bool:
    """Tell whether a word of a header says nothing by itself.

    >>> is_small("of"), is_small("NATO")
    (True, False)
    """
    return _plain(word) in SMALL_WORDS or word == "a"


def _plain(word: str) -> str:
    return word.strip(_EDGE).casefold()
