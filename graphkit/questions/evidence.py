"""Each source's word about one thing, or about what two things share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from graphkit.errors import InvalidDate
from graphkit.facts.period import parse
from graphkit.questions.adopted_parts import adopted_parts
from graphkit.questions.answer_columns import definitions, types
from graphkit.questions.record_ids import RecordId
from graphkit.sparql.ask import ask, ask_ours, filled
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.short_address import short_address
from graphkit.table import Table

_COLUMNS: Final = (
    *("record", "type", "about", "speaker", "source", "publisher", "published", "says", "role"),
    *("count", "adopted", "polarity", "confidence", "quote", "url", "note", "last_seen", "adopts"),
    *("source_title", "retrieved"),
)
_DETAILS: Final = (
    "record",
    "source_title",
    "retrieved",
    "url",
    "publisher",
    "note",
    "polarity",
    "count",
)
"""What is left out first where a table has no room."""
_NAMED: Final = 3
_MENTIONED: Final = f"""
SELECT DISTINCT ?record ?part ?other ?english ?any WHERE {{
  ?mention ?mentions ?thing ; cg:evidence [] ; ?property ?it .
  ?it skos:prefLabel ?any .
  FILTER(?it != ?thing || ?property = cg:speaker)
  FILTER NOT EXISTS {{ ?it skos:inScheme [] }}
  OPTIONAL {{ ?it skos:prefLabel ?english FILTER(LANG(?english) = "en") }}
  BIND({short_address("?mention")} AS ?record)
  BIND(STR(?it) AS ?other)
  BIND(IF(?property = cg:onBehalfOf, "for", "about") AS ?other_part)
  BIND(IF(?property = cg:speaker, "speaker", ?other_part) AS ?part)
}} ORDER BY ?record ?other ?any"""
"""What the records that mention a thing name beside it: agents, coalitions, services, texts."""


class _Named(NamedTuple):
    """The names of what a record is about, and of who speaks in it and for whom."""

    about: dict[str, str]
    speaker: dict[str, str]
    on_behalf_of: dict[str, str]


def evidence(store: Queryable, thing: str | RecordId, other: str | RecordId | None = None) -> Table:
    """List each source's word about one thing or record, or about what two things share."""
    records = ask(store, "evidence", _bound(store, thing)).records()
    if other is not None:
        about = ask(store, "evidence", _bound(store, other))
        shared = set(about.column("record"))
        records = [record for record in records if record["record"] in shared]
    named, taken = _named(store, thing), adopted_parts(records)
    rows = []
    for record, part in zip(records, taken, strict=True):
        told = _told(named.get(str(record["record"]))) | {"says": record["stated"] or ""}
        told |= {"adopts": part, "adopted": record["adopted"] or bool(part)}
        read = {"source_title": record["title"], "retrieved": _day_read(record["retrieved"])}
        rows.append(tuple({**record, **told, **read}[column] for column in _COLUMNS))
    return Table(
        _COLUMNS,
        rows,
        definitions=definitions(_COLUMNS),
        types=types(_COLUMNS),
        details=_DETAILS,
    )


def _day_read(retrieved: object) -> datetime.date | None:
    """Read the day on which a source was read, or the last one on which it can have been."""
    day, _, _ = str(retrieved or "").partition("T")  # others note the hour, too
    with suppress(InvalidDate):
        return parse(day).end_latest if day else None
    return None


def _bound(store: Queryable, thing: str | RecordId) -> dict[str, object]:
    """Say which variable of the queries it is: a record itself, or what a record mentions."""
    variable = "mention" if isinstance(thing, RecordId) else "thing"
    return {variable: store.namespace.named(thing)}


def _named(store: Queryable, thing: str | RecordId) -> Mapping[str, _Named]:
    text = filled(_MENTIONED, _bound(store, thing))
    found: dict[str, _Named] = {}
    for record, part, other, english, label in ask_ours(store, text).rows:
        one = found.setdefault(str(record), _Named({}, {}, {}))
        names = {"about": one.about, "speaker": one.speaker, "for": one.on_behalf_of}[str(part)]
        names.setdefault(str(other), str(english or label))
    return found


def _told(named: _Named | None) -> dict[str, str | None]:
    if named is None:
        return {"about": None, "speaker": None}
    speaker = _joined(named.speaker.values())
    others = _joined(name for id, name in named.on_behalf_of.items() if id not in named.speaker)
    behalf = f" ({others})" if speaker and others else ""
    return {
        "about": _joined(named.about.values()) or (None if speaker else others or None),
        "speaker": f"{speaker}{behalf}" or None,
    }


def _joined(names: Iterable[str]) -> str:
    """Name some, and count the others, as of those who took part in a summit."""
    listed = list(names)
    left = len(listed) - _NAMED
    return "; ".join(listed if left <= 1 else [*listed[:_NAMED], f"{left} more"])
