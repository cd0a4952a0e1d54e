"""What a coalition asks of those who join."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from graphkit.questions.answer_columns import definitions, number_in_text
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

_COLUMNS: Final = (
    *("commitment", "number", "summary", "goal", "addressed_to", "jointly"),
    *("confidence", "sources"),
)


def asks(store: Queryable, coalition: str, *, lang: str = "en") -> Table:
    """List the commitments of a coalition's texts, in the order of their numbers."""
    given = {"coalition": store.namespace.named(coalition), "lang": lang}
    answer = ask(store, "asks", given)
    rows = []
    for _, same in groupby(answer.records(), key=lambda record: record["commitment"]):
        records = list(same)
        row = {
            **records[0],
            "summary": records[0]["summary"] or "",
            "goal": records[0]["goal"] or "",
            "addressed_to": tuple(sorted({str(record["addressed_to"]) for record in records})),
            "jointly": bool(records[0]["jointly"]),
            "sources": tuple(sorted({str(record["source"]) for record in records})),
        }
        rows.append(tuple(row[name] for name in _COLUMNS))
    rows.sort(key=lambda row: (number_in_text(str(row[1] or "")), str(row[0])))
    return Table(_COLUMNS, rows, definitions=definitions(_COLUMNS))
