"""Answer the questions of this domain from the graph: members, promises, evidence, changes.

Each function runs one named query and shapes its rows: dates become words, sources are gathered,
and the certainty on a day is worked out by the one rule of `graphkit.period`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from graphkit.errors import QueryError
from graphkit.named import named
from graphkit.period import CERTAINTIES, Certainty, Period, at_least_rank, certainty, to_day
from graphkit.query import run
from graphkit.store import Queryable
from graphkit.table import Table, Value

Record = Mapping[str, Any]
Day = datetime.date | str

DEFINITIONS: Final[Mapping[str, str]] = {
    "member": "id of the agent that is the member",
    "coalition": "id of the coalition",
    "label": "name in the chosen language, or else in English",
    "kind": "what the member is",
    "role": "the adopted role",
    "listed_as": "the name under which the coalition lists the member, where it differs",
    "start": "the adopted start; 'by' a day means no later than it; empty when no source says",
    "end": "the adopted end; '..' means that no end is stated",
    "certainty": "on the day asked: certain, presumed or possible; empty when no day is asked",
    "confidence": "the best confidence among the sources: high, medium or low",
    "sources": "ids of all sources that speak of it",
    "membership": "id of the record, for 'evidence'",
    "commitment": "id of the commitment",
    "number": "its number in the text",
    "summary": "what is promised, in our own words",
    "goal": "the goal that it pursues, an editorial reading",
    "addressed_to": "the groups that the text addresses",
    "jointly": "whether the groups promise it together",
    "since": "when the promise was taken on: the adopted start of the membership",
    "record": "id of the record that the source speaks of",
    "type": "what kind of record it is",
    "source": "id of the source",
    "says": "the period that this source states",
    "adopted": "whether the record adopts this source's period",
    "quote": "a short excerpt of the source",
    "published": "when the source was published, as EDTF text",
    "date": "the earliest and latest day on which it can have happened, as EDTF text",
    "change": "joined, left, renamed or changed",
    "detail": "the role, the reason, the former name or the kind of change",
}


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


class _Ref:
    """Stands in for a record where only its IRI is needed."""

    def __init__(self, thing: str) -> None:
        from graphkit.terms import iri

        self.iri = iri(thing)


def _table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    on: Day | None,
    at_least: str,
    left_out: int = 0,
) -> Table:
    note = f"On {to_day(on)}, {at_least} or better. " if on is not None else ""
    note += _left_out(left_out)
    return Table(columns, rows, definitions=_defined(columns), note=note.strip())


def _defined(columns: Iterable[str]) -> dict[str, str]:
    return {name: DEFINITIONS[name] for name in columns if name in DEFINITIONS}


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


def _label(record: Record, lang: str, name: str = "label") -> str:
    return str(record.get(f"{name}_{lang}") or record[name] or "")


def _order(record: Record) -> tuple[str, str, str]:
    start = record["start_latest"] or datetime.date.max
    return str(start), str(record["label"]), str(record["membership"])


def sure(record: Record, day: datetime.date) -> Certainty:
    """Say how sure a membership is on a day; what better sources contradict is only possible."""
    period = Period(
        str(record["during"]),
        record["start_earliest"],
        record["start_latest"],
        record["end_earliest"],
        record["end_latest"],
        str(record["during"]).endswith("/.."),
    )
    found = certainty(period, day, record["confirmed_until"])
    if record["confidence"] == "low" and found != "no":
        return "possible"
    return found


def shown(during: str) -> tuple[str, str]:
    """Put the ends of a period into words.

    >>> shown("[..2021-05-14]/..")
    ('by 2021-05-14', '..')
    >>> shown("2019-05-15")
    ('2019-05-15', '2019-05-15')
    """
    start, slash, end = during.partition("/")
    return _end_shown(start), _end_shown(end if slash else start)


def _end_shown(text: str) -> str:
    if text.startswith("[..") and text.endswith("]"):
        return f"by {text[3:-1]}"
    return text


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


def evidence(store: Queryable, thing: str, other: str | None = None) -> Table:
    """List each source's word about one thing, or about what two things share."""
    answer = run(store, named("evidence").text, {"thing": _Ref(thing)})
    records = answer.records()
    if other is not None:
        shared = set(run(store, named("evidence").text, {"thing": _Ref(other)}).column("record"))
        records = [record for record in records if record["record"] in shared]
    columns = (
        "record",
        "type",
        "source",
        "publisher",
        "published",
        "says",
        "role",
        "count",
        "adopted",
        "confidence",
        "quote",
        "url",
        "note",
    )
    rows = [
        tuple({**record, "says": record["stated"] or ""}[name] for name in columns)
        for record in records
    ]
    return Table(columns, rows, definitions=_defined(columns))


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


def _left_out(count: int) -> str:
    if not count:
        return ""
    return f"{count} more are less sure; at_least='possible' shows them."


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


def span(earliest: datetime.date | None, latest: datetime.date) -> str:
    """Write two bounds as EDTF text, as short as they allow.

    >>> span(datetime.date(2021, 5, 1), datetime.date(2021, 5, 31))
    '2021-05'
    >>> span(None, datetime.date(2021, 5, 14))
    '[..2021-05-14]'
    """
    if earliest is None:
        return f"[..{latest}]"
    if earliest == latest:
        return str(latest)
    following = latest + datetime.timedelta(days=1)
    if earliest.day == following.day == 1 and earliest.year == latest.year:
        if earliest.month == latest.month:
            return f"{earliest:%Y-%m}"
        if (earliest.month, latest.month) == (1, 12):
            return f"{earliest:%Y}"
    return f"[{earliest}..{latest}]"
