"""Doubt names, of members too, and kinds that say since when, or that somebody does not belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_beside_dates import SINCE, UNTIL
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_standing import (
    says_ended,
    says_observes,
    says_outside,
    says_suspended,
)
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_BEHIND: Final = re.compile(
    r".+?(?:\s*[(\[](?P<inside>[^()\[\]]+)[)\]]|\s[-–—]\s(?P<after>[^\W\d].*))"
)
_SINCE: Final = re.compile(rf"(?:{'|'.join(map(re.escape, SINCE))})\s.*\d.*", re.I)
_MEMBER: Final = "how or since when it belongs, and counts as a member of that name"
_COUNTS: Final = {
    "member": _MEMBER,
    "kind": _MEMBER,
    "coalition": "how or since when somebody belongs, and is a coalition of that name",
}
_HINT: Final = "Write that into a column status or role, and the date into until."
_HINTS: Final = {
    "member": _HINT,
    "kind": _HINT,
    "coalition": "Write each membership into a row of its own, and that into role, since or until.",
}
_SPAN: Final = re.compile(r"\d{4}\s*[–—-]\s*(?:\d{4}|\d{2})?")
_STRUCK: Final = "~~"
_FOUNDER: Final = "founder"
_BETWEEN: Final = re.compile(r"\s*[;,]\s+")
_UNTIL: Final = re.compile(rf"(?:{'|'.join(map(re.escape, UNTIL))})\s.*\d.*", re.I)


def standing_in_names(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find names such as "Acme (withdrawn)" and "Pact (since 2013)", and kinds of members.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each such name or kind, where it first stands.
    """
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        for column in ("member", "kind") if row.own else ():
            first.setdefault((column, row.own.get(column, "")), row)
        first.setdefault(("coalition", row.cells["coalition"]), row)
    for (column, cell), row in first.items():
        said = cell if column == "kind" else _behind(cell)
        if said and _speaks_of_standing(said, column):
            message = f"{cell!r} says by {said!r} {_COUNTS[column]}."
            hint = _HINTS[column]
            yield Problem(row.path, row.line, headers.get(column, column), message, hint)


def _behind(name: str) -> str:
    if name.startswith(_STRUCK) and name.endswith(_STRUCK):
        return "withdrawn"
    match = _BEHIND.fullmatch(name)
    return (match["inside"] or match["after"]).strip() if match else ""


def _speaks_of_standing(said: str, column: str) -> bool:
    """Whether a text, or a part of it as in "2019; founding member", says how somebody belongs."""
    parts = [part.strip() for part in _BETWEEN.split(said)]
    return any(_says_how(one, column) for one in (dict.fromkeys([said, *filter(None, parts)])))


def _says_how(said: str, column: str) -> bool:
    told = (
        bundled_concept("role", said) == _FOUNDER
        or says_ended(said)
        or says_outside(said)
        or says_observes(said)
        or says_suspended(said)
    )
    dated = _UNTIL.fullmatch(said) or (column != "kind" and _says_since(said))
    return told or bool(dated) or (column == "member" and bool(_SPAN.fullmatch(said)))


def _says_since(said: str) -> bool:
    """Whether a date with a word of joining stands there; a year alone may be that of a text."""
    sense, date = beside(said)
    return is_date_like(date) if sense else _SINCE.fullmatch(said) is not None
