"""Doubt names, of members too, and kinds that say since when, or that somebody does not belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.said_of_standing import role_said, said_of_standing
from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_beside_dates import SINCE, UNTIL
from graphkit.authoring.doubts.ends_within_notes import ROW_OF_SUSPENSION
from graphkit.authoring.doubts.status_without_end import WRITE_THE_END
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.roles_below_kinds import is_role_and_no_kind
from graphkit.authoring.known_words.words_of_headers import LAST_MEMBERS
from graphkit.authoring.known_words.words_of_standing import (
    says_ended,
    says_observes,
    says_outside,
    says_suspended,
)
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_BEHIND: Final = re.compile(
    r".+?(?:\s*[(\[](?P<inside>[^()\[\]]+)[)\]]|\s[-–—]\s(?P<after>[^\W\d].*))"
)
_SINCE: Final = re.compile(rf"(?:{'|'.join(map(re.escape, SINCE))})\s.*\d.*", re.I)
_MEMBER: Final = "how or since when it belongs, and counts as a member of that name"
_COUNTS: Final = {
    "member": _MEMBER,
    "kind": "how or since when it belongs, and is taken for the kind of its member",
    "coalition": "how or since when somebody belongs, and is a coalition of that name",
}
_OF_COALITION: Final = (
    "Write each membership into a row of its own, and that into role, since or until."
)
_SPAN: Final = re.compile(r"\d{4}\s*[–—-]\s*(?:\d{4}|\d{2})?")
_STRUCK: Final = "~~"
_FOUNDER: Final = "founder"
_OF_NAMES: Final = frozenset(["partner", "party", "leader", "organiser"])
"""Roles that stand in brackets behind names for other reasons, too: "Green (Party)"."""
_NAMES_OTHERS: Final = frozenset(words_of("standing_words", "left-or-else"))
"""Words of leaving that say something else, too."""
_PARTIES: Final = frozenset(LAST_MEMBERS)
_STANDS_IN: Final = frozenset(words_of("standing_words", "stands-in-for"))
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
    left = _surely_left([name for column, name in first if column == "member"], headers)
    for (column, cell), row in first.items():
        said = _said_by_kind(cell) if column == "kind" else said_behind(cell)
        if said and (speaks_of_standing(said, column) or (column == "member" and cell in left)):
            by = "" if said == cell else f"by {said!r} "
            message = f"{cell!r} says {by}{_COUNTS[column]}."
            hint = _OF_COALITION if column == "coalition" else _where_to_write(said)
            yield Problem(row.path, row.line, headers.get(column, column), message, hint)


def _surely_left(names: Sequence[str], headers: Mapping[str, str]) -> frozenset[str]:
    """Choose names such as "Acme (Left)", where brackets hold no names in other words.

    >>> sorted(_surely_left(["Acme (Left)", "Beta"], {})), _surely_left(["Acme (Left)"], {})
    (['Acme (Left)'], frozenset({'Acme (Left)'}))
    >>> _surely_left(["Sinistra (Left)", "Verdi (Greens)"], {})
    frozenset()
    """
    said = {
        name: inside
        for name in names
        if name.endswith((")", "]")) and (inside := said_behind(name))
    }
    found = {name for name, inside in said.items() if _may_be_translated(inside)}
    others = [name for name, inside in said.items() if not speaks_of_standing(inside, "member")]
    apart = plain(headers.get("member", "")) in _PARTIES or len(others) > len(found)
    return frozenset() if apart else frozenset(found)


def said_behind(name: str) -> str:
    """Give what stands behind a name in brackets or after a dash; empty where nothing does."""
    if name.startswith(_STRUCK) and name.endswith(_STRUCK):
        return "withdrawn"
    match = _BEHIND.fullmatch(name)
    return (match["inside"] or match["after"]).strip() if match else ""


def _said_by_kind(kind: str) -> str:
    """Give what a kind, or a part of one such as "Company (observer)", says of a membership.

    >>> [_said_by_kind(kind) for kind in ("Company (observer)", "NGO/member", "Observer")]
    ['observer', 'member', 'Observer']
    >>> _said_by_kind("Company/NGO"), _said_by_kind("State (federal)")
    ('', '')
    """
    parts = [kind, said_behind(kind), *map(str.strip, kind.split("/"))]
    return next((one for one in parts if one and speaks_of_standing(one, "kind")), "")


def _where_to_write(said: str) -> str:
    """Name the columns for what is said: a beginning is no end.

    >>> _where_to_write("since 2018"), _where_to_write("left 2020")
    ('Write the date into a column since.', 'Write the date into a column until.')
    >>> _where_to_write("observer"), _where_to_write("observer since 2010")
    ('Write that into a column role.', 'Write that into a column role, and the date into since.')
    """
    told: dict[str, str] = {}
    for part in _parts(said):
        told |= said_of_standing(part)
    ends = [name for name in ("since", "until") if told.get(name, UNKNOWN_DAY) != UNKNOWN_DAY]
    columns, dates = " and ".join(ends), "dates" if len(ends) > 1 else "date"
    if says_suspended(said):
        return ROW_OF_SUSPENSION
    if "until" in told and not ends:
        return WRITE_THE_END
    if ends and "role" not in told:
        return f"Write the {dates} into {'columns' if len(ends) > 1 else 'a column'} {columns}."
    if not ends and any(map(str.isdigit, said)):
        return "Write that into a column role, and its dates into since and until."
    more = f", and the {dates} into {columns}" if ends else ""
    return f"Write that into a column role{more}."


def _parts(said: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(said) if part.strip()]


@lru_cache(maxsize=4096)
def speaks_of_standing(said: str, column: str) -> bool:
    """Whether a text, or a part of it as in "2019; founding member", says how somebody belongs."""
    return any(_says_how(one, column) for one in dict.fromkeys([said, *_parts(said)]))


def _says_how(said: str, column: str) -> bool:
    role = role_said(said)
    told = (
        role == _FOUNDER
        or (says_ended(said) and (column == "kind" or not _may_be_translated(said)))
        or says_outside(said)
        or says_observes(said)
        or says_suspended(said)
        or (is_role_and_no_kind(said) if column == "kind" else _says_role(said, role))
        or (column == "member" and said.casefold() in _STANDS_IN)
    )
    dated = _UNTIL.fullmatch(said) or (column != "kind" and _says_since(said))
    return told or bool(dated) or (column == "member" and bool(_SPAN.fullmatch(said)))


def _may_be_translated(said: str) -> bool:
    """Whether a word with a capital is as likely a name in other words: "Sinistra (Left)"."""
    return said.istitle() and said.casefold() in _NAMES_OTHERS


def _says_role(said: str, role: str) -> bool:
    """Whether a role stands there that no name has, or any role with a date."""
    return role not in _OF_NAMES if role else "role" in said_of_standing(said)


def _says_since(said: str) -> bool:
    """Whether a date with a word of joining stands there; a year alone may be that of a text."""
    sense, date = beside(said)
    return is_date_like(date) if sense else _SINCE.fullmatch(said) is not None
