"""Doubt names of members that say beside the name how it belongs, or that it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.dates.words_beside_dates import AT, SINCE
from graphkit.authoring.dates.years import YEAR_SIGNS
from graphkit.authoring.doubts.standing_in_names import said_behind, speaks_of_standing
from graphkit.authoring.known_words.words_of_standing import says_ended, says_merged
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_MANNERS: Final = frozenset(words_of("standing_words", "manner-of-member"))
_OFFICES: Final = frozenset(words_of("standing_words", "office-of-member", "stands-in-for"))
"""What a person may be elsewhere: "Ann Smith, chair"."""
_OVER: Final = frozenset(words_of("standing_words", "over", "came-to-an-end"))
_PARTS: Final = re.compile(r"\s*[;,]\s*")
_BEHIND_SIGN: Final = re.compile(r".+?\s*[,:]\s+(?P<said>[^\W\d_][^,:()\[\]]*)")
_DIED: Final = re.compile(rf".+?[\s(\[]†\s?(?P<year>{YEAR_SIGNS})\s*[)\]]?")
_ENDED_IN: Final = re.compile(
    rf"(?P<word>[^\W\d_][^\d]*?)\s+(?:(?:{any_of((*AT, *SINCE))})\s+)?(?:[^\W\d_]+\.?\s+)?"
    rf"{YEAR_SIGNS}",
    re.I,
)


class _Kind(NamedTuple):
    says: str
    hint: str


_HOW: Final = _Kind(
    "says by {said} how it belongs, and counts as a member of that name",
    "Write that into a column role.",
)
_ENDED: Final = _Kind(
    "says by {said} that it ended, and counts as a member of that name",
    "Write the name alone, and what ended into a column until or a note.",
)


def said_beside_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find members such as "Acme (associate)" and "Acme †2020".

    What it takes is described at `doubtful_members`; what `standing_in_names` tells is not told
    again.

    Yields
    ------
    Problem
        One for each of two kinds, in the line of the first.
    """
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.own.get("member", ""), row)
    told: dict[_Kind, list[tuple[str, str]]] = {}
    for name in first:
        if found := said_beside(name):
            kind, said = found
            told.setdefault(kind, []).append((name, said))
    for kind, several in told.items():
        (name, said), *others = several
        more = f", and {len(others):,} more likewise" if others else ""
        message = f"{shown(name)} {kind.says.format(said=shown(said))}{more}."
        row = first[name]
        yield Problem(row.path, row.line, headers.get("member", "member"), message, kind.hint)


def said_beside(name: str) -> tuple[_Kind, str] | None:
    """Tell what stands beside a name, and of which kind it is.

    >>> [said_beside(f"Acme{one}")[1] for one in (" (non-voting)", ", observer", " †2020")]
    ['non-voting', 'observer', '†2020']
    >>> list(map(said_beside, ("Shell (UK)", "Vodafone, Inc.", "Expo 2020", "Ann Smith, chair")))
    [None, None, None, None]
    """
    if died := _DIED.fullmatch(name):
        return _ENDED, f"†{died['year']}"
    inside = said_behind(name)
    if not inside:
        match = _BEHIND_SIGN.fullmatch(name)
        word = match["said"].strip() if match else ""
        small = word[:1].islower() and word not in _OFFICES
        known = small and (word in _MANNERS or speaks_of_standing(word, "member"))
        return (_HOW, word) if known else None
    if speaks_of_standing(inside, "member"):
        return None
    if any(part in _MANNERS for part in _PARTS.split(inside)):
        return _HOW, inside
    return (_ENDED, inside) if _says_when_it_ended(inside) else None


def _says_when_it_ended(inside: str) -> bool:
    match = _ENDED_IN.fullmatch(inside)
    word = match["word"].casefold() if match else ""
    return bool(word) and (word in _OVER or says_ended(word) or says_merged(word))
