"""Doubt members such as "Ann Roe, on behalf of Acme": the name has who signed, and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.normal_form import words_used_as
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_FOR: Final = re.compile(
    rf".*\S[\s,(–-]+(?:{any_of(words_of('standing_words', 'on behalf of'))})\s.+", re.I
)
_IN_BRACKETS: Final = re.compile(
    rf"(?P<who>.+\S)\s*\((?i:{any_of(words_of('standing_words', 'for-in-brackets'))})\s+"
    r"(?P<whom>[^()]+)\)"
)
_SERVED: Final = frozenset(words_of("standing_words", "whom-bodies-serve"))
"""For whom a body is there; a name such as "Body (for Women)" says so."""
_SIGNERS: Final = frozenset(called("who-signs"))
_BODIES: Final = frozenset(called("body", "group", "organisation", "coalition"))


def signed_for_others(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names of members that say for whom somebody joined.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read, at least those in which a name stands first.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each such name, where it first stands.
    """
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.own.get("member", ""), row)
    signers = without_brackets(plain(headers.get("member", ""))) in _SIGNERS
    for name, row in first.items():
        if _FOR.fullmatch(name) or _is_for(name, signers=signers):
            message = f"{name!r} names who signed and for whom, and is read as one member."
            hint = "Write who belongs alone; for whom, if it is another, into on_behalf_of."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)


def _is_for(name: str, *, signers: bool) -> bool:
    """Whether a name has another one in brackets for which somebody signed.

    >>> names = ["Bo Roe (for Acme)", "Body (for Women)", "Institute (for now)", "Acme (for Beta)"]
    >>> [_is_for(name, signers=False) for name in names]
    [True, False, False, True]
    """
    match = _IN_BRACKETS.fullmatch(name)
    if match is None or match["whom"].casefold() in _SERVED:
        return False
    return signers or (_is_name(match["who"]) and _is_name(match["whom"]))


def _is_name(text: str) -> bool:
    """Whether a text looks like the name of somebody: capitals, and no word for a body alone."""
    words = text.split()
    general = _BODIES | words_used_as("general")
    return all(word[:1].isupper() for word in words) and not all(
        word.casefold() in general for word in words
    )
