"""One thing described in rows of property and value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.text_in import language_tag
from graphkit.questions.answer_columns import ends_of
from graphkit.questions.things import Actor, Coalition
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value

_COLUMNS: Final = {
    "property": "what is said of the thing; one that has several values has a row for each",
    "value": "what it is: a text, a number, a date, an id or an address",
}


def description(store: Queryable, it: Actor | Coalition, *, lang: str = "en") -> Table:
    """Describe one thing in rows of property and value."""
    rows = [
        (name, item)
        for name, value in _properties(store, it, language_tag(lang))
        for item in (value if isinstance(value, tuple) else (value,))
        if item
    ]
    return Table(tuple(_COLUMNS), rows, definitions=_COLUMNS)


def _properties(store: Queryable, it: Actor | Coalition, lang: str) -> Iterator[tuple[str, Value]]:
    yield "id", it.id
    yield "name", it.label(lang)
    shown = it.label(lang)
    yield from (
        (f"name ({tag or 'no language'})", label)
        for tag, label in it.labels.items()
        if tag != lang and (tag or label != shown)
    )
    yield "kind", it.kind
    yield "also called", it.aliases
    yield "formerly", it.former_names
    if isinstance(it, Coalition):
        yield "since", ends_of(it.during)[0]
        yield "until", ends_of(it.during)[1].replace("..", "")
        yield "seat", it.seat
        yield "legal form", it.legal_form
        yield "purpose", it.purpose
        yield "led by", it.led_by
        yield "topics", it.topics
        yield "convened by", it.convened_by
        yield "asks", _asked(store, it, lang)
        yield "counted", _counted(store, it)
    else:
        yield "country", it.country
        yield "belongs to", it.parent
    yield "events", _events(store, it, lang)
    yield "homepage", it.homepage
    yield "wikidata", it.wikidata
    yield "note", it.note
    yield "source", it.source
    yield "iri", it.iri


def _asked(store: Queryable, it: Coalition, lang: str) -> tuple[str, ...]:
    """Give the goals that its commitments pursue, with how many pursue each."""
    answer = ask(store, "asks", {"coalition": it, "lang": lang})
    goals = {str(r["commitment"]): str(r["goal"] or "other") for r in answer.records()}
    return tuple(f"{goal} ({count})" for goal, count in sorted(Counter(goals.values()).items()))


def _counted(store: Queryable, it: Coalition) -> tuple[str, ...]:
    answer = ask(store, "counts", {"coalition": it})
    return tuple(
        f"{r['count']} {r['counted']} ({_dated(r['date'])}), says {r['source']}"
        for r in answer.records()
    )


def _dated(value: Value) -> str:
    return "undated" if value in ("/", UNDATED) else str(value)


def _events(store: Queryable, it: Actor | Coalition, lang: str) -> tuple[str, ...]:
    answer = ask(store, "events-of", {"thing": it, "lang": lang})
    told = {f"{_dated(r['date'])}: {r['label']}" for r in answer.records()}
    return tuple(sorted(told))


def source_described(store: Queryable, name: object) -> Table | None:
    """Describe the source with an id, as answers name it; None if there is none."""
    id = str(name).strip().removeprefix("id:").removeprefix(store.namespace.ids)
    told = next((row for row in ask(store, "sources").records() if row["source"] == id), None)
    if told is None:
        return None
    known: list[tuple[str, Value]] = [("id", id), ("kind", "source")]
    known += [(key, value) for key, value in told.items() if key != "source" and value is not None]
    return Table(tuple(_COLUMNS), known, definitions=_COLUMNS)
