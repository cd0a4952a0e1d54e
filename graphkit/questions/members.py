"""Who is a member of a coalition, and what an actor joined; with columns of the graph's own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from graphkit.facts.authored_row import AS_WRITTEN
from graphkit.questions.asked import Asked
from graphkit.questions.columns import BOUNDS, definitions, ends_of, types
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value

_PERIOD: Final = (
    *("start", "end", *BOUNDS, "last_seen"),
    *("certainty", "confidence", "sources", "membership"),
)
_MEANING: Final = "a column of the graph's own, as its sources fill it in"


def members(store: Queryable, coalition: str, asked: Asked, *, lang: str = "en") -> Table:
    """List the members of a coalition; see `graphkit.graph.KnowledgeGraph.members`."""
    answer = ask(store, "members", {"coalition": store.namespace.named(coalition), "lang": lang})
    found = _memberships(answer, ("member", "label", "kind", "role", "listed_as"), asked)
    return _with_own_columns(store, found, coalition)


def memberships(store: Queryable, actor: str, asked: Asked, *, lang: str = "en") -> Table:
    """List what an actor joined; see `graphkit.graph.KnowledgeGraph.memberships`."""
    answer = ask(store, "memberships", {"actor": store.namespace.named(actor), "lang": lang})
    found = _memberships(answer, ("coalition", "label", "role", "listed_as"), asked)
    return _with_own_columns(store, found, actor)


def _memberships(answer: Table, first: Sequence[str], asked: Asked) -> Table:
    """Make one row of each membership, in the order of start and then of name.

    Who is in the rows and holds another role beside is not told of again in the note.
    """
    who, columns = first[0], (*first, *_PERIOD)
    found: list[tuple[tuple[str, str, str], tuple[Value, ...]]] = []
    left_out, set_apart, shown = 0, list[tuple[Value, str]](), set[Value]()
    for _, same in groupby(answer.records(), key=lambda record: record["membership"]):
        records = list(same)
        degree = asked.degree(records[0])
        if not asked.counts(records[0]["role"]):
            if records[0]["role"] in asked.apart and asked.admits(degree):
                set_apart.append((records[0][who], str(records[0]["role"])))
            continue
        if not asked.admits(degree):
            left_out += degree != "no"
            continue
        row = _row(records) | {"certainty": degree}
        shown.add(row[who])
        found.append((_order(records[0]), tuple(row[name] for name in columns)))
    rows = [row for _, row in sorted(found, key=lambda pair: pair[0])]
    return Table(
        columns,
        rows,
        definitions=definitions(columns),
        note=asked.note(left_out, [role for one, role in set_apart if one not in shown]),
        types=types(columns),
    )


def _row(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    start, end = ends_of(str(records[0]["during"]))
    return {**merged(records), "start": start, "end": end}


def merged(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Put together what several sources say of one membership.

    Parameters
    ----------
    records : sequence of mapping
        Rows of one membership from the query ``members``, one for each source.
    """
    sources = tuple(sorted({str(record["source"]) for record in records}))
    return {**records[0], "last_seen": records[0]["confirmed_until"], "sources": sources}


def _order(record: Mapping[str, Any]) -> tuple[str, str, str]:
    start = record["start_latest"] or datetime.date.max
    return str(start), str(record["label"]), str(record["membership"])


def _with_own_columns(store: Queryable, answer: Table, thing: str) -> Table:
    """Add the own columns to an answer with one row a membership.

    Parameters
    ----------
    store : Queryable
        The triples.
    answer : Table
        With the column ``membership``.
    thing : str
        The id of the coalition or actor that was asked about.

    Returns
    -------
    Table
        The answer itself where the graph has no such columns or none is filled in. Of several
        sources that say something different all is kept, with ``;`` between.
    """
    said = ask(store, "own-columns", {"thing": store.namespace.named(thing)})
    values: dict[tuple[str, str], dict[str, None]] = {}
    for membership, column, value in said.rows:
        values.setdefault((str(membership), str(column)), {})[str(value)] = None
    there = set(answer.column("membership"))
    own = sorted({column for membership, column in values if membership in there})
    if not own:
        return answer
    place = answer.columns.index("membership")
    rows: list[tuple[Value, ...]] = [
        (*row, *("; ".join(values.get((str(row[place]), column), ())) or None for column in own))
        for row in answer.rows
    ]
    names = [f"{column} (own)" if column in answer.columns else column for column in own]
    return Table(
        (*answer.columns, *names),
        rows,
        definitions={**answer.definitions, **dict.fromkeys(names, _MEANING)},
        note=answer.note,
        details=(*_as_written(names), *answer.details, *reversed(_others(names))),
        types={**answer.types, **dict.fromkeys(names, str)},
    )


def _as_written(names: Sequence[str]) -> list[str]:
    return [name for name in names if name.endswith(AS_WRITTEN)]


def _others(names: Sequence[str]) -> list[str]:
    return [name for name in names if not name.endswith(AS_WRITTEN)]
