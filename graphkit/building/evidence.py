"""Write a record with its period, its bounds and every source's word about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graphkit.building.turtle import Facts, day, term, text, thing
from graphkit.facts.adopt import AGAINST, Adopted, Word, adopt, word
from graphkit.facts.authored_row import Row
from graphkit.facts.certainty import DEGREES, DaysByDegree, days_of
from graphkit.facts.period import UNDATED, Period


def add_bounds(facts: Facts, subject: str, period: Period) -> None:
    """Add the four bounds of a period; unknown ones are left out."""
    add_start(facts, subject, period)
    facts.add(subject, "cg:endEarliest", day(period.end_earliest))
    facts.add(subject, "cg:endLatest", day(period.end_latest))


def add_start(facts: Facts, subject: str, period: Period) -> None:
    """Add the bounds between which something begins."""
    facts.add(subject, "cg:startEarliest", day(period.start_earliest))
    facts.add(subject, "cg:startLatest", day(period.start_latest))


def add_period(facts: Facts, record: str, period: Period, adopted: Adopted) -> None:
    """Add the bounds of a record, and from when until when it holds to each degree."""
    add_bounds(facts, record, period)
    confirmed = adopted.confirmed_until
    degrees = days_of(period, confirmed_until=confirmed, trusted=adopted.trusted)
    add_days(facts, record, degrees)


def add_days(facts: Facts, subject: str, degrees: DaysByDegree) -> None:
    """Add from when until when something holds, to each degree."""
    for degree, days in zip(DEGREES, degrees, strict=True):
        if days is not None:
            facts.add(subject, f"cg:{degree}From", day(days.from_))
            facts.add(subject, f"cg:{degree}Until", day(days.until))


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
    record = thing(slug)
    slugs = evidence_slugs(slug, [said.row for said in words])
    facts.add(record, "a", kind)
    facts.add(record, "cg:during", text(adopted.during.text))
    facts.add(record, "cg:confidence", term("confidence", adopted.confidence))
    facts.add(record, "cg:confirmedUntil", day(adopted.confirmed_until))
    for evidence, said in zip(slugs, words, strict=True):
        facts.add(record, "cg:evidence", thing(evidence))
        if said is adopted.from_:
            facts.add(record, "cg:adoptedFrom", thing(evidence))
        write_evidence(facts, evidence, said, more(said.row))


def evidence_slugs(record: str, rows: Sequence[Row]) -> list[str]:
    """Name the evidence after record and source; count a source that speaks more than once."""
    seen: dict[str, int] = {}
    slugs = []
    for row in rows:
        number = seen[row["source"]] = seen.get(row["source"], 0) + 1
        slugs.append(f"{record}--ev-{row['source']}" + (f"-{number}" if number > 1 else ""))
    return slugs


def write_evidence(facts: Facts, slug: str, said: Word, more: Mapping[str, str]) -> None:
    """Write one source's word."""
    evidence = thing(slug)
    cells = said.row.cells
    facts.add(evidence, "a", "cg:Evidence")
    facts.add(evidence, "cg:source", thing(cells["source"]))
    facts.add(evidence, "cg:confidence", term("confidence", said.confidence))
    if said.denies:
        facts.add(evidence, "cg:polarity", term("polarity", AGAINST))
    facts.add(evidence, "cg:quote", text(cells.get("evidence", "")))
    facts.add(evidence, "skos:note", text(cells.get("note", "")))
    if said.during.text not in (UNDATED, "/..", "/"):
        facts.add(evidence, "cg:statedDuring", text(said.during.text))
    add_bounds(facts, evidence, said.during)
    for predicate, literal in more.items():
        facts.add(evidence, predicate, literal)
