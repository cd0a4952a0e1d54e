"""Which memberships somebody denies: a source, or the actor that declined to join."""

from __future__ import annotations

from typing import Final

from graphkit.questions.columns import definitions, types
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

_COLUMNS: Final = (
    *("actor", "coalition", "how", "supported", "says", "source", "confidence", "quote"),
    "record",
)
_MEANINGS: Final = {
    "actor": "id of the agent that does not belong, as is said",
    "how": "denied: a source says so; declined: the actor does not join, in its own words if they "
    "are quoted, else as the source reports it",
    "supported": "whether a membership of the two is known, at whatever time",
    "says": "the period or the day of which it is said",
    "confidence": "how far the source can be relied on: high, medium or low",
}


def denials(store: Queryable, thing: str | None = None) -> Table:
    """List denied memberships; see `graphkit.graph.KnowledgeGraph.denials`."""
    rows = [
        tuple({**record, "says": record["says"] or ""}[name] for name in _COLUMNS)
        for record in ask(store, "denials").records()
        if thing is None or thing in (record["actor"], record["coalition"])
    ]
    about = definitions(_COLUMNS) | _MEANINGS
    kinds = types(_COLUMNS) | {"supported": bool}
    return Table(_COLUMNS, rows, definitions=about, types=kinds, details=("record", "confidence"))
