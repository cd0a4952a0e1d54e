"""What promises have to reach, by when, and whether they did."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from graphkit.facts.certainty import CERTAINTIES, Certainty
from graphkit.facts.window import Window
from graphkit.questions.answer_columns import definitions, types
from graphkit.questions.assessments import assessed
from graphkit.questions.scope_of_question import Asked
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value

_COLUMNS: Final = (
    *("actor", "coalition", "commitment", "indicator", "measure", "due", "state", "verdict"),
    *("assessor", "assessed", "due_earliest", "due_latest", "certainty", "source", "target"),
)
_MEANINGS: Final = {
    "actor": "id of the agent that promised it",
    "indicator": "what is measured or looked at",
    "measure": "the value to reach, as the source words it",
    "due": "by when it has to be reached, as EDTF text; empty if at all times",
    "state": "kept, missed, unjudged (past due, and nobody found it kept or not) or open",
    "verdict": "the newest verdicts until the day, one of each assessor; none if nobody judged",
    "assessor": "ids of those who judged, in the order of the verdicts",
    "assessed": "when they judged, as EDTF text",
    "due_earliest": "the first day on which it can be due; empty if that is unknown",
    "due_latest": "the last day on which it can be due; empty if that is unknown",
    "certainty": "how sure it is that the actor had promised it",
    "target": "id of the target, for 'evidence'",
}
_DETAILS: Final = ("due_earliest", "due_latest", "certainty", "source", "assessed", "target")
KEPT: Final = "kept"
MISSED: Final = "missed"
UNJUDGED: Final = "unjudged"
OPEN: Final = "open"
NOT_KEPT: Final = "not-kept"
PARTLY: Final = "partly-kept"
_ABOUT: Final = ("actor", "coalition", "commitment", "target")

_Record = Mapping[str, Any]


def targets(
    store: Queryable, thing: str | None, asked: Asked, *, overdue: bool = False, lang: str = "en"
) -> Table:
    """List targets and what became of them; see `graphkit.graph.KnowledgeGraph.targets`.

    What is past due, and what was judged, is told of the end of the time asked about.
    """
    judged = _by_promise(assessed(store), asked)
    rows: dict[tuple[Value, Value], tuple[Value, ...]] = {}
    best: dict[tuple[Value, Value], int] = {}
    left_out = set[tuple[Value, Value]]()
    for record in ask(store, "targets", {"lang": lang}).records():
        key = record["target"], record["actor"]
        if thing is not None and thing not in (record[name] for name in _ABOUT):
            continue
        degree = _degree(record, asked)
        row = _row(record, _newest(judged, record), asked) | {"certainty": degree}
        if degree == "no" or (overdue and not _is_overdue(row, asked)):
            continue
        if not asked.admits(degree):
            left_out.add(key)
            continue
        if best.get(key, 0) >= CERTAINTIES.index(degree):
            continue
        best[key] = CERTAINTIES.index(degree)
        rows[key] = tuple(row[name] for name in _COLUMNS)
    return Table(
        _COLUMNS,
        sorted(rows.values(), key=_order),
        definitions=definitions(_COLUMNS) | _MEANINGS,
        note=asked.note(len(left_out - best.keys()), of="promises"),
        types=types(_COLUMNS) | {"due_earliest": datetime.date, "due_latest": datetime.date},
        details=_DETAILS,
    )


def _degree(record: _Record, asked: Asked) -> Certainty:
    """How surely somebody was bound to a target on its day due, or, before it, when is asked."""
    day, due = asked.window.last, record["due_latest"]
    window = asked.window
    if due is not None and due < day:
        window = Window(record["due_earliest"] or due, due)
    then = asked._replace(window=window)
    promised = then.degree(record)
    set_ = {name.removeprefix("set_"): value for name, value in record.items() if "set_" in name}
    return min(promised, then.degree(set_), key=CERTAINTIES.index)


def _by_promise(
    records: Iterable[_Record], asked: Asked
) -> Mapping[tuple[str, str], Sequence[_Record]]:
    """Put together what was judged of each actor's promise until the day, the newest last."""
    found: dict[tuple[str, str], list[_Record]] = {}
    for record in records:
        judged = record[f"{asked.at_least}_from"]
        if record["actor"] and judged is not None and judged <= asked.window.last:
            found.setdefault((record["actor"], record["commitment"]), []).append(record)
    for same in found.values():
        same.sort(key=lambda record: (record[f"{asked.at_least}_from"], record["assessment"]))
    return found


def _newest(
    judged: Mapping[tuple[str, str], Sequence[_Record]], target: _Record
) -> Sequence[_Record]:
    """The newest word of each assessor about a promise that names no other target."""
    newest: dict[str, _Record] = {}
    for record in judged.get((target["actor"], target["commitment"]), ()):
        if record["target"] in ("", target["target"]):
            newest[record["assessor"]] = record
    return [newest[name] for name in sorted(newest)]


def _row(record: _Record, words: Sequence[_Record], asked: Asked) -> dict[str, Any]:
    verdicts = tuple(word["verdict"] for word in words)
    return {
        **record,
        "indicator": record["indicator"] or "",
        "measure": record["measure"] or "",
        "due": record["due"] or "",
        "state": _state(verdicts, past_due=_past_due(record, asked)),
        "verdict": verdicts,
        "assessor": tuple(word["assessor"] for word in words),
        "assessed": tuple(word["day"] for word in words),
    }


def _state(verdicts: Sequence[str], *, past_due: bool) -> str:
    """Tell what became of a target; one assessor that finds it kept is enough for *kept*."""
    if KEPT in verdicts:
        return KEPT
    if NOT_KEPT in verdicts or (past_due and PARTLY in verdicts):
        return MISSED
    return UNJUDGED if past_due else OPEN


def _past_due(record: _Record, asked: Asked) -> bool:
    due = record["due_latest"]
    return due is not None and bool(due < asked.window.last)


def _is_overdue(row: _Record, asked: Asked) -> bool:
    return _past_due(row, asked) and row["state"] != KEPT


def _order(row: Sequence[Value]) -> tuple[str, str, str, str]:
    """By the day due, the standing targets last."""
    last = row[_COLUMNS.index("due_latest")]
    return (str(last or "9999"), str(row[2]), str(row[-1]), str(row[0]))
