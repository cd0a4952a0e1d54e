"""When coalitions and texts began and ended, on whose word: what a table of lives adds.

A coalition or text of which ``lives.csv`` tells has a record of its life. What its own row says
is one more source's word about it; what the record adopts, the coalition or text takes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graphkit.building.evidence import group
from graphkit.facts.adopt import adopt
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.period import Period
from graphkit.facts.source_word import word

PERIOD: Final = {"coalitions": "during", "instruments": "issued"}
"""Where the row of a thing says when it began."""


def life_slug(row: Row) -> str:
    """Name the life of a coalition or text.

    >>> life_slug(Row("lives.csv", 2, {"thing": "gifct"}))
    'gifct--life'
    """
    return f"{row['thing']}--life"


def with_lives(tables: Tables, published: Mapping[str, Period | None]) -> Tables:
    """Let things take over the lives that are told of them, and lives the words of the things.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        Is not changed.
    published : mapping
        When each source was published.

    Returns
    -------
    mapping of str to tuple of Row
        The same tables where no life is told.
    """
    told = {row["thing"] for row in tables["lives"]}
    if not told:
        return tables
    own = [word_ for name in PERIOD for word_ in _own_words(tables[name], name, told)]
    lives = (*tables["lives"], *own)
    adopted = {
        rows[0]["thing"]: adopt([word(row, published) for row in rows]).during.text
        for rows in group(lives, life_slug).values()
    }
    changed = {name: tuple(_taken_over(tables[name], name, adopted)) for name in PERIOD}
    return {**tables, **changed, "lives": lives}


def _own_words(rows: Sequence[Row], table: str, told: set[str]) -> Iterable[Row]:
    """What the row of a thing says about its life, if it names a source."""
    for row in rows:
        period = row[PERIOD[table]]
        if row["id"] in told and period and row["source"]:
            during = period if table == "coalitions" or "/" in period else f"{period}/.."
            cells = {"thing": row["id"], "during": during, "source": row["source"]}
            empty = dict.fromkeys(("evidence", "confidence"), "")
            yield Row(row.path, row.line, {**empty, **cells})


def _taken_over(rows: Sequence[Row], table: str, adopted: Mapping[str, str]) -> Iterable[Row]:
    for row in rows:
        during = adopted.get(row["id"])
        if during is not None and table == "instruments":
            during = during.partition("/")[0]
        changed = {**row.cells, PERIOD[table]: during or row[PERIOD[table]]}
        yield row if during is None else Row(row.path, row.line, changed, row.own)
