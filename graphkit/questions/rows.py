"""Answer the questions of this domain from the graph: members, promises, evidence, changes.

Each function runs one named query and shapes its rows: dates become words, sources are gathered,
and the certainty on a day is worked out by the one rule of `graphkit.facts.period`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from graphkit.facts.period import to_day
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


def _label(record: Record, lang: str, name: str = "label") -> str:
    return str(record.get(f"{name}_{lang}") or record[name] or "")


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


def _left_out(count: int) -> str:
    if not count:
        return ""
    return f"{count} more are less sure; at_least='possible' shows them."


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
