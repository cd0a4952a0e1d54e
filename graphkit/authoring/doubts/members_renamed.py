"""Doubt that a member who says what it was called is another one than the member of that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.names_borne import EX, NamesBorne, names_borne
from graphkit.authoring.headers.surely_bodies import IF_BODY, may_be_persons
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_SENSES: Final = ("called-before", "called-now", "called-otherwise")
_NAMED: Final = re.compile(
    r"(?P<name>.+?)\s*[(\[]\s*"
    rf"(?:(?:{any_of(words_of('row_words', *_SENSES))})[\s:]+|{EX})"
    r"(?P<other>[^)\]]+?)\s*[)\]]",
    re.I,
)
_HINT: Final = "Write one name for both if they are one; what was listed stays in listed_as."


def members_renamed(
    rows: Sequence[Row], headers: Mapping[str, str], whole: Iterable[Row]
) -> Iterator[Problem]:
    """Find names such as "X (formerly Twitter)" beside "Twitter", or beside "X".

    What it takes is described at `doubtful_members`; any of the whole of the rows may say that
    somebody is no person.

    Yields
    ------
    Problem
        One for each, where it first stands.
    """
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.own.get("member", ""), row)
    borne = {name: two for name in first if (two := names_borne(name))}
    persons = may_be_persons(whole, borne, headers)
    known = {name.casefold(): name for name in first}
    for name, row in first.items():
        names = _names_in(name, borne.get(name))
        if name in borne and name not in persons and borne[name].present == names[-1]:
            names.pop()  # it is read as this name alone
        other = next((known[one.casefold()] for one in names if one.casefold() in known), "")
        if other and other != name:
            message = f"{name!r} here and {other!r} on line {first[other].line} are two members."
            hint = f"{_HINT} {IF_BODY}" if name in persons else _HINT
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)


def _names_in(text: str, borne: NamesBorne | None) -> list[str]:
    """Give the name in the brackets and the one before them; none without such brackets."""
    if borne is not None:
        present, former, beside = borne
        return [beside, former if beside == present else present]
    match = _NAMED.fullmatch(text)
    return [match["other"], match["name"]] if match else []
