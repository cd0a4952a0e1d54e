"""Doubt roles that say more than a role: a time, an answer, or two roles in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.numbers import is_of_figures
from graphkit.authoring.cell_meanings.yes_and_no import says_no, says_yes
from graphkit.authoring.dates.years import YEAR_WITHIN
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_SEVERAL: Final = re.compile(r"\s*[;|/+&,]\s*")


def roles_with_more(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find roles such as "Member until 2020", "yes" and "Signatory; Founder".

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
    if len(parts) > 1 and all(bundled_concept("role", part) for part in parts):
        return "names several roles", "Give each role a row of its own."
    return None
