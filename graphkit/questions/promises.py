"""What an actor promised: the endorsements that follow from memberships and from its acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graphkit.facts.certainty import FIRST_DAY, LAST_DAY, rank_of
from graphkit.next_steps import Advice, Option, joined
from graphkit.questions.answer_columns import (
    BOUNDS,
    as_edtf,
    definitions,
    ends_of,
    number_in_text,
    types,
)
from graphkit.questions.scope_of_question import Asked
from graphkit.sparql.ask import ask, filled
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value

_COLUMNS: Final = (
    *("coalition", "commitment", "number", "summary", "goal", "start", "end", *BOUNDS),
    *("certainty", "mode", "role", "membership", "act", "source"),
    "joined_sources",
)
_DETAILS: Final = (
    "joined_sources",
    "act",
    "membership",
    *BOUNDS,
    "source",
    "mode",
    "number",
    "role",
    "goal",
)

_SOURCES: Final = {
    "source": "id of the source of the commitment's text",
    "joined_sources": "ids of the sources that say that the actor joined, or took it on by an act",
}
_JOINED: Final = """
SELECT DISTINCT ?record ?from {
  ?endorsement cg:endorser ?actor ; cg:through ?record .
  ?record cg:evidence ?word . ?word cg:source ?from .
  FILTER NOT EXISTS { ?word cg:polarity polarity:against }
} ORDER BY ?record ?from"""


def promises(store: Queryable, actor: str, asked: Asked, *, lang: str = "en") -> Table:
    """List what an actor promised, once for each coalition and commitment.

    Of several memberships and acts that took on the same commitment, the surest counts, and of
    equally sure ones the first; a note tells how many others of other dates there are.
    """
    given = {"actor": store.namespace.named(actor), "lang": lang}
    answer, sources = ask(store, "promises", given), _joined_sources(store, actor)
    best: dict[tuple[str, str], tuple[int, tuple[Value, ...]]] = {}
    undated: dict[tuple[str, str], str] = {}
    left_out, periods = set(), set()
    for record in answer.records():
        if not asked.counts(record["role"]):
            continue
        degree = asked.degree(record)
        key = str(record["coalition"]), str(record["commitment"])
        if not asked.admits(degree):
            left_out |= {key} if degree != "no" else set()
            continue
        through = str(record["membership"] or record["act"])
        row = _row(record) | {"certainty": degree, "joined_sources": sources.get(through, ())}
        periods.add((*key, row["start"], row["end"]))
        if key not in best or best[key][0] < rank_of(degree):
            best[key] = rank_of(degree), tuple(row[name] for name in _COLUMNS)
            undated[key] = str(record["instrument"]) if _is_undated(record) else ""
    rows = sorted((row for _, row in best.values()), key=_order)
    note = joined(
        asked.note(len(left_out - best.keys()), of="promises"),
        _again(len(periods) - len(best), of_a_day=asked.window.is_one_day),
    )
    note = joined(note, _without_date(sorted({*filter(None, undated.values())})))
    return Table(
        _COLUMNS,
        rows,
        definitions=definitions(_COLUMNS) | _SOURCES,
        note=note,
        types=types(_COLUMNS) | {"joined_sources": tuple},
        details=_DETAILS,
        shown=asked.shown(row[_COLUMNS.index("certainty")] for row in rows),
    )


def _joined_sources(store: Queryable, actor: str) -> dict[str, tuple[str, ...]]:
    """List who says that each membership or act is so, through which the actor promised."""
    found: dict[str, tuple[str, ...]] = {}
    slug = store.namespace.slug
    text = filled(_JOINED, {"actor": store.namespace.named(actor)})
    for record, source in store.select(text):
        through = slug(record.value)
        found[through] = (*found.get(through, ()), slug(source.value))
    return found


def _again(periods: int, *, of_a_day: bool) -> str:
    """Say how many periods have no row, as the same was promised in another that is surer."""
    if not periods:
        return ""
    further = "One further period" if periods == 1 else f"{periods} further periods"
    told = f"{further} of the same promises {'is' if periods == 1 else 'are'} not shown"
    if of_a_day:
        return f"{told}."
    return Advice("{told}; {option} tells what held on a day.", told=told, option=Option("on"))


def _without_date(texts: Sequence[str]) -> str:
    """Name the texts of which nobody says when they were issued, so that promises have no start."""
    if not texts:
        return ""
    return f"No start is given where the text has no date of issue: {', '.join(texts)}."


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    start, end = ends_of(str(record["during"] or "/"))
    summary, goal = record["summary"] or "", record["goal"] or ""
    told = {**record, "summary": summary, "goal": goal, "start": start, "end": end}
    return told | _begun(record) | _ended(record)


def _begun(record: Mapping[str, Any]) -> dict[str, Any]:
    """Nobody promised a text before it was issued; when that was may be unknown."""
    earliest, latest = record["start_earliest"], record["start_latest"]
    surely, first = record["presumed_from"], record["possible_from"]
    told: dict[str, Any] = {}
    if first is not None and first > (earliest or FIRST_DAY):
        told["start_earliest"] = earliest = first
    if _is_undated(record):
        told |= {"start_latest": None, "start": ""}
    elif surely is not None and latest is not None and surely > latest:
        told |= {"start_latest": surely, "start": as_edtf(earliest, surely)}
    return told


def _is_undated(record: Mapping[str, Any]) -> bool:
    """Whether somebody joined surely, and yet on no day surely promised: the text has no date."""
    return record["presumed_from"] is None and record["joined_presumably"] is not None


def _ended(record: Mapping[str, Any]) -> dict[str, Any]:
    """A promise may end before the membership, as when another text replaces its own."""
    last, earliest = record["possible_until"], record["presumed_until"]
    if last is None or last >= (record["end_latest"] or LAST_DAY):
        return {}
    return {"end": as_edtf(earliest, last), "end_earliest": earliest, "end_latest": last}


def _order(row: tuple[Value, ...]) -> tuple[str, tuple[int, str], str]:
    return str(row[0]), number_in_text(str(row[2] or "")), str(row[1])
