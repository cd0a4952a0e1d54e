"""Who joined, left, was renamed or changed between two days."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias, get_args

from graphkit.errors import QueryError
from graphkit.facts.bound import bound_of
from graphkit.facts.certainty import CERTAINTIES, AtLeast, Certainty, rank_of
from graphkit.facts.standing import SUSPENDED
from graphkit.facts.window import Day
from graphkit.next_steps import joined
from graphkit.questions.answer_columns import as_edtf, definitions, types
from graphkit.questions.scope_of_question import as_of, less_sure, roles_apart
from graphkit.questions.sources_of_changes import WITH_COALITION, SourcesOfChanges
from graphkit.questions.stays_of_pairs import Stay, StaysOfPairs
from graphkit.questions.undated_changes import told_of_undated, undated_changes
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table
from graphkit.type_checks import one_of, texts

_COLUMNS: Final = (
    *("date", "earliest", "latest", "change", "thing", "label", "coalition", "coalition_label"),
    *("detail", "certainty", "record", "kind", "reason", "sources"),
)
Change: TypeAlias = Literal[
    "joined",
    "left",
    "ended-with-coalition",
    "role-taken",
    "role-ended",
    "suspended",
    "reinstated",
    "renamed",
    "changed",
]
"""What can have happened."""
CHANGES: Final = get_args(Change)
_DOUBTED: Final = """
SELECT DISTINCT ?item {
  { ?item cg:confidence confidence:low }
  UNION { ?item cg:evidence ?word . ?word cg:polarity polarity:against }
  ?item a cg:Membership . FILTER NOT EXISTS { ?item cg:presumedFrom ?day }
}"""
"""Memberships that are possible and never more: no source can be relied on, or one denies them."""
_ROLES: Final = """
SELECT ?item ?who ?whole ?role {
  ?item a cg:Membership ; org:member ?who ; org:organization ?whole ; org:role/skos:notation ?role
}"""
_OF_ROLES: Final = {"joined": "role-taken", "left": "role-ended", WITH_COALITION: "role-ended"}
_A_DAY: Final = datetime.timedelta(1)
_SOURCES: Final = (
    "ids of the sources that state this beginning or end; where none does, those of the coalition "
    "that ended, or else all that tell of the record"
)
_DETAILS: Final = (
    "sources",
    "record",
    "reason",
    "kind",
    "earliest",
    "latest",
    "coalition",
    "thing",
    "certainty",
)
_OF_ALL: Final = (*_DETAILS, "detail")
"""Why somebody left answers the question who left; among all changes it is a detail."""


def changes(
    store: Queryable,
    first: Day | int | None,
    last: Day | int | None,
    *,
    of: str | None = None,
    at_least: AtLeast = "presumed",
    roles: frozenset[str] | None = None,
    change: Change | Iterable[Change] | None = None,
    newest: datetime.date | None = None,
    kinds: frozenset[str] | None = None,
    lang: str = "en",
) -> Table:
    """List who joined, left, was renamed or changed between two days, both included.

    A month or a year counts from its first day, and to its last; with the id of an actor or a
    coalition, only what concerns it; with `change`, only what happened so, and with the ids of
    `kinds`, only to things of these.
    """
    wanted = CHANGES if change is None else texts("change", change, "a word or several as texts")
    for word in wanted:
        one_of("change", word, CHANGES)
    bound = {}
    if first is not None:
        bound["since"] = bound_of(first, "first")
    if last is not None:
        bound["until"] = bound_of(last, "last")
    if len(bound) == 2 and bound["since"] > bound["until"]:
        raise QueryError(f"{first} is after {last}. Put the earlier day first.")
    kept, rows, left_out, slug = list[dict[str, Any]](), [], 0, store.namespace.slug
    least = rank_of(at_least)
    doubted = {slug(row["item"].value) for row in store.select(_DOUBTED)}
    apart = frozenset[object]() if roles is None else _in_other_roles(store, roles)
    beside = _Beside(store, apart, doubted, roles or frozenset())
    since = {"since": bound["since"]} if "since" in bound else {}
    for found in ask(store, "changes", {**since, "lang": lang}).records():
        record = beside.told(found)
        elsewhere = of is not None and of not in (record["thing"], record["coalition"])
        if record["record"] in apart or elsewhere or _is_after(record, bound.get("until")):
            continue
        if record["change"] not in wanted or (kinds is not None and record["kind"] not in kinds):
            continue
        degree = _falls_between(record, bound.get("since"), bound.get("until"))
        degree = "possible" if record["record"] in doubted else degree
        if CERTAINTIES.index(degree) < least:
            left_out += 1
            continue
        kept.append(_row(record) | {"certainty": degree})
    may_be = CERTAINTIES.index("possible") >= least
    undated = [
        called
        for found in (undated_changes(store) if _OF_ROLES.keys() & {*wanted} else ())
        if (called := beside.told(found)["change"]) in wanted
        and of in (None, found["thing"], found["coalition"])
        and (kinds is None or found["kind"] in kinds)
        and found["record"] not in (apart if may_be else apart | doubted)
        and not _is_after(found, bound.get("until"))
    ]
    if kept:
        sources = SourcesOfChanges(store)
        for row in kept:
            told = {**row, "sources": sources.of(row["record"], row["what"], row["coalition"])}
            rows.append(tuple(told[name] for name in _COLUMNS))
    return Table(
        _COLUMNS,
        rows,
        definitions={**definitions(_COLUMNS), "sources": _SOURCES},
        note=joined(
            less_sure(left_out, "changes"),
            told_of_undated(undated),
            as_of(newest, bound.get("since", datetime.date.min)),
        ),
        types=types(_COLUMNS),
        details=_OF_ALL if len(wanted) > 1 else ("change", *_DETAILS),
    )


class _Beside:
    """What else there is between an actor and a coalition: who ends one role may be a member on.

    Parameters
    ----------
    store : Queryable
        The triples.
    apart, doubted : set
        Memberships that are not asked about, and those that are possible and never more.
    roles : frozenset of str
        The roles in which one belongs, whatever the field says; those of the field if empty.
    """

    def __init__(
        self,
        store: Queryable,
        apart: Collection[object],
        doubted: Collection[str],
        roles: frozenset[str],
    ) -> None:
        self._pause = "" if SUSPENDED in roles else SUSPENDED
        self._not_belonging = roles_apart(store) - roles - {SUSPENDED}
        self._stays = StaysOfPairs(store, apart, self._not_belonging, doubted, self._pause)

    def told(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Call the end or the beginning of one of several memberships that of a role.

        So are those of roles that do not count as belonging, such as having signed.
        """
        ended = record["what"] in ("left", WITH_COALITION)
        reason = record["detail"] if ended else None
        row = {**record, "change": record["what"], "reason": reason or ""}
        parts = self._stays.parts_with(row["record"])
        role = next((one.role for one in parts if one.record == row["record"]), "")
        if row["change"] == "joined" and role and role == self._pause:
            return {**row, "change": "suspended"}
        if row["change"] not in _OF_ROLES:
            return row
        if role in self._not_belonging:
            return _of_role(row, role)
        stay = self._stays.stay_of(row["record"])
        if stay is None:
            return row
        return self._left(row, stay, role) if ended else self._joined(row, stay)

    def _joined(self, row: dict[str, Any], stay: Stay) -> dict[str, Any]:
        joining = stay.joining
        begins = joining is not None and joining.record == row["record"]
        first = stay.earliest if begins else row["earliest"]
        if first is not None and any(
            one.role == self._pause and one.latest < first and one.until >= first - _A_DAY
            for one in self._stays.like(row["record"])
        ):
            return {**row, "change": "reinstated"}
        if joining is not None and not begins:
            return {**row, "change": "role-taken"}
        return {**row, "earliest": first}

    def _left(self, row: dict[str, Any], stay: Stay, role: str) -> dict[str, Any]:
        if stay.leaving.record != row["record"]:
            return _of_role(row, role)
        return {**row, "earliest": stay.over}


def _of_role(row: dict[str, Any], role: str) -> dict[str, Any]:
    """Call a beginning or an end that of a role, and name the role beside a reason."""
    change = _OF_ROLES[row["change"]]
    if change == "role-taken":  # its detail is the role
        return {**row, "change": change}
    return {**row, "change": change, "detail": ": ".join(filter(None, (role, row["detail"])))}


def _in_other_roles(store: Queryable, roles: frozenset[str]) -> frozenset[object]:
    """List the memberships in roles that are not asked about.

    A suspension is about whoever else is suspended by it.
    """
    of_pairs: dict[tuple[str, str], set[str]] = {}
    rows = [tuple(term.value for term in row) for row in store.select(_ROLES)]
    for _, who, whole, role in rows:
        of_pairs.setdefault((who, whole), set()).add(role)
    asked = {pair for pair, held in of_pairs.items() if not roles.isdisjoint(held)}
    slug = store.namespace.slug
    return frozenset(
        slug(item)
        for item, who, whole, role in rows
        if role not in roles and not (role == SUSPENDED and (who, whole) in asked)
    )


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **record,
        "date": as_edtf(record["earliest"], record["latest"]),
        "coalition": record["coalition"] or "",
        "coalition_label": record["coalition_label"] or "",
        "detail": record["detail"] or "",
        "kind": record["kind"] or "",
    }


def _is_after(record: Mapping[str, Any], last: datetime.date | None) -> bool:
    """Whether a change surely came after a day."""
    earliest = record["earliest"]
    return last is not None and earliest is not None and earliest > last


def _falls_between(
    record: Mapping[str, Any], first: datetime.date | None, last: datetime.date | None
) -> Certainty:
    """A change is certain to fall between two days if all of its bounds do."""
    earliest = record["earliest"]
    after = first is None or (earliest is not None and earliest >= first)
    latest = record["latest"]
    before = last is None or (latest is not None and latest <= last)
    return "certain" if after and before else "possible"
