"""Doubt coalitions that differ from another in a few words in brackets that were not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.doubts.names_described import names_described
from graphkit.authoring.doubts.standing_in_names import speaks_of_standing
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold

NAME_AND_BRACKETS: Final = re.compile(r"(?P<name>.*[^\s(\[])\s*[(\[](?P<inside>[^()\[\]]+)[)\]]")
_SAYS_MORE: Final = re.compile(r"\s*[^\W\d_].*\d.*|\s*\d.*[^\W\d_].*")
"""Letters and figures, as in "since 2019"; figures alone are those of a year."""
_HINT: Final = "If it says since when or as what somebody belongs, write it into since or role."


def brackets_behind_coalitions(
    rows: Sequence[Row], headers: Mapping[str, str], described: Sequence[Row] = ()
) -> Iterator[Problem]:
    """Find coalitions such as "Pact (after a pause)" beside "Pact".

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.
    described : sequence of Row
        The coalitions that a table describes: there are as many as it says.

    Yields
    ------
    Problem
        One for all of them, in the line of the first. Brackets that begin with a capital and
        hold no figures, as in "Pact (Cities)", are a part of the name.
    """
    known = names_described(described)
    first = {row.cells["coalition"]: row for row in reversed(rows)}
    names = {fold(name) for name in first}
    found = [(name, head) for name in first if (head := _said_beside(name)) and name not in known]
    found = [(name, head) for name, head in found if fold(head) in names]
    if not found:
        return
    name, head = min(found, key=lambda one: (first[one[0]].line, one[0]))
    others = f", and {len(found) - 1:,} more likewise" if len(found) > 1 else ""
    row = first[name]
    message = f"{shown(name)} is read as another coalition than {shown(head)}{others}."
    yield Problem(row.path, row.line, headers.get("coalition", "coalition"), message, _HINT)


def _said_beside(name: str) -> str:
    """Give the name before brackets that may say something of a membership.

    >>> _said_beside("Pact (after a pause)"), _said_beside("Pact (Chairs 2019)")
    ('Pact', 'Pact')
    >>> _said_beside("Pact (Cities)"), _said_beside("Pact (2019)"), _said_beside("Pact (observer)")
    ('', '', '')
    """
    match = NAME_AND_BRACKETS.fullmatch(name) if name[-1:] in ")]" else None
    if match is None:
        return ""
    inside = match["inside"].strip()
    more = inside[:1].islower() or _SAYS_MORE.fullmatch(inside)
    told = speaks_of_standing(inside, "coalition")  # is told of the name by itself
    return match["name"] if more and not told else ""
