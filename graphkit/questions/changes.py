"""Who joined, left, was renamed or changed between two days."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from graphkit.errors import QueryError
from graphkit.facts.certainty import CERTAINTIES, AtLeast, Certainty, rank_of
from graphkit.facts.standing import SUSPENDED
from graphkit.facts.window import Day, span_of
from graphkit.questions.asked import less_sure, roles_apart
from graphkit.questions.columns import as_edtf, definitions, types
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

_COLUMNS: Final = (
    *("date", "earliest", "latest", "change", "thing", "label", "coalition", "coalition_label"),
    *("detail", "certainty", "record"),
)
_DOUBTED: Final = """
SELECT DISTINCT ?item {
  { ?item cg:confidence confidence:low }
  UNION { ?item cg:evidence ?word . ?word cg:polarity polarity:against }
  ?item a cg:Membership . FILTER NOT EXISTS { ?item cg:presumedFrom ?day }
}"""
"""Memberships that are possible and never more: no source can be relied on, or one denies them."""
_BOUNDS: Final = """
SELECT ?item ?who ?whole ?role ?from ?by ?until {
  ?item a cg:Membership ; org:member ?who ; org:organization ?whole
  OPTIONAL { ?item org:role/skos:notation ?role }
  OPTIONAL { ?item cg:startEarliest ?from }
  OPTIONAL { ?item cg:startLatest ?by }
  OPTIONAL { ?item cg:endLatest ?until }
}"""
"""Memberships without a bound may have begun at any time, or go on."""
_ROLES: Final = """
SELECT ?item ?who ?whole ?role {
  ?item a cg:Membership ; org:member ?who ; org:organization ?whole ; org:role/skos:notation ?role
}"""
_OF_ROLES: Final = {"joined": "role-taken", "left": "role-ended"}
WITH_COALITION: Final = "ended-with-coalition"
"""Nobody left: the coalition was dissolved, merged or replaced, and all that was in it ended."""
_A_DAY: Final = datetime.timedelta(1)
_DETAILS: Final = ("record", "earliest", "latest", "coalition", "thing", "certainty", "detail")


def changes(
    store: Queryable,
    first: Day | int | None,
    last: Day | int | None,
    *,
    of: str | None = None,
    at_least: AtLeast = "presumed",
    roles: frozenset[str] | None = None,
    lang: str = "en",
) -> Table:
    """List who joined, left, was renamed or changed between two days, both included.

    A month or a year counts from its first day, and to its last; with the id of an actor or a
    coalition, only what concerns it.
    """
    bound = {}
    if first is not None:
        bound["since"] = span_of(first).first
    if last is not None:
        bound["until"] = span_of(last).last
    if len(bound) == 2 and bound["since"] > bound["until"]:
        raise QueryError(f"{first} is after {last}. Put the earlier day first.")
    rows, left_out, slug = [], 0, store.namespace.slug
    least = rank_of(at_least)
    doubted = {slug(row["item"].value) for row in store.select(_DOUBTED)}
    apart = frozenset[object]() if roles is None else _in_other_roles(store, roles)
    beside = _Beside(store, apart)
    for record in ask(store, "changes", {**bound, "lang": lang}).records():
        elsewhere = of is not None and of not in (record["thing"], record["coalition"])
        if record["record"] in apart or elsewhere:
            continue
        degree = _falls_between(record, bound.get("since"), bound.get("until"))
        degree = "possible" if record["record"] in doubted else degree
        if CERTAINTIES.index(degree) < least:
            left_out += 1
            continue
        row = beside.told(_row(record)) | {"certainty": degree}
        rows.append(tuple(row[name] for name in _COLUMNS))
    return Table(
        _COLUMNS,
        rows,
        definitions=definitions(_COLUMNS),
        note=less_sure(left_out),
        types=types(_COLUMNS),
        details=_DETAILS,
    )


class _Stay(NamedTuple):
    record: str
    role: str
    earliest: datetime.date
    latest: datetime.date
    until: datetime.date


class _Beside:
    """What else there is between an actor and a coalition: who ends one role may be a member on.

    Parameters
    ----------
    store : Queryable
        The triples.
    apart : set
        Memberships that are not asked about, and so count for nothing.
    """

    def __init__(self, store: Queryable, apart: Collection[object]) -> None:
        self._not_belonging = roles_apart(store) - {SUSPENDED}
        self._pair: dict[str, tuple[str, str]] = {}
        self._stays: dict[tuple[str, str], list[_Stay]] = {}
        for row in store.select(_BOUNDS):
            item, who, whole, role, *bounds = (term.value if term else "" for term in row)
            record = store.namespace.slug(item)
            if record in apart:
                continue
            usual = datetime.date.min, datetime.date.max, datetime.date.max
            days = [
                datetime.date.fromisoformat(said) if said else day
                for said, day in zip(bounds, usual, strict=True)
            ]
            self._pair[record] = who, whole
            self._stays.setdefault((who, whole), []).append(_Stay(record, role, *days))

    def told(self, row: dict[str, Any]) -> dict[str, Any]:
        """Call the end or the beginning of one of several memberships that of a role.

        So are those of roles that do not count as belonging, such as having signed.
        """
        if row["change"] == WITH_COALITION:
            return row
        stays = self._stays.get(self._pair.get(row["record"], ("", "")), [])
        others = [one for one in stays if one.record != row["record"]]
        last = row["latest"]
        role = next((one.role for one in stays if one.record == row["record"]), "")
        if row["change"] == "joined" and role == SUSPENDED:
            return {**row, "change": "suspended"}
        if role in self._not_belonging:
            return {**row, "change": _OF_ROLES.get(row["change"], row["change"])}
        others = [one for one in others if one.role not in self._not_belonging]
        if row["change"] == "left" and any(
            one.earliest <= last + _A_DAY and one.until > last for one in others
        ):
            detail = ": ".join(filter(None, (role, row["detail"])))
            return {**row, "change": "role-ended", "detail": detail}
        if row["change"] == "joined":
            this = next(one for one in stays if one.record == row["record"])
            before = {one.role for one in others if _had_begun(one, this)}
            if before:
                return {**row, "change": "reinstated" if SUSPENDED in before else "role-taken"}
        return row


def _had_begun(one: _Stay, this: _Stay) -> bool:
    """Whether another stay is the one by which a member came, and may go on when this one begins.

    Of stays that may have begun on the same day, it is the one that is known to have begun first.
    """
    if this.earliest == datetime.date.min or one.until >= this.earliest - _A_DAY:
        if one.role == SUSPENDED:
            return one.latest < this.earliest
        return _order_of_beginning(one) < _order_of_beginning(this)
    return False


def _order_of_beginning(stay: _Stay) -> tuple[datetime.date, datetime.date, str]:
    return stay.latest, stay.earliest, stay.record


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
        "change": record["what"],
        "coalition": record["coalition"] or "",
        "coalition_label": record["coalition_label"] or "",
        "detail": record["detail"] or "",
    }


def _falls_between(
    record: Mapping[str, Any], first: datetime.date | None, last: datetime.date | None
) -> Certainty:
    """A change is certain to fall between two days if all of its bounds do."""
    earliest = record["earliest"]
    after = first is None or (earliest is not None and earliest >= first)
    before = last is None or record["latest"] <= last
    return "certain" if after and before else "possible"
