"""Who joined, left, was renamed or changed between two days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphkit.errors import QueryError
from graphkit.facts.period import CERTAINTIES, Certainty, at_least_rank, to_day
from graphkit.questions.rows import Day, Record, _defined, _label, _left_out, span
from graphkit.sparql.named_queries import named
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table


def changes(
    store: Queryable,
    first: Day | None,
    last: Day | None,
    *,
    at_least: str = "presumed",
    lang: str = "en",
) -> Table:
    """List who joined, left, was renamed or changed between two days."""
    days = {"since": first, "until": last}
    bound = {name: to_day(day) for name, day in days.items() if day is not None}
    if len(bound) == 2 and bound["since"] > bound["until"]:
        raise QueryError(f"{first} is after {last}. Give the earlier day first.")
    answer = run(store, named("changes").text, bound)
    columns = (
        "date",
        "change",
        "thing",
        "label",
        "coalition",
        "coalition_label",
        "detail",
        "certainty",
        "record",
    )
    rows, left_out = [], 0
    least = at_least_rank(at_least)
    for record in _records(answer):
        sureness = _falls_within(record, bound.get("since"), bound.get("until"))
        if CERTAINTIES.index(sureness) < least:
            left_out += 1
            continue
        shaped = {
            **record,
            "date": span(record["earliest"], record["latest"]),
            "change": record["what"],
            "label": _label(record, lang),
            "coalition": record["coalition"] or "",
            "coalition_label": _label(record, lang, "coalition_label"),
            "detail": record["detail"] or "",
            "certainty": sureness,
        }
        rows.append(tuple(shaped[name] for name in columns))
    return Table(columns, rows, definitions=_defined(columns), note=_left_out(left_out))


def _records(answer: Table) -> Iterator[Record]:
    yield from answer.records()


def _falls_within(
    record: Record, first: datetime.date | None, last: datetime.date | None
) -> Certainty:
    """A change is certain to fall between two days if all of its bounds do."""
    earliest = record["earliest"]
    after = first is None or (earliest is not None and earliest >= first)
    before = last is None or record["latest"] <= last
    return "certain" if after and before else "possible"
