"""Doubt members such as "Ann Roe, on behalf of Acme": the name has who signed, and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_FOR: Final = re.compile(
    rf".*\S[\s,(–-]+(?:{any_of(words_of('standing_words', 'on behalf of'))})\s.+|.+\(for [^()]+\)",
    re.I,
)


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
    for name, row in first.items():
        if _FOR.fullmatch(name):
            message = f"{name!r} names who signed and for whom, and is read as one member."
            hint = "Write who belongs alone; for whom, if it is another, into on_behalf_of."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)
