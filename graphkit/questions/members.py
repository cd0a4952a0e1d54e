"""Who is a member of a coalition, and what an actor joined."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from graphkit.facts.period import CERTAINTIES, at_least_rank, to_day
from graphkit.questions.certainty import sure
from graphkit.questions.rows import Day, Record, _label, _Ref, _table, shown
from graphkit.sparql.named_queries import named
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table, Value


def members(
    store: Queryable, coalition: str, *, on: Day | None, at_least: str, lang: str = "en"
) -> Table:
    """List the members of a coalition; see `graphkit.graph.KnowledgeGraph.members`."""
    answer = run(store, named("members").text, {"coalition": _Ref(coalition)})
    columns = ("member", "label", "kind", "role", "listed_as", *_SPELL, "membership")
    return _spells(answer, columns, on=on, at_least=at_least, lang=lang)


def memberships(
    store: Queryable, actor: str, *, on: Day | None, at_least: str, lang: str = "en"
) -> Table:
    """List what an actor joined; see `graphkit.graph.KnowledgeGraph.memberships`."""
    answer = run(store, named("memberships").text, {"actor": _Ref(actor)})
    columns = ("coalition", "label", "role", "listed_as", *_SPELL, "membership")
    return _spells(answer, columns, on=on, at_least=at_least, lang=lang)


_SPELL: Final = ("start", "end", "certainty", "confidence", "sources")


def _spells(
    answer: Table, columns: Sequence[str], *, on: Day | None, at_least: str, lang: str
) -> Table:
    """Make one row of each membership, in the order of start and then of name."""
    least, day = at_least_rank(at_least), None if on is None else to_day(on)
    found, left_out = [], 0
    for _, group in groupby(answer.records(), key=lambda record: record["membership"]):
        records = list(group)
        sureness = "" if day is None else sure(records[0], day)
        if sureness and CERTAINTIES.index(sureness) < least:
            left_out += sureness != "no"
            continue
        shaped = {**_shaped(records[0], lang), "certainty": sureness}
        shaped["sources"] = tuple(sorted({str(record["source"]) for record in records}))
        found.append((_order(records[0]), tuple(shaped[name] for name in columns)))
    rows = [row for _, row in sorted(found, key=lambda pair: pair[0])]
    return _table(columns, rows, on, at_least, left_out)


def _shaped(record: Record, lang: str) -> dict[str, Value]:
    start, end = shown(str(record["during"]))
    end = _closed(record, end)
    return {**record, "label": _label(record, lang), "start": start, "end": end}


def _closed(record: Record, end: str) -> str:
    """Say when an open membership ended with its coalition."""
    latest = record.get("end_latest")
    return f"by {latest}" if end in ("", "..") and latest else end


def _order(record: Record) -> tuple[str, str, str]:
    start = record["start_latest"] or datetime.date.max
    return str(start), str(record["label"]), str(record["membership"])
