"""Each source's word about one thing, or about what two things share."""

from __future__ import annotations

from typing import Final

from graphkit.questions.columns import definitions, types
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

_COLUMNS: Final = (
    *("record", "type", "source", "publisher", "published", "says", "role", "count"),
    *("adopted", "polarity", "confidence", "quote", "url", "note", "last_seen"),
)


def evidence(store: Queryable, thing: str, other: str | None = None) -> Table:
    """List each source's word about one thing, or about what two things share."""
    name = store.namespace.named
    records = ask(store, "evidence", {"thing": name(thing)}).records()
    if other is not None:
        about = ask(store, "evidence", {"thing": name(other)})
        shared = set(about.column("record"))
        records = [record for record in records if record["record"] in shared]
    rows = [tuple(({**r, "says": r["stated"] or ""})[name] for name in _COLUMNS) for r in records]
    return Table(_COLUMNS, rows, definitions=definitions(_COLUMNS), types=types(_COLUMNS))
