"""Write memberships: who joined what, listed how, in which role, from when until when."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.vocabulary import SERVICE, Vocabulary
from graphkit.building.evidence import (
    add_bounds,
    add_period,
    days_by_degree,
    period_of,
    write_adopted,
    write_record,
)
from graphkit.building.hands_changed import hands_changed
from graphkit.building.member_lists import Listed, Lists
from graphkit.building.rejoinings import rejoinings
from graphkit.building.turtle import Facts, term, text, thing
from graphkit.errors import Problem
from graphkit.facts.adopt import Adopted, adopt, begun, denied, first_said
from graphkit.facts.authored_row import Row, Tables, split
from graphkit.facts.certainty import LAST_DAY
from graphkit.facts.confidence import LOW, TRUST
from graphkit.facts.edtf_date import UNDATED, DayBounds
from graphkit.facts.end_of_coalition import DISSOLVED, ended_with_coalition
from graphkit.facts.member_list import MemberList
from graphkit.facts.operators import operator_on, operators_of
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST, Word, heard, supporting, trusted, word
from graphkit.facts.terms_of_membership import AGENTS, TEXTS

NO_LONGER_LISTED: Final = "no-longer-listed"
"""The reason of an end that follows from lists."""


def write_memberships(
    facts: Facts,
    tables: Tables,
    published: Mapping[str, Period | None],
    vocabulary: Vocabulary,
    doubt: Callable[[Problem], object],
) -> None:
    """Write one membership for each actor, coalition and spell, with all its evidence.

    Where another one operates a service for some of the time, it is doubted who the member is.
    """
    lives = {row["id"]: _life(row) for row in tables["coalitions"]}
    operators = operators_of(tables["operations"], published)
    services = {row["id"] for row in tables["actors"] if vocabulary.is_of(row["kind"], SERVICE)}
    lists = Lists(tables, vocabulary)
    found = rejoinings(tables["memberships"], published, lists)
    terms = _terms_in(tables["memberships"])
    spells = defaultdict[tuple[str, str], list[tuple[str, Row]]](list)
    for slug, rows in () if lists.empty else found.records.items():
        spells[rows[0]["actor"], rows[0]["coalition"]].extend((slug, row) for row in rows)
    for slug, rows in found.records.items():
        said = lists.dated([word(row, published) for row in rows])
        words = supporting(said)
        if not words:
            _write_denial(facts, slug, rows, published)
            continue
        adopted = adopt(said)
        listed = lists.of(words, adopted, begun(adopted.during, words))
        if slug in found.after:
            listed = listed._replace(after=found.after[slug])
        taken = with_lists(adopted, listed)
        if taken.denied:  # lists may show that it had ended by the day of the denial
            taken = taken._replace(denied=denied(said, taken.during))
        actor, coalition = rows[0].cells["actor"], rows[0].cells["coalition"]
        life = lives[coalition]
        period = _begun(taken.during, words, listed)
        if listed.days:
            others = [row for one, row in spells[actor, coalition] if one != slug]
            period = _ended(period, listed, others)
        period = within_life(period, life)
        taken = _shown_until(taken, period.end_latest)
        write_adopted(facts, slug, "cg:Membership", said, taken, more=_stated_role)
        _add_lists(facts, slug, listed)
        member, service = actor, actor in services
        if service:
            joined = period.start_latest or period.start_earliest or LAST_DAY
            member = operator_on(operators[actor], joined).operator
            at_row = min((one.row for one in words), key=lambda row: (row.path, row.line))
            days = days_by_degree(period.narrowed(), taken)
            for problem in hands_changed(at_row, operators[actor], joined, days):
                doubt(problem)
        reason = NO_LONGER_LISTED if listed.end else _reason(words, taken.during, life)
        over = ended_with_coalition(period.end_latest, life.end_latest, reason)
        about = (
            *period_of(period, taken),
            ("cg:outsideLife", "true" if contradicts(adopted.during, life) else ""),
            ("org:organization", thing(coalition)),
            ("org:role", term("role", _role(words, vocabulary))),
            ("cg:startReason", term("start-reason", _cell(words, "start_reason"))),
            ("cg:endReason", term("end-reason", reason)),
            ("cg:endedWithCoalition", "true" if over else ""),
            ("cg:listedAs", text(_cell(words, "listed_as"))),
            ("cg:listedUnder", term("group", _cell(words, "listed_under"))),
            ("org:member", thing(member)),
            ("cg:coversService", thing(actor) if service else ""),
            *(_terms_of(words, terms) if terms else ()),
        )
        facts.describe(thing(slug), about)


def _shown_until(adopted: Adopted, over: datetime.date | None) -> Adopted:
    """Leave out what is shown after the end: no source shows what its coalition had ended."""
    shown = adopted.confirmed_until
    late = shown is not None and over is not None and shown > over
    return adopted._replace(confirmed_until=over) if late else adopted


def _reason(words: Sequence[Word], during: Period, life: Period) -> str:
    """Why it ended, by its sources; what no source ends, the end of the coalition does."""
    with_coalition = life.states_end and not during.states_end and not contradicts(during, life)
    return _cell(heard(words), "end_reason") or (DISSOLVED if with_coalition else "")


def _terms_in(rows: Sequence[Row]) -> frozenset[str]:
    """List the columns on the terms of memberships in which anything stands."""
    return frozenset(
        column for column in (*TEXTS, *AGENTS) if any(row.cells[column] for row in rows)
    )


def _terms_of(words: Sequence[Word], columns: frozenset[str]) -> Iterator[tuple[str, str]]:
    """On which terms it belongs: most memberships say nothing of them."""
    for column, name in TEXTS.items():
        if column in columns and (cell := _cell(words, column)):
            yield name, text(cell)
    for column, name in AGENTS.items():
        for other in split(_cell(words, column)) if column in columns else ():
            yield name, thing(other)


def _write_denial(
    facts: Facts, slug: str, rows: Sequence[Row], published: Mapping[str, Period | None]
) -> None:
    """Write of whom every source says that it does not belong; this is no membership."""
    _, adopted = write_record(facts, slug, "cg:Denial", rows, published)
    add_period(facts, thing(slug), adopted.during, adopted)
    facts.add(thing(slug), "cg:deniedMember", thing(rows[0]["actor"]))
    facts.add(thing(slug), "cg:deniedCoalition", thing(rows[0]["coalition"]))


def with_lists(adopted: Adopted, listed: Listed) -> Adopted:
    """Take over what lists show: how long it ran, and what no source states of its ends."""
    during = listed.started(adopted.during)
    if listed.end:
        during = parse(f"{during.text.partition('/')[0]}/{listed.end}")
    elif during.states_end or listed.seen == adopted.confirmed_until:
        return adopted if during is adopted.during else adopted._replace(during=during)
    return adopted._replace(during=during, confirmed_until=listed.seen)


def _begun(period: Period, words: Sequence[Word], listed: Listed) -> Period:
    """Bound a beginning by the first list that shows it, and an undated one by the first source."""
    bounded = begun(period, words)
    shown = min((seen.at_latest for seen in listed.days.values()), default=None)
    latest = bounded.start_latest
    if shown is None or (latest and latest <= shown):
        return bounded
    if bounded.start_earliest and shown < bounded.start_earliest:
        return bounded  # the list and who tells of the beginning disagree
    return bounded._replace(start_latest=shown)


def _ended(period: Period, listed: Listed, others: Sequence[Row]) -> Period:
    """Bound a vague end by the last list that shows it: who stands on a list has not ended before.

    A list of a later day than the end contradicts it, and one of a day of another spell of the
    same two may show that; both bound nothing.
    """
    if not period.states_end:
        return period
    last = period.end_latest or LAST_DAY
    spells = [parse(row["during"] or UNDATED) for row in others]
    shown = [
        seen.surely
        for seen in listed.days.values()
        if seen.surely <= last and not any(_may_run(spell, seen.surely) for spell in spells)
    ]
    earliest = max((*shown, *filter(None, (period.end_earliest,))), default=None)
    return period._replace(end_earliest=earliest)


def _may_run(period: Period, day: datetime.date) -> bool:
    begun = period.start_earliest is None or period.start_earliest <= day
    return begun and (period.end_latest is None or period.end_latest >= day)


def _add_lists(facts: Facts, slug: str, listed: Listed) -> None:
    """Name the lists that show a membership, and let those without it say what follows."""
    record = thing(slug)
    if listed.days:
        facts.add(record, "cg:listedIn", *(thing(one.id) for one in listed.days))
    if listed.missed is not None:
        facts.add(record, "cg:missingFrom", thing(listed.missed.id))
        _add_absence(facts, slug, listed.missed, f"/{listed.end}", listed.reason)
    if listed.after is not None:
        facts.add(record, "cg:returnedAfter", thing(listed.after.id))
        _add_absence(facts, slug, listed.after, f"{listed.start}/..", listed.reason_of_return)


def _add_absence(facts: Facts, slug: str, missed: MemberList, during: str, reason: str) -> None:
    """Write what a list shows by not naming a member, as evidence."""
    evidence = thing(f"{slug}--missing-from-{missed.id}")
    facts.add(thing(slug), "cg:evidence", evidence)
    facts.add(evidence, "a", "cg:Evidence")
    facts.add(evidence, "cg:missingFrom", thing(missed.id))
    facts.add(evidence, "cg:source", thing(missed.source))
    facts.add(evidence, "cg:confidence", term("confidence", "medium"))
    facts.add(evidence, "cg:statedDuring", text(during))
    facts.add(evidence, "skos:note", text(reason))
    add_bounds(facts, evidence, parse(during))


def _stated_role(row: Row) -> dict[str, str]:
    """A source that denies a membership states no role in it."""
    against = row.cells.get("polarity") == AGAINST
    return {} if against else {"cg:statedRole": term("role", row["role"])}


def _role(words: Sequence[Word], vocabulary: Vocabulary) -> str:
    """Adopt the role; a particular one says more than a broader one that is stated too."""
    if len(words) == 1:
        return words[0].row.cells["role"]
    best = max((word.confidence for word in trusted(words)), default=LOW, key=TRUST.__getitem__)
    ranked = [word for word in words if word.confidence == best] or list(words)
    broader = frozenset[str]().union(*(vocabulary.above(word.row["role"]) for word in ranked))
    particular = [word for word in ranked if word.row["role"] not in broader]
    return first_said(particular or ranked, lambda word: word.row["role"]) or ""


def _cell(words: Sequence[Word], column: str) -> str:
    if len(words) == 1:
        return words[0].row.cells[column]
    return first_said(words, lambda word: word.row[column]) or ""


def _life(row: Row) -> Period:
    return parse(row["during"] or "/..")


def within_life(period: Period, life: Period) -> Period:
    """Narrow the bounds of a membership to the life of its coalition.

    Nobody is a member before the coalition begins or after it has ended. Bounds that contradict
    this, such as a joining in 1192 in a treaty of 1992, are moved to where the life begins or
    ends; see `contradicts`.

    >>> narrow = within_life(parse("1192-06-12/.."), parse("1992-05/.."))
    >>> narrow.start_earliest, narrow.start_latest
    (datetime.date(1992, 5, 1), datetime.date(1992, 5, 31))
    """
    if _is_within(period, life):
        return period
    start = _moved((period.start_earliest, period.start_latest), life)
    end = _moved((period.end_earliest, period.end_latest), life)
    if not period.states_end and life.states_end:
        end = life.end_earliest, life.end_latest
    first = max(filter(None, (start[0], life.start_earliest)), default=None)
    last = min(filter(None, (end[1], life.end_latest)), default=None)
    return Period(period.text, first, start[1], end[0], last, period.ongoing).narrowed()


def _is_within(period: Period, life: Period) -> bool:
    """Whether a life that has not ended bounds nothing of a period that begins in it."""
    if life.end_earliest is not None or life.end_latest is not None:
        return False
    low, first, ended = life.start_earliest, period.start_earliest, period.end_earliest
    if low is None:
        return True
    return first is not None and first >= low and (ended is None or ended >= low)


def contradicts(period: Period, life: Period) -> bool:
    """Tell whether what is stated of a membership lies outside the life of its coalition.

    >>> contradicts(parse("1192-06-12/.."), parse("1992/.."))
    True
    """
    if _is_within(period, life):
        return False
    start = period.start_earliest, period.start_latest
    end = period.end_earliest, period.end_latest
    return any(_before(bounds, life) or _after(bounds, life) for bounds in (start, end))


def _moved(bounds: DayBounds, life: Period) -> DayBounds:
    """Move a day that lies wholly outside a life to where the life begins or ends."""
    if _before(bounds, life):
        return life.start_earliest, life.start_latest or life.start_earliest
    if _after(bounds, life):
        return life.end_earliest or life.end_latest, life.end_latest
    earliest, latest = bounds
    low, high = life.start_earliest, life.end_latest
    return earliest and max(earliest, low or earliest), latest and min(latest, high or latest)


def _before(bounds: DayBounds, life: Period) -> bool:
    latest, low = bounds[1], life.start_earliest
    return latest is not None and low is not None and latest < low


def _after(bounds: DayBounds, life: Period) -> bool:
    earliest, high = bounds[0], life.end_latest
    return earliest is not None and high is not None and earliest > high
