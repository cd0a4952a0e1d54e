"""Doubt names that end in the mark of a footnote: a letter in brackets, numbers after a country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.countries import find_country

_LETTER: Final = re.compile(r"(?P<name>.*[^\W\d])\s+[a-z]/?")
_NUMBERS: Final = re.compile(r"(?P<name>.*[^\W\d])\s*,?\s*\d{1,2}(?:\s*,\s*\d{1,2})*")


def lettered_names(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "Niger (a)", alone or beside "Niger", "Serbia 1, 2", "Serbia1", "Ghana a".

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each such name, where it first stands.
    """
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.own.get("member", ""), row)
    for name, row in first.items():
        bare = without_footnote(name) if name.endswith((")", "]")) else name
        if bare != name and bare in first:
            message = f"{name!r} here and {bare!r} on line {first[bare].line} are two members."
            hint = "Remove the letter in brackets if it is the mark of a footnote."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)
        elif bare != name and find_country(bare).codes:
            message = f"{name!r} ends in a sign in brackets, which may be the mark of a footnote."
            hint = f"Write {bare!r} if the sign is no part of the name."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)
        elif name[-1:].isdigit() and _is_numbered_country(name):
            message = f"{name!r} ends in numbers, which may be those of footnotes."
            hint = "Remove the numbers if they are no part of the name."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)
        elif (letter := _LETTER.fullmatch(name)) and find_country(letter["name"]).codes:
            message = f"{name!r} ends in a letter, which may be that of a footnote."
            hint = f"Write {letter['name']!r} if the letter is no part of the name."
            yield Problem(row.path, row.line, headers.get("member", "member"), message, hint)


def _is_numbered_country(name: str) -> bool:
    numbered = _NUMBERS.fullmatch(name)
    return numbered is not None and bool(find_country(numbered["name"]).codes)
