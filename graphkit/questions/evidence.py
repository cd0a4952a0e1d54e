"""Each source's word about one thing, or about what two things share."""

from __future__ import annotations

from typing import Final

from graphkit.questions.columns import definitions, types
from graphkit.sparql.named_queries import named
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table

_COLUMNS: Final = (
    *("record", "type", "source", "publisher", "published", "says", "role", "count"),
    *("adopted", "confidence", "quote", "url", "note"),
)


def evidence(store: Queryable, thing: str, other: str | None = None) -> Table:
    """List each source's word about one thing, or about what two things share."""
    name = store.namespace.named
    records = run(store, named("evidence").text, {"thing": name(thing)}).records()
    if other is not None:
        about = run(store, named("evidence").text, {"thing": name(other)})
        shared = set(about.column("record"))
        records = [record for record in records if record["record"] in shared]
    rows = [tuple(({**r, "says": r["stated"] or ""})[name] for name in _COLUMNS) for r in records]
    return Table(_COLUMNS, rows, definitions=definitions(_COLUMNS), types=types(_COLUMNS))
