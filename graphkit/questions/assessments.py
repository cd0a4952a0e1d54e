"""Who judged a promise, when, and what was found."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from graphkit.facts.certainty import LAST_DAY
from graphkit.questions.answer_columns import definitions, types
from graphkit.questions.scope_of_question import Asked
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value

COLUMNS: Final = (
    *("actor", "coalition", "commitment", "target", "verdict", "measured", "assessor", "itself"),
    *("day", "earliest", "latest", "certainty", "confidence", "sources", "assessment"),
)
MEANINGS: Final = {
    "actor": "id of the agent whose promise was judged; empty where all were judged together",
    "commitment": "id of the commitment, or of the text where all its commitments were judged",
    "target": "id of the target by which it was judged",
    "verdict": "what the assessor found",
    "measured": "the value that was found, as the source prints it",
    "assessor": "id of the agent that judged",
    "itself": "whether the assessor judged its own promise",
    "day": "when it was judged, as EDTF text",
    "earliest": "the first day on which it can have been judged; empty if that is unknown",
    "latest": "the last day on which it can have been judged; empty if that is unknown",
    "assessment": "id of the record, for 'evidence'",
}
_DETAILS: Final = ("earliest", "latest", "certainty", "confidence", "target", "assessment")
_ABOUT: Final = ("actor", "assessor", "coalition", "commitment", "target")


def assessments(
    store: Queryable, thing: str | None, asked: Asked, *, verdict: str | None = None
) -> Table:
    """List assessments; see `graphkit.graph.KnowledgeGraph.assessments`."""
    rows: list[tuple[Value, ...]] = []
    left_out = 0
    for record in assessed(store):
        if thing is not None and thing not in (record[name] for name in _ABOUT):
            continue
        if verdict is not None and record["verdict"] != verdict:
            continue
        degree = asked.degree(record)
        if asked.admits(degree):
            rows.append(tuple({**record, "certainty": degree}[name] for name in COLUMNS))
        else:
            left_out += degree != "no"
    rows.sort(key=_newest_first)
    about = definitions(COLUMNS) | MEANINGS
    kinds = types(COLUMNS) | {"itself": bool}
    return Table(
        COLUMNS,
        rows,
        definitions=about,
        note=asked.note(left_out, of="assessments"),
        types=kinds,
        details=_DETAILS,
        shown=asked.shown(row[COLUMNS.index("certainty")] for row in rows),
    )


def assessed(store: Queryable) -> Iterator[Mapping[str, Any]]:
    """Read the assessments of a graph, once each, with all their sources."""
    answer = ask(store, "assessments").records()
    for _, same in groupby(answer, key=lambda record: record["assessment"]):
        records = list(same)
        first = records[0]
        yield {
            **first,
            "actor": first["actor"] or "",
            "coalition": first["coalition"] or "",
            "target": first["target"] or "",
            "measured": first["measured"] or "",
            "itself": first["actor"] == first["assessor"],
            "day": first["during"],
            "earliest": first["start_earliest"],
            "latest": first["end_latest"],
            "sources": tuple(sorted({str(record["source"]) for record in records})),
        }


def _newest_first(row: tuple[Value, ...]) -> tuple[int, str, str, str]:
    """The newest first, and those of an unknown day last."""
    latest = row[COLUMNS.index("latest")]
    assert latest is None or isinstance(latest, datetime.date)
    day = datetime.date.min if latest in (None, LAST_DAY) else latest
    return -day.toordinal(), str(row[2]), str(row[0]), str(row[-1])
