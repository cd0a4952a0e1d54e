"""How members stand in a coalition at a time: how far each has come, or that it has left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from graphkit.errors import InvalidChoice
from graphkit.facts.certainty import CERTAINTIES
from graphkit.facts.window import ALL_TIME, Day, During
from graphkit.next_steps import Advice, Option, joined
from graphkit.questions.answer_columns import BOUNDS, definitions, ends_of, types
from graphkit.questions.members import merged
from graphkit.questions.scope_of_question import Asked
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value

LEFT: Final = "left"
_COLUMNS: Final = (
    *("member", "label", "kind", "standing", "before", "start", "end", *BOUNDS),
    *("end_reason", "certainty", "confidence", "sources", "membership"),
)
_DEFINITIONS: Final = {
    "standing": "the role that the member has come to; 'left' if it holds none any more",
    "before": "the roles that were stages towards it; of who has left, those that it held",
    "certainty": "how sure it is that the member stands so at some time in the time asked about: "
    "certain, presumed, possible; of who has left, which is surely in it no more, how sure that "
    "it was in it",
}
_TIMES: Final = Advice(
    "or another day; or else {during} for how far each came in a year",
    during=Option("during", 2022),
)
_Record = Mapping[str, Any]


def needs_a_time(on: Day | None, during: During | None) -> None:
    """Raise InvalidChoice unless a day or a time is given: of all time nobody has left."""
    if on is None and during is None:
        raise InvalidChoice("on", None, ("2022-06-23",), missing=_TIMES)


def standing(store: Queryable, coalition: str, asked: Asked, *, lang: str = "en") -> Table:
    """List how members stand at a time; see `graphkit.graph.KnowledgeGraph.standing`."""
    answer = ask(store, "members", {"coalition": store.namespace.named(coalition), "lang": lang})
    records = [merged(list(same)) for _, same in groupby(answer.records(), key=_membership)]
    known = [record | {"certainty": asked.degree(record)} for record in records]
    surpassed = _surpassed_by(store)
    rows: list[tuple[Value, ...]] = []
    unsure = 0
    for _, same in groupby(sorted(known, key=_by_member), key=lambda record: record["member"]):
        of_member = list(same)
        found = list(_standings(of_member, asked, surpassed))
        unsure += not found and any(one["certainty"] != "no" for one in of_member)
        rows.extend(tuple(row[name] for name in _COLUMNS) for row in found)
    return Table(
        _COLUMNS,
        rows,
        definitions=definitions(_COLUMNS) | _DEFINITIONS,
        note=joined(_counted(row[3] for row in rows), asked.note(unsure)),
        types=types(_COLUMNS),
        details=("kind", *BOUNDS, "confidence", "sources", "membership"),
    )


def _standings(
    records: Sequence[_Record], asked: Asked, surpassed: Mapping[str, frozenset[str]]
) -> Iterator[_Record]:
    """Find the furthest roles that are held at that time, or else the one that ended last."""
    every, records = records, _not_passed(records, asked, surpassed)
    held = [record for record in records if asked.admits(record["certainty"])]
    behind = {role for record in held for role in surpassed.get(record["role"], ())}
    for record in held:
        role = record["role"]
        if role not in behind:
            yield _row(record, role, _roles_begun(every, asked) & surpassed.get(role, frozenset()))
    if held or any(record["certainty"] != "no" for record in records):
        return
    ended = [record for record in every if _is_over(record, asked)]
    if ended:
        last = max(ended, key=lambda record: record["possible_until"])
        ever = asked._replace(window=ALL_TIME)
        surest = max((ever.degree(record) for record in ended), key=CERTAINTIES.index)
        yield _row({**last, "certainty": surest}, LEFT, {record["role"] for record in ended})


def _not_passed(
    records: Sequence[_Record], asked: Asked, surpassed: Mapping[str, frozenset[str]]
) -> Sequence[_Record]:
    """Leave out the stages towards what was over by then: whoever left has not just signed."""
    over = [record for record in records if _is_over(record, asked)]
    begun = f"{asked.at_least}_from"
    return [
        record
        for record in records
        if not any(
            record["role"] in surpassed.get(one["role"], ())
            and record[begun] is not None
            and record[begun] <= one["possible_until"]
            for one in over
        )
    ]


def _row(record: _Record, standing_: str, before: Iterable[str]) -> _Record:
    start, end = ends_of(str(record["during"]))
    earlier = tuple(sorted(before))
    return {**record, "standing": standing_, "before": earlier, "start": start, "end": end}


def _roles_begun(records: Iterable[_Record], asked: Asked) -> frozenset[str]:
    """The roles that a member holds at that time or held before, as surely as is asked."""
    begun = ((record["role"], record[f"{asked.at_least}_from"]) for record in records)
    return frozenset(role for role, day in begun if day is not None and day <= asked.window.last)


def _is_over(record: _Record, asked: Asked) -> bool:
    """Whether a membership that is sure enough has ended before that time, at the latest."""
    was = record[f"{asked.at_least}_from"] is not None
    return was and bool(record["possible_until"] < asked.window.first)


def _surpassed_by(store: Queryable) -> Mapping[str, frozenset[str]]:
    """List, for each role, those that are stages towards it, directly or through others.

    Who takes on commitments, in whatever role, has passed every stage that is not belonging yet.
    """
    towards: dict[str, set[str]] = {}
    roles = tuple(ask(store, "roles").records())
    for row in roles:
        if row["stage_of"]:
            towards.setdefault(str(row["stage_of"]), set()).add(str(row["role"]))
    not_yet = {str(r["role"]) for r in roles if r["stage_of"] and r["counts_as_belonging"] is False}
    for row in roles:
        if row["takes_on_commitments"] is True:
            towards.setdefault(str(row["role"]), set()).update(not_yet - {str(row["role"])})
    return {role: frozenset(_all_before(role, towards)) for role in towards}


def _all_before(role: str, towards: Mapping[str, set[str]]) -> set[str]:
    found, open_ = set[str](), [role]
    while open_:
        new = towards.get(open_.pop(), set()) - found
        found |= new
        open_.extend(new)
    return found


def _counted(standings: Iterable[Value]) -> str:
    """Count the rows by standing: "By standing: party 40, signatory 50."."""
    counts = sorted(Counter(map(str, standings)).items())
    told = ", ".join(f"{name} {count:,}" for name, count in counts)
    return f"By standing: {told}." if told else ""


def _membership(record: _Record) -> Any:
    return record["membership"]


def _by_member(record: _Record) -> tuple[str, str, str]:
    return str(record["label"]), str(record["member"]), str(record["membership"])
