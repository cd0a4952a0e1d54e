"""Doubt coalitions that are called as a mark is, or as a kind of membership."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.yes_and_no import YES
from graphkit.authoring.doubts.names_described import names_described
from graphkit.authoring.known_words.words_of_standing import says_outside
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_STEPS: Final = words_of("standing_words", "in-process", "not-joined", "in-progress")
_KIND: Final = re.compile(
    rf"(?:{any_of(words_of('standing_words', 'level'))})\s+membership"
    rf"|(?:{any_of(_STEPS)})(?:\s.*\d.*)?",
    re.I,
)


def marks_as_coalitions(
    rows: Sequence[Row], headers: Mapping[str, str], described: Sequence[Row] = ()
) -> Iterator[Problem]:
    """Tell of the first coalition whose name says no more than that there is a membership.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.
    described : sequence of Row
        The coalitions that a table describes: one that is called *x* there is called so.
    """
    known = names_described(described)
    first = {row.cells["coalition"]: row for row in reversed(rows)}
    first = {name: row for name, row in first.items() if name not in known}
    odd = [name for name in first if _says_how(name)]
    letters = [name for name in first if len(name) == 1 and name not in odd]
    if odd and not letters and 2 * len(odd) >= len(first):
        row = min((first[name] for name in odd), key=lambda one: one.line)
        header = headers.get("coalition", "coalition")
        message = (
            f"{shown(row.cells['coalition'])} is read as a coalition, and says how somebody "
            f"belongs: {header!r} may be what was joined."
        )
        hint = "Write a column that names it, or 1 and 0 into a column that is called so."
        yield Problem(row.path, row.line, "coalition", message, hint)


def _says_how(name: str) -> bool:
    bare = name.strip().strip("()[] ").casefold()
    mark = bare in YES and not any(map(str.isdigit, bare))
    return mark or _KIND.fullmatch(bare) is not None or says_outside(bare)
