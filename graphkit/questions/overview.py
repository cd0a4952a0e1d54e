"""Each coalition at a glance: members, promises, disputes."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from graphkit.checking.conflicts import conflicts
from graphkit.questions.answer_columns import ends_of
from graphkit.questions.kinds import Kind, counted_kinds
from graphkit.questions.listing import NO_COALITION
from graphkit.questions.newest_lists import lists_of_members, newest
from graphkit.questions.scope_of_question import Asked
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.table import Table, ValuesOfRow

_DETAILS: Final = ("led_by", "others", "last_list", "until", "since", "coalition")
"""Columns that a narrow table may fold away, the least important first."""


def overview(store: Queryable, asked: Asked, *, lang: str = "en") -> Table:
    """Count members, promises and disputes of every coalition, the largest first.

    Returns
    -------
    Table
        ``members`` counts agents that belong at some time in the time asked about, each once; of
        all time, everybody who ever joined. After it comes one column for each kind that the
        field counts, under its plural; ``others`` counts those that are no members but have
        another role, such as organisers; ``disputed`` counts the memberships and the numbers about
        which sources disagree, whatever the time. The note says how many memberships are less sure
        than was asked for.
    """
    counted = _columns(counted_kinds(store))
    disputed, (members, others, less_sure) = _disputes(store), _members(store, asked)
    lists = lists_of_members(store)
    rows: list[ValuesOfRow] = []
    for record in ask(store, "overview", {"lang": lang}).records():
        name = str(record["coalition"])
        since, until = ends_of(str(record["during"] or "/"))
        found = Counter(members[name].values())
        last = newest(lists.get(name, []))
        rows.append(
            (
                *(name, record["label"], since, "" if until == ".." else until),
                *(record["led_by"] or "", len(members[name])),
                *(found[kind.id] for kind in counted.values()),
                len(others[name] - members[name].keys()),
                *(record["commitments"] or 0, disputed[name], last.day if last else None),
            )
        )
    rows.sort(key=_largest_first)
    columns = (*_BEFORE, *counted, *_AFTER)
    meanings = {**_BEFORE, **{n: f"{n} among them" for n in counted}, **_AFTER}
    details = (*_DETAILS, *reversed(counted))
    types, note = (
        {"last_list": datetime.date},
        asked.note(less_sure, of="memberships") if rows else NO_COALITION,
    )
    return Table(columns, rows, definitions=meanings, note=note, details=details, types=types)


def _columns(counted: Iterable[Kind]) -> dict[str, Kind]:
    """Name the column of each kind after its plural; after its id where that is taken."""
    columns: dict[str, Kind] = {}
    for kind in counted:
        plural = "_".join(kind.plural().casefold().replace("-", " ").split())
        taken = plural in {*_BEFORE, *_AFTER, *columns}
        columns[f"kind_{kind.id}" if taken else plural] = kind
    return columns


def _members(
    store: Queryable, asked: Asked
) -> tuple[Mapping[str, dict[str, str]], Mapping[str, set[str]], int]:
    """List the kind of every member in the roles asked about, and who is there in other roles.

    The number is that of memberships in those roles that are less sure than was asked for.
    """
    members: dict[str, dict[str, str]] = defaultdict(dict)
    others: dict[str, set[str]] = defaultdict(set)
    less_sure = 0
    for record in ask(store, "joined").records():
        coalition, member = str(record["coalition"]), str(record["member"])
        degree, counts = asked.degree(record), asked.counts(record["role"])
        if not asked.admits(degree):
            less_sure += counts and degree != "no"
        elif counts:
            members[coalition][member] = str(record["kind"] or "")
        else:
            others[coalition].add(member)
    return members, others, less_sure


_BEFORE: Final[Mapping[str, str]] = {
    "coalition": "id of the coalition",
    "label": "name in the chosen language, or else in the next best one that it has a name in",
    "since": "when it began, as EDTF text",
    "until": "when it ended; empty while it lasts",
    "led_by": "who leads it, an editorial reading",
    "members": "agents that belong at some time in the time asked about, each counted once",
}
_AFTER: Final[Mapping[str, str]] = {
    "others": "agents in other roles than those counted, such as organisers, each counted once",
    "commitments": "commitments in its texts",
    "disputed": "memberships and numbers about which sources disagree",
    "last_list": "day of its newest list of members; empty where there is none",
}


def _largest_first(row: ValuesOfRow) -> tuple[int, str]:
    members = row[5]
    assert isinstance(members, int)
    return -members, str(row[0])


_COALITION_OF = f"""SELECT ?record ?coalition WHERE {{
  {{ ?it a cg:Membership ; org:organization ?whole }} UNION {{ ?it cg:rosterOf ?whole }}
  BIND({short_address("?it")} AS ?record)
  BIND({short_address("?whole")} AS ?coalition)
}}"""


def _disputes(store: Queryable) -> Counter[str]:
    """Count the records of each coalition about which sources disagree."""
    coalition_of = {row[0]: row[1] for row in run(store, _COALITION_OF)}
    disputed = set(conflicts(store).column("record"))
    return Counter(str(coalition_of[record]) for record in disputed if record in coalition_of)
