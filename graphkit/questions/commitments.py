"""What a coalition asks, and what an actor promised by joining."""

from __future__ import annotations

from itertools import groupby

from graphkit.facts.period import CERTAINTIES, at_least_rank, to_day
from graphkit.questions.certainty import sure
from graphkit.questions.rows import Day, _defined, _label, _Ref, _table, shown
from graphkit.sparql.named_queries import named
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table, Value


def commitments_of_coalition(store: Queryable, coalition: str, *, lang: str = "en") -> Table:
    """List what a coalition's text asks, in the order of its numbers."""
    answer = run(store, named("commitments-of-coalition").text, {"coalition": _Ref(coalition)})
    columns = (
        "commitment",
        "number",
        "summary",
        "goal",
        "addressed_to",
        "jointly",
        "confidence",
        "sources",
    )
    rows = []
    for _, group in groupby(answer.records(), key=lambda record: record["commitment"]):
        records = list(group)
        first = records[0]
        shaped = {
            **first,
            "summary": _label(first, lang, "summary"),
            "goal": _label(first, lang, "goal"),
            "addressed_to": tuple(sorted({str(record["addressed_to"]) for record in records})),
            "jointly": bool(first["jointly"]),
            "sources": tuple(sorted({str(record["source"]) for record in records})),
        }
        rows.append(tuple(shaped[name] for name in columns))
    rows.sort(key=lambda row: (_number(str(row[1] or "")), str(row[0])))
    return Table(columns, rows, definitions=_defined(columns))


def _number(text: str) -> tuple[int, str]:
    digits = "".join(character for character in text if character.isdigit())
    return (int(digits) if digits else 10**6, text)


def commitments_of_actor(
    store: Queryable, actor: str, *, on: Day | None, at_least: str, lang: str = "en"
) -> Table:
    """List what an actor promised by joining, once for each coalition and commitment."""
    answer = run(store, named("commitments-of-actor").text, {"actor": _Ref(actor)})
    columns = (
        "coalition",
        "commitment",
        "number",
        "summary",
        "goal",
        "since",
        "certainty",
        "membership",
        "source",
    )
    least, day = at_least_rank(at_least), None if on is None else to_day(on)
    best: dict[tuple[str, str], tuple[int, tuple[Value, ...]]] = {}
    for record in answer.records():
        sureness = "" if day is None else sure(record, day)
        rank = CERTAINTIES.index(sureness) if sureness else least
        if rank < least:
            continue
        shaped = {
            **record,
            "summary": _label(record, lang, "summary"),
            "goal": _label(record, lang, "goal"),
            "since": shown(str(record["during"]))[0],
            "certainty": sureness,
        }
        key = str(record["coalition"]), str(record["commitment"])
        if key not in best or best[key][0] < rank:
            best[key] = rank, tuple(shaped[name] for name in columns)
    rows = [row for _, row in best.values()]
    rows.sort(key=lambda row: (str(row[0]), _number(str(row[2] or "")), str(row[1])))
    return _table(columns, rows, on, at_least)
