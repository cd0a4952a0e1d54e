"""Who is a member of a coalition, and what an actor joined; with columns of the graph's own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from graphkit.facts.as_written import AS_WRITTEN
from graphkit.next_steps import joined
from graphkit.questions.answer_columns import BOUNDS, definitions, ends_of, types
from graphkit.questions.scope_of_question import Asked, Counted
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value
from graphkit.tabular.how_many import how_many

_PERIOD: Final = (
    *("start", "end", *BOUNDS, "last_seen"),
    *("certainty", "confidence", "sources", "membership"),
)
_MEANING: Final = "a column of the graph's own, as its sources fill it in"


_COUNTRIES: Final = "SELECT DISTINCT ?who ?land { ?who cg:basedIn|cg:governs ?land }"


class Sorts(NamedTuple):
    """The ids of the kinds and of the countries of the members that are asked about, if any are."""

    kinds: frozenset[str] | None = None
    countries: frozenset[str] | None = None


EVERYBODY: Final = Sorts()
_NAMED: Final = 3
"""So many memberships are named in a note."""


def members(
    store: Queryable, coalition: str, asked: Asked, *, sorts: Sorts = EVERYBODY, lang: str = "en"
) -> Table:
    """List the members of a coalition; see `graphkit.graph.KnowledgeGraph.members`."""
    answer = ask(store, "members", {"coalition": store.namespace.named(coalition), "lang": lang})
    records = of_sorts(store, answer.records(), sorts)
    columns = ("member", "label", "kind", "role", "listed_as")
    found = _memberships(records, columns, asked)
    return _with_own_columns(store, found, coalition)


def memberships(store: Queryable, actor: str, asked: Asked, *, lang: str = "en") -> Table:
    """List what an actor joined; see `graphkit.graph.KnowledgeGraph.memberships`."""
    answer = ask(store, "memberships", {"actor": store.namespace.named(actor), "lang": lang})
    columns = ("coalition", "label", "role", "listed_as")
    found = _memberships(answer.records(), columns, asked)
    return _with_own_columns(store, found, actor)


def of_sorts(
    store: Queryable, records: Sequence[Mapping[str, Any]], sorts: Sorts
) -> Sequence[Mapping[str, Any]]:
    """Keep the memberships of those of some kinds, and based in or governing some countries."""
    if sorts.kinds is not None:
        records = [record for record in records if record["kind"] in sorts.kinds]
    if sorts.countries is None:
        return records
    slug = store.namespace.slug
    there = {
        slug(who.value)
        for who, land in store.select(_COUNTRIES)
        if slug(land.value) in sorts.countries
    }
    return [record for record in records if record["member"] in there]


def _memberships(
    records: Sequence[Mapping[str, Any]],
    first: Sequence[str],
    asked: Asked,
) -> Table:
    """Make one row of each membership, in the order of start and then of name.

    Who is in the rows and holds another role beside is not told of again in the note.
    """
    who, columns = first[0], (*first, *_PERIOD)
    found: list[tuple[tuple[str, str, str], tuple[Value, ...]]] = []
    cut: list[str] = []
    left_out, set_apart, shown = list[Value](), list[tuple[Value, str]](), set[Value]()
    for _, same in groupby(records, key=lambda record: record["membership"]):
        told = list(same)
        degree = asked.degree(told[0])
        if not asked.counts(told[0]["role"]):
            if told[0]["role"] in asked.apart and asked.admits(degree):
                set_apart.append((told[0][who], str(told[0]["role"])))
            continue
        if not asked.admits(degree):
            left_out += [told[0][who]] if degree != "no" else []
            continue
        row = _row(told) | {"certainty": degree}
        shown.add(row[who])
        if told[0]["outside_life"]:
            cut.append(str(row["membership"]))
        found.append((_order(told[0]), tuple(row[name] for name in columns)))
    rows = [row for _, row in sorted(found, key=lambda pair: pair[0])]
    counted: Counted = "members" if who == "member" else "memberships"
    others = [role for one, role in set_apart if one not in shown]
    further = sum(one in shown for one in left_out) if who == "member" else 0
    more = len({*left_out} - shown) if who == "member" else len(left_out)
    note = asked.note(more, others, counted, further=further)
    return Table(
        columns,
        rows,
        definitions=definitions(columns),
        note=joined(_how_many(len(rows), len(shown), who), note, _cut(cut)),
        types=types(columns),
        shown=asked.shown(row[columns.index("certainty")] for row in rows),
    )


def _cut(found: Sequence[str]) -> str:
    """Say whose dates were cut to the life of what was joined."""
    if not found:
        return ""
    named = ", ".join(found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
    return (
        f"What is stated of {named} lies outside the life of what was joined, and counts from where"
        " that begins or until it ends."
    )


def _how_many(rows: int, things: int, who: str) -> str:
    """Tell the number of rows from that of members or coalitions, where they differ."""
    return f"{rows:,} rows, {how_many(things, who)}." if rows > things else ""


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
        shown=answer.shown,
    )


def _as_written(names: Sequence[str]) -> list[str]:
    return [name for name in names if name.endswith(AS_WRITTEN)]


def _others(names: Sequence[str]) -> list[str]:
    return [name for name in names if not name.endswith(AS_WRITTEN)]
