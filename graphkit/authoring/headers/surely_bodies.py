"""Tell where the members of a table are surely organisations, countries or other bodies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.called_as_body import is_called_as_body
from graphkit.authoring.cell_meanings.names_borne import NamesBorne
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
from graphkit.names.pattern_of_words import any_of

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
_OF_BODIES: Final = re.compile(rf"(?:.*_)?(?:{any_of(called('of-body'))})(?:_.*)?")
"""Columns that speak of a body, such as "Country of headquarters"."""

IF_BODY: Final = (
    "Of an organisation say in a column kind what it is (such as company), or call the column of "
    "the members so (Company, Organisation, Country). Of a person write the name alone, and the "
    "rest into a column of your own such as affiliation."
)
"""What to write of a member that was not surely a body."""


@lru_cache(maxsize=4096)
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


def may_be_persons(
    rows: Iterable[Row], borne: Mapping[str, NamesBorne], headers: Mapping[str, str]
) -> dict[str, Row]:
    """Choose the members with two names that are not surely bodies, each with its first row.

    Parameters
    ----------
    rows : iterable of Row
        Memberships as they were read, with the member in the own column ``member``.
    borne : mapping of str to NamesBorne
        What the members are called now and were called before, by their texts.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Returns
    -------
    dict of str to Row
        A body is one of which the header says so, or its name, or the kind in any of its rows, or
        a column that only bodies have, as headquarters, or of which both names are those of one
        country, and no row says that it is a person. A kind and the columns say nothing where
        another tells with whom somebody is, or as what: then they may be those of the other.
    """
    first: dict[str, Row] = {}
    bodies, persons = set[str](), set[str]()
    for row in rows if borne else ():
        listed = row.own.get("member", "")
        if listed in borne:
            first.setdefault(listed, row)
            if _is_person(row):
                persons.add(listed)
            elif listed not in bodies and _is_surely_body(row, headers, borne[listed]):
                bodies.add(listed)
    return {text: row for text, row in first.items() if text in persons or text not in bodies}


def _is_surely_body(row: Row, headers: Mapping[str, str], names: NamesBorne) -> bool:
    if names_bodies(headers.get("member", "")) or _is_country(names[:2]):
        return True
    if is_called_as_body(names.present if names.beside == names.former else names.former):
        return True
    if _tells_of_persons(row):
        return False
    return _is_kind(row.own.get("kind", "")) or _has_headquarters(row, headers)


def _has_headquarters(row: Row, headers: Mapping[str, str]) -> bool:
    told = (name for name, header in headers.items() if _OF_BODIES.fullmatch(plain(header)))
    return any(row.own.get(name) for name in told)


def _tells_of_persons(row: Row) -> bool:
    return any(one in _OF_PERSONS for one in row.own)


def _is_person(row: Row) -> bool:
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
