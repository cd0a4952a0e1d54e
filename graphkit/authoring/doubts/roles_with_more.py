"""Doubt roles that say more than a role: a time, an answer, two roles in one cell, or a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.numbers import is_of_figures
from graphkit.authoring.cell_meanings.roles_that_ended import standing_of_role
from graphkit.authoring.cell_meanings.yes_and_no import says_no, says_yes
from graphkit.authoring.dates.years import YEAR_WITHIN
from graphkit.authoring.headers.roles_below_kinds import LEVELS
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_NO_KINDS: Final = ("", "unknown")
_WHO: Final = frozenset(words_of("standing_words", "who-belongs"))
_SEVERAL: Final = re.compile(r"\s*[;|/+&,]\s*")


def roles_with_more(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find roles such as "Member until 2020", "yes", "Signatory; Founder" and "Company".

    What it takes is described at `graphkit.authoring.doubts.doubtful_members.doubtful_members`.

    Yields
    ------
    Problem
        One for each such role, where it first stands.
    """
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.cells["role"].strip(), row)
    for role, row in first.items():
        if said := _says_more(role):
            column = headers.get("role", "role")
            message = f"{shown(role)} {said[0]}, and is read as a role of that name."
            yield Problem(row.path, row.line, column, message, said[1])


def _says_more(role: str) -> tuple[str, str] | None:
    if says_yes(role) or says_no(role) or is_of_figures(role):
        return "is an answer or a number", "Write the role, or leave the cell empty for member."
    if YEAR_WITHIN.search(role):
        hint = "Write the role alone, and the time into since or until."
        return "says beside a role since or until when somebody has it", hint
    parts = [part for part in _SEVERAL.split(role) if part]
    several = len(parts) > 1 and not standing_of_role(role)  # "member; suspended" is one that rests
    if several and all(bundled_concept("role", part) for part in parts):
        return "names several roles", "Give each role a row of its own."
    if bundled_concept("kind", role) not in _NO_KINDS and not _is_of_members(role):
        return "says what a member is", "Write that into a column kind."
    return None


def _is_of_members(role: str) -> bool:
    """Whether a role such as "Corporate" or "State party" says as what somebody belongs, too."""
    plain = role.casefold()
    return plain in LEVELS or not _WHO.isdisjoint(plain.split())
