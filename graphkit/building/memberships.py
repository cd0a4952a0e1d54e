"""Write memberships: who joined what, listed how, in which role, from when until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.vocabulary import SERVICE, Vocabulary
from graphkit.building.evidence import (
    add_bounds,
    add_period,
    group,
    write_adopted,
    write_record,
)
from graphkit.building.lists import Listed, Lists
from graphkit.building.turtle import Facts, term, text, thing
from graphkit.facts.adopt import (
    AGAINST,
    Adopted,
    Bounds,
    Word,
    adopt,
    begun,
    first_said,
    heard,
    supporting,
    trusted,
    word,
)
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.certainty import CERTAINTIES, LAST_DAY, days_of, degree_in
from graphkit.facts.period import Period, parse

NO_LONGER_LISTED: Final = "no-longer-listed"
"""The reason of an end that follows from lists."""


def write_memberships(
    facts: Facts,
    tables: Tables,
    published: Mapping[str, Period | None],
    vocabulary: Vocabulary,
) -> None:
    """Write one membership for each actor, coalition and spell, with all its evidence."""
    lives = {row["id"]: _life(row) for row in tables["coalitions"]}
    operators = _operators(tables["operations"])
    services = {row["id"] for row in tables["actors"] if vocabulary.is_of(row["kind"], SERVICE)}
    lists = Lists(tables, vocabulary)
    for slug, rows in group(tables["memberships"], membership_slug).items():
        said = [word(row, published) for row in rows]
        words = supporting(said)
        if not words:
            _write_denial(facts, slug, rows, published)
            continue
        adopted = adopt(said)
        listed = lists.of(words, adopted, begun(adopted.during, words))
        taken = with_lists(adopted, listed)
        write_adopted(facts, slug, "cg:Membership", said, taken, more=_stated_role)
        record, actor, coalition = thing(slug), rows[0]["actor"], rows[0]["coalition"]
        period = within_life(_begun(taken.during, words, listed), lives[coalition])
        add_period(facts, record, period, taken)
        _add_lists(facts, slug, listed)
        if contradicts(adopted.during, lives[coalition]):
            facts.add(record, "cg:outsideLife", "true")
        facts.add(record, "org:organization", thing(coalition))
        facts.add(record, "org:role", term("role", _role(words, vocabulary)))
        reason = NO_LONGER_LISTED if listed.end else _cell(heard(words), "end_reason")
        facts.add(record, "cg:endReason", term("end-reason", reason))
        facts.add(record, "cg:listedAs", text(_cell(words, "listed_as")))
        facts.add(record, "cg:listedUnder", term("group", _cell(words, "listed_under")))
        if actor in services:
            facts.add(record, "org:member", thing(_operator(operators[actor], period)))
            facts.add(record, "cg:coversService", thing(actor))
        else:
            facts.add(record, "org:member", thing(actor))


def _write_denial(
    facts: Facts, slug: str, rows: Sequence[Row], published: Mapping[str, Period | None]
) -> None:
    """Write of whom every source says that it does not belong; this is no membership."""
    _, adopted = write_record(facts, slug, "cg:Denial", rows, published)
    add_period(facts, thing(slug), adopted.during, adopted)
    facts.add(thing(slug), "cg:deniedMember", thing(rows[0]["actor"]))
    facts.add(thing(slug), "cg:deniedCoalition", thing(rows[0]["coalition"]))


def with_lists(adopted: Adopted, listed: Listed) -> Adopted:
    """Take over what lists show: how long it ran, and its end where no source states one."""
    during = adopted.during
    if listed.end:
        during = parse(f"{during.text.partition('/')[0]}/{listed.end}")
    elif during.states_end:
        return adopted
    return adopted._replace(during=during, confirmed_until=listed.seen)


def _begun(period: Period, words: Sequence[Word], listed: Listed) -> Period:
    """Bound an undated beginning by the first source or list that shows the membership."""
    bounded = begun(period, words)
    if period.states_start or not listed.days:
        return bounded
    days = filter(None, (bounded.start_latest, *listed.days.values()))
    return bounded._replace(start_latest=min(days))


def _add_lists(facts: Facts, slug: str, listed: Listed) -> None:
    """Name the lists that show a membership, and let the one without it say when it had ended."""
    record = thing(slug)
    facts.add(record, "cg:listedIn", *(thing(one.id) for one in listed.days))
    missed = listed.missed
    if missed is None:
        return
    evidence = f"{slug}--missing-from-{missed.id}"
    facts.add(record, "cg:missingFrom", thing(missed.id))
    facts.add(record, "cg:evidence", thing(evidence))
    facts.add(thing(evidence), "a", "cg:Evidence")
    facts.add(thing(evidence), "cg:missingFrom", thing(missed.id))
    facts.add(thing(evidence), "cg:source", thing(missed.source))
    facts.add(thing(evidence), "cg:confidence", term("confidence", "medium"))
    facts.add(thing(evidence), "cg:statedDuring", text(f"/{listed.end}"))
    facts.add(thing(evidence), "skos:note", text(listed.reason))
    add_bounds(facts, thing(evidence), parse(f"/{listed.end}"))


def membership_slug(row: Row) -> str:
    """Name a membership after coalition, actor as listed, and spell.

    >>> cells = {"coalition": "gifct", "actor": "snap", "spell": "observer"}
    >>> membership_slug(Row("memberships.csv", 2, cells))
    'gifct--snap--observer'
    """
    spell = f"--{row['spell']}" if row["spell"] else ""
    return f"{row['coalition']}--{row['actor']}{spell}"


def _stated_role(row: Row) -> dict[str, str]:
    """A source that denies a membership states no role in it."""
    denied = row.cells.get("polarity") == AGAINST
    return {} if denied else {"cg:statedRole": term("role", row["role"])}


def _role(words: Sequence[Word], vocabulary: Vocabulary) -> str:
    """Adopt the role; a particular one says more than a broader one that is stated too."""
    best = max((word.confidence for word in trusted(words)), default="low", key=_trust)
    ranked = [word for word in words if word.confidence == best] or list(words)
    broader = frozenset[str]().union(*(vocabulary.above(word.row["role"]) for word in ranked))
    particular = [word for word in ranked if word.row["role"] not in broader]
    return first_said(particular or ranked, lambda word: word.row["role"]) or ""


def _trust(confidence: str) -> int:
    return ("low", "medium", "high").index(confidence)


def _cell(words: Sequence[Word], column: str) -> str:
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
    start = _moved((period.start_earliest, period.start_latest), life)
    end = _moved((period.end_earliest, period.end_latest), life)
    if not period.states_end and life.states_end:
        end = life.end_earliest, life.end_latest
    first = max(filter(None, (start[0], life.start_earliest)), default=None)
    last = min(filter(None, (end[1], life.end_latest)), default=None)
    return Period(period.text, first, start[1], end[0], last, period.ongoing)


def contradicts(period: Period, life: Period) -> bool:
    """Tell whether what is stated of a membership lies outside the life of its coalition.

    >>> contradicts(parse("1192-06-12/.."), parse("1992/.."))
    True
    """
    start = period.start_earliest, period.start_latest
    end = period.end_earliest, period.end_latest
    return any(_before(bounds, life) or _after(bounds, life) for bounds in (start, end))


def _moved(bounds: Bounds, life: Period) -> Bounds:
    """Move a day that lies wholly outside a life to where the life begins or ends."""
    if _before(bounds, life):
        return life.start_earliest, life.start_latest or life.start_earliest
    if _after(bounds, life):
        return life.end_earliest or life.end_latest, life.end_latest
    earliest, latest = bounds
    low, high = life.start_earliest, life.end_latest
    return earliest and max(earliest, low or earliest), latest and min(latest, high or latest)


def _before(bounds: Bounds, life: Period) -> bool:
    latest, low = bounds[1], life.start_earliest
    return latest is not None and low is not None and latest < low


def _after(bounds: Bounds, life: Period) -> bool:
    earliest, high = bounds[0], life.end_latest
    return earliest is not None and high is not None and earliest > high


def _operators(rows: Sequence[Row]) -> dict[str, list[Row]]:
    operators: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row["during"], row["operator"])):
        operators.setdefault(row["service"], []).append(row)
    return operators


def _operator(rows: Sequence[Row], period: Period) -> str:
    """Choose who operated the service when it joined, as surely as is known."""
    day = period.start_latest or period.start_earliest or LAST_DAY

    def doubt(row: Row) -> int:
        return -CERTAINTIES.index(degree_in(days_of(parse(row["during"])), day, day))

    return min(rows, key=doubt)["operator"]
