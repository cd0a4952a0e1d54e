"""Each source's word about one thing, or about what two things share."""

from __future__ import annotations

from graphkit.questions.rows import _defined, _Ref
from graphkit.sparql.named_queries import named
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table


def evidence(store: Queryable, thing: str, other: str | None = None) -> Table:
    """List each source's word about one thing, or about what two things share."""
    answer = run(store, named("evidence").text, {"thing": _Ref(thing)})
    records = answer.records()
    if other is not None:
        shared = set(run(store, named("evidence").text, {"thing": _Ref(other)}).column("record"))
        records = [record for record in records if record["record"] in shared]
    columns = (
        "record",
        "type",
        "source",
        "publisher",
        "published",
        "says",
        "role",
        "count",
        "adopted",
        "confidence",
        "quote",
        "url",
        "note",
    )
    rows = [
        tuple({**record, "says": record["stated"] or ""}[name] for name in columns)
        for record in records
    ]
    return Table(columns, rows, definitions=_defined(columns))
