"""Put the columns that a graph has for itself beside the answers about memberships."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value

_MEANING = "a column of the graph's own, as its sources fill it in"


def _as_written(names: Sequence[str]) -> list[str]:
    return [name for name in names if name.endswith("_as_written")]


def _others(names: Sequence[str]) -> list[str]:
    return [name for name in names if not name.endswith("_as_written")]


def with_own_columns(store: Queryable, answer: Table, thing: str) -> Table:
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
