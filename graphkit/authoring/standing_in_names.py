"""Doubt a name, or a kind of member, that says that somebody has left or does not belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.words_beside_dates import UNTIL
from graphkit.authoring.words_of_standing import says_ended, says_observes, says_outside
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_BEHIND: Final = re.compile(
    r".+?(?:\s*[(\[](?P<inside>[^()\[\]]+)[)\]]|\s[-–—]\s(?P<after>[^\W\d].*))"
)
_UNTIL: Final = re.compile(rf"(?:{'|'.join(map(re.escape, UNTIL))})\s.*\d.*", re.I)


def standing_in_names(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "Acme (withdrawn)", and kinds of members such as "Former member".

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each such name or kind, where it first stands.
    """
    told: set[tuple[str, str]] = set()
    for row in rows:
        for column, said in (("member", _behind(row.own.get("member", ""))), ("kind", _kind(row))):
            cell = row.own.get(column, "")
            if said and (column, cell) not in told and _speaks_of_standing(said):
                told.add((column, cell))
                message = f"{cell!r} says by {said!r} how it stands, and counts as a member."
                hint = "Write that into a column status or role, and the date into until."
                yield Problem(row.path, row.line, headers.get(column, column), message, hint)


def _behind(name: str) -> str:
    match = _BEHIND.fullmatch(name)
    return (match["inside"] or match["after"]).strip() if match else ""


def _kind(row: Row) -> str:
    return row.own.get("kind", "")


def _speaks_of_standing(said: str) -> bool:
    told = says_ended(said) or says_outside(said) or says_observes(said)
    return told or _UNTIL.fullmatch(said) is not None
