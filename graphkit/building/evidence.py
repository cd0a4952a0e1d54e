"""Write a record with its period, its bounds and every source's word about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from graphkit.building.turtle import Facts, day, term, text, thing
from graphkit.facts.adopt import Adopted, adopt
from graphkit.facts.authored_row import AS_STATED, FOLLOWS, Row
from graphkit.facts.certainty import DEGREES, DaysByDegree, days_of
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period
from graphkit.facts.source_word import AGAINST, Word, word

PropertyAndValue: TypeAlias = tuple[str, str]
"""Predicate and object of what is said of something; an empty object says nothing."""
_DAYS: Final = tuple((f"cg:{degree}From", f"cg:{degree}Until") for degree in DEGREES)


def add_bounds(facts: Facts, subject: str, period: Period) -> None:
    """Add the four bounds of a period; unknown ones are left out."""
    facts.describe(subject, bounds_of(period))


def bounds_of(period: Period) -> tuple[PropertyAndValue, ...]:
    """Say the four bounds of a period."""
    _, start_earliest, start_latest, end_earliest, end_latest, _ = period
    return (
        ("cg:startEarliest", day(start_earliest)),
        ("cg:startLatest", day(start_latest)),
        ("cg:endEarliest", day(end_earliest)),
        ("cg:endLatest", day(end_latest)),
    )


def add_start(facts: Facts, subject: str, period: Period) -> None:
    """Add the bounds between which something begins."""
    facts.describe(subject, bounds_of(period)[:2])


def add_period(facts: Facts, record: str, period: Period, adopted: Adopted) -> None:
    """Add the bounds of a record, and from when until when it holds to each degree."""
    facts.describe(record, period_of(period, adopted))


def period_of(period: Period, adopted: Adopted) -> list[PropertyAndValue]:
    """Say the bounds of a record, and from when until when it holds to each degree."""
    period = period.narrowed()
    return [*bounds_of(period), *_days(days_by_degree(period, adopted))]


def days_by_degree(period: Period, adopted: Adopted) -> DaysByDegree:
    """Tell from when until when a record holds, to each degree; its bounds narrow each other."""
    confirmed = adopted.confirmed_until
    return days_of(
        period,
        confirmed_until=confirmed,
        trusted=adopted.trusted,
        announced=adopted.announced and confirmed is None,
    )


def add_days(facts: Facts, subject: str, degrees: DaysByDegree) -> None:
    """Add from when until when something holds, to each degree."""
    facts.describe(subject, _days(degrees))


def _days(degrees: DaysByDegree) -> list[PropertyAndValue]:
    said: list[PropertyAndValue] = []
    for (from_, until), days in zip(_DAYS, degrees, strict=True):
        if days is not None:
            said += ((from_, day(days[0])), (until, day(days[1])))
    return said


def group(rows: Sequence[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Put the rows about one record together. The order of the rows changes nothing."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    for same in groups.values():
        if len(same) > 1:
            same.sort(key=lambda row: (row["source"], sorted(row.cells.items())))
    return dict(sorted(groups.items()))


def write_record(
    facts: Facts,
    slug: str,
    kind: str,
    rows: Sequence[Row],
    published: Mapping[str, Period | None],
    *,
    more: Callable[[Row], Mapping[str, str]] = lambda _: {},
) -> tuple[list[Word], Adopted]:
    """Write what all records share: type, adopted period, confidence, confirmation, evidence.

    Parameters
    ----------
    facts : Facts
        Where to write.
    slug, kind : str
        The id of the record and its class, such as ``cg:Membership``.
    rows : sequence of Row
        One row a source, in the order of `group`.
    published : mapping
        When each source was published.
    more : callable, optional
        What else the evidence of a row says, as predicate and literal.

    Returns
    -------
    words, adopted
        The sources' words, and what the record adopts. The period is left to the caller, who may
        know narrower bounds (`add_period`).
    """
    words = [word(row, published) for row in rows]
    adopted = adopt(words)
    write_adopted(facts, slug, kind, words, adopted, more=more)
    return words, adopted


def write_adopted(
    facts: Facts,
    slug: str,
    kind: str,
    words: Sequence[Word],
    adopted: Adopted,
    *,
    more: Callable[[Row], Mapping[str, str]],
) -> None:
    """Write what a record adopts, and each source's word, in the order of the words."""
    about = [
        ("cg:during", text(adopted.during.text)),
        ("cg:confidence", term("confidence", adopted.confidence)),
        ("cg:confirmedUntil", day(adopted.confirmed_until)),
    ]
    slugs = evidence_slugs(slug, [said.row for said in words])
    ended = any(said.during.states_end for said in words)
    for evidence, said in zip(slugs, words, strict=True):
        about.append(("cg:evidence", thing(evidence)))
        if said is adopted.from_:
            about.append(("cg:adoptedFrom", thing(evidence)))
        write_evidence(facts, evidence, said, more(said.row), beside_an_end=ended)
    facts.describe(thing(slug), about, a=kind)


def evidence_slugs(record: str, rows: Sequence[Row]) -> list[str]:
    """Name the evidence after record and source; count a source that speaks more than once.

    >>> rows = [Row("a.csv", n, {"source": source}) for n, source in enumerate(("s", "s", "s-2"))]
    >>> evidence_slugs("it", rows)
    ['it--ev-s', 'it--ev-s-3', 'it--ev-s-2']
    """
    if len(rows) == 1:  # as most records have
        return [f"{record}--ev-{rows[0].cells['source']}"]
    seen: dict[str, int] = {}
    sources = {row.cells["source"] for row in rows}
    slugs = []
    for row in rows:
        source = row.cells["source"]
        number = seen.get(source, 0) + 1
        while number > 1 and f"{source}-{number}" in sources:
            number += 1
        seen[source] = number
        slugs.append(f"{record}--ev-{source}" + (f"-{number}" if number > 1 else ""))
    return slugs


def write_evidence(
    facts: Facts, slug: str, said: Word, more: Mapping[str, str], *, beside_an_end: bool = False
) -> None:
    """Write one source's word.

    That it still ran, from nobody knows when, says something beside a source that states an end.
    """
    cells = said.row.cells
    # What no author wrote stands in the bounds and in the note, and not as what is stated.
    stated = cells.get(AS_STATED, said.during.text)
    note, follows = cells.get("note", ""), cells.get(FOLLOWS, "")
    if follows:
        note = f"{note.rstrip('.')}. {follows}".removeprefix(". ")
    idle = (UNDATED, "/") if beside_an_end else (UNDATED, "/..", "/")
    about = (
        ("cg:source", thing(cells["source"])),
        ("cg:confidence", term("confidence", said.confidence)),
        ("cg:polarity", term("polarity", AGAINST) if said.denies else ""),
        ("cg:quote", text(cells.get("evidence", ""))),
        ("skos:note", text(note)),
        ("cg:enteredBy", text(cells.get("entered_by", ""))),
        ("cg:entered", text(cells.get("entered", ""))),
        ("cg:statedDuring", "" if stated in idle else text(stated)),
        *bounds_of(said.during),
        *more.items(),
    )
    facts.describe(thing(slug), about, a="cg:Evidence")
