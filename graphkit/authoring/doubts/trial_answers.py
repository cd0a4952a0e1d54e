"""Doubt members that are called as people call a trial of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_TRIALS: Final = frozenset(words_of("row_words", "trial"))


def trial_answers(rows: Sequence[Row]) -> Iterator[Problem]:
    """Tell of the first row of each member whose name is that of a trial.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    """
    seen = set[str]()
    for row in rows:
        name = row.own.get("member", "")
        if name.strip().casefold() in _TRIALS and name not in seen:
            seen.add(name)
            message = f"{shown(name)} may be a trial of a form, and is read as a member."
            yield Problem(row.path, row.line, "member", message, "Remove the row if it is one.")
