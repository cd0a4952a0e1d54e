"""Doubt a column of days of approval that is read as one of days of joining."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.treaty_headers import speak_of_treaties, tells_approval
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_MESSAGE: Final = "is read as the days on which members joined."
_HINT: Final = (
    "If they did, call it since; if not, call it otherwise, such as 'approved by the board'."
)


def approved_as_joined(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find a column of approvals that has the beginnings, in a table of no treaties.

    Parameters
    ----------
    rows : sequence of Row
        The memberships of one table, filled in.
    headers : mapping of str to str
        The headers as written, by what the columns hold.

    Yields
    ------
    Problem
        One, if the column has a cell.
    """
    bare = {name: without_brackets(plain(header)) for name, header in headers.items()}
    ends = [bare.get(name, "") for name in ("member", "coalition")]
    if not tells_approval(bare.get("since", "")) or speak_of_treaties(ends, bare.values()):
        return
    begun = (row for row in rows if row.cells["during"].partition("/")[0] not in ("", ".."))
    if (first := next(begun, None)) is not None:
        yield Problem(first.path, first.line, headers["since"], _MESSAGE, _HINT)
