"""Give records of other people's RDF the days that every record of ours carries.

A graph that graphkit built says of each record from when until when it holds, to each degree.
RDF that somebody else wrote states periods only; its records get their days here, by the same
rule, when it is opened; and so do its texts, which are in force from their issue until another
text replaces them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

import pyoxigraph

from graphkit.errors import InvalidDate
from graphkit.facts.at_odds import meet
from graphkit.facts.certainty import DEGREES, DaysByDegree, days_of
from graphkit.facts.confidence import is_trusted
from graphkit.facts.in_force import in_force
from graphkit.facts.period import Period, parse
from graphkit.facts.rdf_day import rdf_day
from graphkit.facts.source_word import announces
from graphkit.opening.plain_days import BOUNDS
from graphkit.stores.memory import Store
from graphkit.terms import CG, CONCEPT, RDF, XSD

RECORDS: Final = (
    *("Membership", "Appointment", "Operation", "Ownership", "NameUse"),
    *("Statement", "Event", "Change", "Roster", "Act", "Endorsement"),
    *("Target", "Assessment", "Denial", "Life", "Convening", "Governing", "Support", "Step"),
)
"""The classes whose records hold for a time."""

_WITHOUT_DAYS: Final = f"""
SELECT ?record ?during ?confidence {" ".join(f"?{name}" for name in BOUNDS)} {{
  VALUES ?class {{ {" ".join(f"cg:{name}" for name in RECORDS)} }}
  ?record a ?class
  MINUS {{ ?record cg:possibleFrom ?known }}
  OPTIONAL {{ ?record cg:during ?during }}
  OPTIONAL {{ ?record cg:confidence ?confidence }}
  {" ".join(f"OPTIONAL {{ ?record cg:{name} ?{name} }}" for name in BOUNDS)}
}}"""
_AGAINST: Final = f"""
SELECT ?record ?during {" ".join(f"?{name}" for name in BOUNDS)} {{
  ?word cg:polarity <{CONCEPT}polarity/against> .
  ?record cg:evidence ?word
  MINUS {{ ?record a cg:Denial }}
  MINUS {{ ?word cg:confidence <{CONCEPT}confidence/low> }}
  OPTIONAL {{ ?word cg:statedDuring ?during }}
  {" ".join(f"OPTIONAL {{ ?word cg:{name} ?{name} }}" for name in BOUNDS)}
}}"""
_FOR: Final = f"""
SELECT ?record ?during ?whole ?published {" ".join(f"?{name}" for name in BOUNDS)} {{
  ?record cg:evidence ?word
  MINUS {{ ?record cg:possibleFrom ?known }}
  MINUS {{ ?word cg:polarity <{CONCEPT}polarity/against> }}
  MINUS {{ ?word cg:confidence <{CONCEPT}confidence/low> }}
  OPTIONAL {{ ?record cg:during ?whole }}
  OPTIONAL {{ ?word cg:statedDuring ?during }}
  OPTIONAL {{ ?word cg:source/cg:published ?published }}
  {" ".join(f"OPTIONAL {{ ?word cg:{name} ?{name} }}" for name in BOUNDS)}
}}"""
"""What speaks for each record."""
_UNSUPPORTED: Final = f"""
SELECT ?record {{
  ?record a cg:Membership ; cg:evidence/cg:polarity <{CONCEPT}polarity/against>
  FILTER NOT EXISTS {{
    ?record cg:evidence ?word
    MINUS {{ ?word cg:polarity <{CONCEPT}polarity/against> }}
  }}
}}"""
"""Memberships that every word denies, however little it is trusted."""
_TEXTS: Final = """
SELECT DISTINCT ?text ?issued ?startEarliest ?startLatest ?newer {
  ?text a cg:Instrument
  OPTIONAL { ?text cg:issued ?issued }
  OPTIONAL { ?text cg:startEarliest ?startEarliest }
  OPTIONAL { ?text cg:startLatest ?startLatest }
  OPTIONAL { ?newer cg:replaces ?text }
}"""
_SUPERSEDED: Final = """
SELECT DISTINCT ?older ?commitment ?issued ?startEarliest ?startLatest {
  { ?newer cg:supersedes ?older ; cg:statedIn ?text
    FILTER NOT EXISTS { ?older cg:possibleFrom ?known } }
  UNION { ?newer cg:supersedes ?older . ?older cg:statedIn/^cg:replaces ?text
    FILTER NOT EXISTS { ?older cg:possibleFrom ?known } }
  UNION { ?newer cg:supersedes ?commitment . ?commitment cg:statedIn ?text }
  OPTIONAL { ?text cg:issued ?issued }
  OPTIONAL { ?text cg:startEarliest ?startEarliest }
  OPTIONAL { ?text cg:startLatest ?startLatest }
}"""
_DATE: Final = pyoxigraph.NamedNode(XSD + "date")
_TYPE: Final = pyoxigraph.NamedNode(RDF + "type")
_INSTRUMENT: Final = pyoxigraph.NamedNode(CG + "Instrument")
_CONFIDENCE: Final = CONCEPT + "confidence/"


def missing_days(inner: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """Work out the days of the records that have none.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is not changed.

    Yields
    ------
    pyoxigraph.Quad
        In the default graph.

    Notes
    -----
    Bounds that the graph states are taken as they are; others come from the period. A record
    whose period cannot be read is left as it is, and ``check`` names it. A membership that every
    word denies is possible and never more; ``check`` names it, too.
    """
    store = Store(inner, merged=True)
    against: dict[Any, list[Period | None]] = {}
    for row in store.select(_AGAINST):
        against.setdefault(row["record"], []).append(_period(row))
    for row in store.select(_UNSUPPORTED):
        against.setdefault(row["record"], []).append(None)
    lacking = {row["record"]: row for row in reversed(list(store.select(_WITHOUT_DAYS)))}
    announced = _announced(store) if lacking else frozenset()
    for record, row in lacking.items():
        yield from _days(row, against.get(record, ()), announced=record in announced)
    yield from _days_of_texts(inner)
    yield from _days_of_superseded(inner)


def _announced(store: Store) -> frozenset[Any]:
    """Find the records of which all that trusted sources say was written before it began."""
    words: dict[Any, list[Any]] = {}
    for row in store.select(_FOR):
        words.setdefault(row["record"], []).append(row)
    return frozenset(record for record, rows in words.items() if _all_announce(rows))


def _all_announce(rows: Sequence[Any]) -> bool:
    """Whether all words announce; where none of them tells a time, that of the record counts."""
    said = [_period(row) for row in rows]
    if not any(one is None or one.states_start for one in said):
        said = [_read(row["whole"]) for row in rows]
    return all(
        one is not None and announces(one, _read(row["published"]))
        for one, row in zip(said, rows, strict=True)
    )


def _days_of_superseded(inner: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """A commitment that another one supersedes ends when the text of that one is issued."""
    store = Store(inner, merged=True)
    issued: dict[Any, Period | None] = {}
    later: dict[Any, list[Period | None]] = {}
    for row in store.select(_SUPERSEDED):
        period = _issued(row)
        if row["older"] is None:
            issued[row["commitment"]] = period
        else:
            later.setdefault(row["older"], []).append(period)
    for older, dates in later.items():
        yield from _written(older, in_force(issued.get(older), dates))


def _days_of_texts(inner: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """A text is in force from its issue until another one replaces it."""
    issued: dict[Any, Period | None] = {}
    newer: dict[Any, set[Any]] = {}
    known = pyoxigraph.NamedNode(CG + "possibleFrom")
    lacking = {
        quad.subject
        for quad in inner.quads_for_pattern(None, _TYPE, _INSTRUMENT, None)
        if not any(True for _ in inner.quads_for_pattern(quad.subject, known, None, None))
    }
    if not lacking:
        return
    for row in Store(inner, merged=True).select(_TEXTS):
        issued.setdefault(row["text"], _issued(row))
        newer.setdefault(row["text"], set()).update({row["newer"]} - {None})
    for text, replacing in newer.items():
        if text in lacking:
            later = [issued.get(one) for one in replacing]
            yield from _written(text, in_force(issued[text], later))


def _issued(row: Any) -> Period | None:
    period = parse("/")
    if row["issued"] is not None:
        with suppress(InvalidDate):
            period = parse(row["issued"].value)
    first, last = _day(row["startEarliest"]), _day(row["startLatest"])
    if first or last:
        period = period._replace(start_earliest=first, start_latest=last)
    return period if period.states_start else None


def _read(text: Any) -> Period | None:
    try:
        return None if text is None else parse(text.value)
    except InvalidDate:
        return None


def _days(
    row: Any, against: Sequence[Period | None], *, announced: bool
) -> Iterator[pyoxigraph.Quad]:
    """A denial whose period cannot be read may be of any time."""
    period = _period(row)
    if period is None:
        return
    trusted = row["confidence"] is None or is_trusted(
        row["confidence"].value.removeprefix(_CONFIDENCE)
    )
    trusted = trusted and not any(one is None or meet(one, period) for one in against)
    confirmed = _day(row["confirmedUntil"])
    seen = confirmed is not None and confirmed >= (period.start_earliest or confirmed)
    announced = announced and not seen
    days = days_of(period, confirmed_until=confirmed, trusted=trusted, announced=announced)
    yield from _written(row["record"], days)
    for name, day in zip(BOUNDS, period.narrowed()[1:5], strict=False):
        if row[name] is None and day is not None:
            yield _date(row["record"], name, day)


def _written(subject: Any, degrees: DaysByDegree) -> Iterator[pyoxigraph.Quad]:
    for degree, days in zip(DEGREES, degrees, strict=True):
        for end, day in zip(("From", "Until"), days or (), strict=False):
            yield _date(subject, degree + end, day)


def _date(subject: Any, name: str, day: datetime.date) -> pyoxigraph.Quad:
    date = pyoxigraph.Literal(day.isoformat(), datatype=_DATE)
    return pyoxigraph.Quad(subject, pyoxigraph.NamedNode(CG + name), date)


def _period(row: Any) -> Period | None:
    text = row["during"].value if row["during"] is not None else "/"
    try:
        period = parse(text)
    except InvalidDate:
        return None
    stated = [_day(row[name]) for name in BOUNDS[:4]]
    if not any(stated):
        return period
    return Period._make((text, *stated, period.ongoing))


def _day(literal: Any) -> datetime.date | None:
    try:
        return None if literal is None else rdf_day(literal.value)
    except InvalidDate:
        return None
