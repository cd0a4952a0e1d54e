"""Tell where the members of a table are surely organisations, countries or other bodies."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import WORDS_OF_NAMES
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_headers import (
    COMPOUNDS,
    LAST_MEMBERS,
    MEMBERS,
    MUNICIPALITIES,
    ORGANISATIONS,
    REGIONS,
    SMALL_WORDS,
    STATES,
    TOWNS,
    called,
)
from graphkit.facts.authored_row import Row
from graphkit.names.countries import find_country

_WHO: Final = frozenset(called("who-may-be-person"))
"""What holds organisations as a rule, and is no word for one."""
_BODIES: Final = frozenset(
    word
    for words in (
        *(ORGANISATIONS, STATES, TOWNS, MUNICIPALITIES, REGIONS, LAST_MEMBERS),
        *(called("body"), called("compound-of-body")),
    )
    for word in words
) - (_WHO | WORDS_OF_NAMES)
_BESIDE_BODIES: Final = frozenset([*MEMBERS, *SMALL_WORDS, *WORDS_OF_NAMES])
_COMPOUND: Final = re.compile(rf"(?:{COMPOUNDS[0]})", re.I)
"""Such as "Mitgliedsorganisation", one word for both."""
_OF_PERSONS: Final = frozenset([*called("of-person"), *ORGANISATIONS])
"""Columns of one's own that say with whom a person is, or as what."""
_PERSON: Final = "person"
_MAY_BE_PERSON: Final = frozenset(["", _PERSON, "unknown"])
_FIELDS: Final = frozenset(called("field-of-work"))
"""What kinds are called that are as often the field in which a person works."""


def names_bodies(header: str) -> bool:
    """Tell whether a header is surely that of organisations, countries or other bodies.

    >>> [names_bodies(one) for one in ("Company", "Name of the organisation", "Member states")]
    [True, True, True]
    >>> [names_bodies(one) for one in ("Member", "Name", "Signatory", "Company contact", "Who")]
    [False, False, False, False, False]
    """
    words = [word for word in plain(header).replace("-", "_").split("_") if word]
    whole = "_".join(words)
    known = all(word in _BODIES or word in _BESIDE_BODIES or _is_kind(word) for word in words)
    if _COMPOUND.fullmatch(whole) and not whole.endswith("name"):
        return True
    return whole in _BODIES or (known and any(one in _BODIES or _is_kind(one) for one in words))


def is_surely_body(row: Row, headers: Mapping[str, str], names: Collection[str]) -> bool:
    """Tell whether a member is surely no person.

    Parameters
    ----------
    row : Row
        A membership as it was read.
    headers : mapping of str to str
        The headers as written, by what they hold.
    names : collection of str
        What the member is called now and was called before.

    Returns
    -------
    bool
        True where the header says so or all names are those of one country. A kind says so unless
        a column tells with whom somebody is, or as what: then it may be that of the other.
    """
    if is_person(row):
        return False
    if names_bodies(headers.get("member", "")) or _is_country(names):
        return True
    return _is_kind(row.own.get("kind", "")) and not any(one in _OF_PERSONS for one in row.own)


def is_person(row: Row) -> bool:
    """Tell whether the kind of a member says that it is a person."""
    kind = row.own.get("kind", "")
    return bool(kind) and bundled_concept("kind", kind) == _PERSON


def _is_kind(word: str) -> bool:
    """Tell whether a word means a kind of bodies."""
    known = bundled_concept("kind", word.replace("_", " ")) if word else ""
    return known not in _MAY_BE_PERSON and word.casefold() not in _FIELDS


def _is_country(names: Collection[str]) -> bool:
    found = [find_country(name) for name in names]
    codes = {one.codes for one in found}
    return len(codes) == 1 and all(one.status == "sure" and len(one.codes) == 1 for one in found)
