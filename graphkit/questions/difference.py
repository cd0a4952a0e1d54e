"""What two editions of a graph say differently of who joined what."""

from __future__ import annotations

from typing import Final, NamedTuple

from graphkit.questions.columns import ends_of
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table

_QUERY: Final = """
SELECT ?membership ?member ?label ?coalition ?called ?during ?role WHERE {
  ?record a cg:Membership ; org:member ?who ; org:organization ?what ; cg:during ?during ;
          org:role ?as .
  OPTIONAL { SELECT ?who (MIN(?name) AS ?label) { ?who skos:prefLabel ?name } GROUP BY ?who }
  OPTIONAL { SELECT ?what (MIN(?name) AS ?called) { ?what skos:prefLabel ?name } GROUP BY ?what }
  BIND(STRAFTER(STR(?record), "/id/") AS ?membership)
  BIND(STRAFTER(STR(?who), "/id/") AS ?member)
  BIND(STRAFTER(STR(?what), "/id/") AS ?coalition)
  BIND(STRAFTER(STR(?as), "role/") AS ?role)
} ORDER BY ?membership"""
_COLUMNS: Final = {
    "change": "joined, joined again, left, corrected or removed",
    "coalition": "id of the coalition",
    "member": "id of the member",
    "before": "the period and role in the old edition",
    "after": "the period and role in the new edition",
    "words": "the change as a sentence",
}
_OPEN: Final = ("", "..")


class _Membership(NamedTuple):
    member: str
    label: str
    coalition: str
    called: str
    during: str
    role: str

    @property
    def told(self) -> str:
        return f"{self.during}, {self.role}"

    @property
    def pair(self) -> tuple[str, str]:
        return self.member, self.coalition


def difference(old: Queryable, new: Queryable) -> Table:
    """List what changed from one edition of a graph to another.

    Parameters
    ----------
    old, new : Queryable
        The triples of the two; records are told apart by their ids.

    Returns
    -------
    Table
        One row for each membership that is new, gone or told differently, in the order of the
        ids of coalition and member. A membership that has an end now and had none before has
        *left*; what else is told differently is *corrected*.
    """
    before, after = _memberships(old), _memberships(new)
    pairs = {one.pair for one in before.values()}
    rows = []
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        change = _change(was, now, pairs)
        one = now or was
        if change and one is not None:
            told = [side.told if side else None for side in (was, now)]
            rows.append((change, one.coalition, one.member, *told, _words(change, one, was)))
    rows.sort(key=lambda row: (str(row[1]), str(row[2]), str(row[4])))
    return Table(tuple(_COLUMNS), rows, definitions=_COLUMNS)


def _memberships(store: Queryable) -> dict[str, _Membership]:
    found = {}
    for name, member, label, coalition, called, during, role in run(store, _QUERY).rows:
        said = (str(member), str(label or member), str(coalition), str(called or coalition))
        found[str(name)] = _Membership(*said, str(during), str(role))
    return found


def _change(was: _Membership | None, now: _Membership | None, pairs: set[tuple[str, str]]) -> str:
    if was is None and now is not None:
        return "joined again" if now.pair in pairs else "joined"
    if now is None or was is None:
        return "removed"
    if was == now:
        return ""
    ended = ends_of(was.during)[1] in _OPEN and ends_of(now.during)[1] not in _OPEN
    return "left" if ended else "corrected" if was.told != now.told else ""


def _words(change: str, one: _Membership, was: _Membership | None) -> str:
    start, end = ends_of(one.during)
    if change in ("joined", "joined again"):
        since = f" (since {start})" if start else ""
        return f"{one.label} {change.replace('joined', 'joined ' + one.called)}{since}."
    if change == "left":
        return f"{one.label} left {one.called} ({end})."
    if change == "removed":
        return f"{one.label} is no longer listed in {one.called}."
    before = was.told if was else ""
    return f"{one.label} in {one.called}: {one.told} instead of {before}."
